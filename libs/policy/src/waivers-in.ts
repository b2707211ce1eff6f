import { isRecord, type Problem } from '@ashlar/core';
import type { StackJson } from '@ashlar/graph';
import type { Waiver } from './waiver.js';
import { type WaiverCheck, waiverProblems } from './waiver-problems.js';

/** Waivers that stand beside what they waive. */
export interface WaiversBeside {
  /** Each of one resource; those that are wrong are left out. In the order of resources. */
  readonly waivers: readonly Waiver[];
  readonly problems: readonly Problem[];
}

/**
 * Waivers in the JSON of stacks, in what the engine notes about a resource: `"//": {"waivers": [{rule, reason, owner, until}]}`.
 * Terraform reads nothing of it. `waive` of @ashlar/core writes it.
 */
export function waiversIn(stacks: readonly StackJson[], check: WaiverCheck): WaiversBeside {
  const noted = stacks.flatMap(({ name, json }) =>
    [['', json.resource] as const, ['data.', json.data] as const].flatMap(([prefix, blocks = {}]) =>
      Object.entries(blocks).flatMap(([type, named]) =>
        Object.entries(named).flatMap(([key, { '//': note }]) =>
          isRecord(note) && note['waivers'] !== undefined
            ? [{ id: `${name}/${prefix}${type}.${key}`, written: note['waivers'] }]
            : [],
        ),
      ),
    ),
  );
  const read = noted
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, written }) => waiversOf(id, written, check));
  return {
    waivers: read.flatMap(({ waivers }) => waivers),
    problems: read.flatMap(({ problems }) => problems),
  };
}

function waiversOf(id: string, written: unknown, check: WaiverCheck): WaiversBeside {
  if (!Array.isArray(written))
    return { waivers: [], problems: problemsOf(id, waiverProblems(written, check)) };
  const read = written.map((one: unknown) => {
    if (!isRecord(one)) return { one, problems: waiverProblems([one], check) };
    const { until, ...rest } = one;
    const asWaiver = { ...rest, expires: until, resources: [id] };
    const strangers = ['expires', 'resources'].filter((name) => one[name] !== undefined);
    return {
      one: asWaiver,
      problems: [
        ...strangers.map((name) => ({
          what: `waivers[0] names ${name}`,
          fix: 'use rule, reason, owner, until',
        })),
        ...waiverProblems([asWaiver], check),
      ],
    };
  });
  return {
    waivers: read.flatMap(({ one, problems }) => (problems.length === 0 ? [one as unknown as Waiver] : [])),
    problems: read.flatMap(({ problems }, at) => problemsOf(id, problems, at)),
  };
}

/** In the words of what is written there. */
const problemsOf = (id: string, problems: readonly Problem[], at = 0): Problem[] =>
  problems.map(({ what, fix }) => ({
    what: `${id}: ${what.replace('waivers[0]', `waivers[${at}]`).replace(/: expires is /, ': until is ')}`,
    fix,
  }));
