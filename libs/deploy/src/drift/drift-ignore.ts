import { is, isRecord, type Problem, refuse, strangerProblems, textProblems } from '@ashlar/core';
import type { DriftedResource } from './drift-of.js';

/** Drift that is meant to be, for a while: an entry of an ignore file. */
export interface DriftIgnore {
  /** A name, or a pattern with `*`. @default - any stack */
  readonly stack?: string;
  /** As Terraform writes it, or a pattern with `*`: `aws_ecs_service.*`. */
  readonly address: string;
  /** Of the first level: `desired_count`. `*` is any, and that the resource is gone, too. */
  readonly attribute: string;
  /** `2027-01-31`: the last day on which it is ignored. */
  readonly until: string;
  /** Who is asked about it. */
  readonly owner: string;
  readonly reason: string;
}

/** What was ignored, and why. */
export interface IgnoredDrift {
  readonly address: string;
  readonly attributes: readonly string[];
  readonly by: readonly DriftIgnore[];
}

const FIELDS = ['stack', 'address', 'attribute', 'until', 'owner', 'reason'];

/** Reads an ignore file. An entry that has expired is refused like one that is wrong: nobody would look at it again. */
export function readDriftIgnores(text: string, where: string, today: string): DriftIgnore[] {
  const fix = 'write a JSON list of { stack?, address, attribute, until, owner, reason }';
  const entries = parsed(text);
  refuse(where, Array.isArray(entries) ? [] : [{ what: 'it is no JSON list', fix }]);
  refuse(
    where,
    (entries as unknown[]).flatMap((entry, index) => entryProblems(entry, `[${index}]`, today)),
  );
  return entries as DriftIgnore[];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function entryProblems(entry: unknown, prop: string, today: string): Problem[] {
  if (!isRecord(entry)) return [{ what: is(prop, entry), fix: 'use { address, attribute, until, … }' }];
  const { until, owner, stack } = entry;
  const problems = [
    ...strangerProblems(prop, entry, FIELDS),
    ...['address', 'attribute', 'owner', 'reason'].flatMap((name) =>
      textProblems(`${prop}.${name}`, entry[name], /\S/, 'say it in words'),
    ),
    ...(stack === undefined
      ? []
      : textProblems(`${prop}.stack`, stack, /\S/, 'name a stack, or leave it out')),
    ...textProblems(`${prop}.until`, until, /^\d{4}-\d{2}-\d{2}$/, 'use a day, such as 2027-01-31'),
  ];
  if (problems.length > 0 || String(until) >= today) return problems;
  const what = `${prop} has expired on ${String(until)}: ${String(entry['reason'])}`;
  return [{ what, fix: `remove it, or ask ${String(owner)} until when it is to be ignored` }];
}

/** Takes what is ignored out of the drift of a stack. */
export function withoutIgnored(
  stack: string,
  drift: readonly DriftedResource[],
  ignores: readonly DriftIgnore[],
): { readonly drift: DriftedResource[]; readonly ignored: IgnoredDrift[] } {
  const mine = ignores.filter((ignore) => isLike(stack, ignore.stack ?? '*'));
  const ignored: IgnoredDrift[] = [];
  const left = drift.flatMap((resource): DriftedResource[] => {
    const { address, what, attributes } = resource;
    const here = mine.filter((ignore) => isLike(address, ignore.address));
    const by = here.filter(({ attribute }) => attribute === '*' || attributes.includes(attribute));
    if (by.length === 0) return [resource];
    const isIgnored = (name: string) => by.some(({ attribute }) => attribute === '*' || attribute === name);
    ignored.push({ address, attributes: attributes.filter(isIgnored), by });
    const rest = attributes.filter((name) => !isIgnored(name));
    return what === 'deleted' || rest.length === 0 ? [] : [{ ...resource, attributes: rest }];
  });
  return { drift: left, ignored };
}

/** Addresses have brackets, which are no pattern here. */
const isLike = (text: string, pattern: string) =>
  new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`).test(text);

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
