import { createHash } from 'node:crypto';
import type { PlanJson } from '@ashlar/graph';
import { copiesOf } from './canary-copies.fixture.js';

type Node = Record<string, unknown>;

/** What plain canaries are, and those that every encoding writes differently. */
const KINDS = ['-', '_', '"', ' ', '+/', '&<', '\\é', '%=', "'>?"];

/**
 * The plan with a fresh canary in place of every text that Terraform marks as sensitive, wherever that text stands, in an
 * output of every remote state, and with copies of each canary where nothing is marked: in attributes, addresses, ids of
 * imports, keys and outputs, plain and encoded.
 */
export function plantCanaries(plan: PlanJson): { readonly plan: PlanJson; readonly canaries: string[] } {
  const originals = new Set<string>();
  for (const { value, marks } of markedPlaces(plan)) textsAt(value, marks, originals);
  // The longest first: an original may hold another one.
  const sorted = [...originals].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const canaries = new Map(sorted.map((text, index) => [text, canaryOf(text, index)]));
  const planted = replaced(plan, canaries) as Node;
  const [remote, ofRemote] = [remoteOutputs(planted), canaryOf('remote state', canaries.size)];
  for (const outputs of remote) outputs['shared'] = ofRemote;
  const all = [...canaries.values(), ...(remote.length > 0 ? [ofRemote] : [])];
  const changes = (planted['resource_changes'] ?? []) as Node[];
  planted['resource_changes'] = [...changes, ...all.flatMap(copiesOf)];
  planted['output_changes'] = {
    ...(planted['output_changes'] as Node | undefined),
    ...Object.fromEntries(
      all.map((canary, index) => [
        `copy_${index}`,
        { actions: ['create'], before: null, after: `of ${canary}`, after_unknown: false },
      ]),
    ),
  };
  return { plan: planted as PlanJson, canaries: all };
}

/** `Kq3v"8xnd1w`: of letters and digits around what encodings change. */
function canaryOf(text: string, index: number): string {
  const letters = BigInt(`0x${createHash('sha256').update(`${index} ${text}`).digest('hex')}`).toString(36);
  return `K${letters.slice(0, 10)}${KINDS[index % KINDS.length]}${letters.slice(10, 16)}`;
}

interface Place {
  readonly value: unknown;
  readonly marks: unknown;
}

function markedPlaces(plan: PlanJson): Place[] {
  const changes = [
    ...(plan.resource_changes ?? []),
    ...(plan.resource_drift ?? []),
    ...Object.values(plan.output_changes ?? {}).map((change) => ({ change })),
  ].flatMap(({ change }) => [
    { value: change.before, marks: change.before_sensitive },
    { value: change.after, marks: change.after_sensitive },
  ]);
  const declared = plan.configuration?.root_module?.variables ?? {};
  const variables = Object.entries(plan.variables ?? {}).map(([name, { value }]) => ({
    value,
    marks: declared[name]?.sensitive,
  }));
  const states = [plan.prior_state?.values, plan.planned_values].flatMap((values) => [
    ...Object.values(values?.outputs ?? {}).map(({ value, sensitive }) => ({ value, marks: sensitive })),
    ...modulesIn(values?.root_module as Node | undefined)
      .flatMap((module) => (module['resources'] ?? []) as Node[])
      .map((resource) => ({ value: resource['values'], marks: resource['sensitive_values'] })),
  ]);
  return [...changes, ...variables, ...states];
}

const modulesIn = (module: Node | undefined): Node[] =>
  module === undefined ? [] : [module, ...((module['child_modules'] ?? []) as Node[]).flatMap(modulesIn)];

/** The texts that are marked; those too short to be hidden everywhere are not worth a canary elsewhere. */
function textsAt(value: unknown, marks: unknown, into: Set<string>): void {
  if (typeof value === 'string' && marks === true && value.trim().length >= 4) into.add(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value))
    textsAt(child, marks === true || (marks as Node | undefined)?.[key], into);
}

/** The value with canaries for each whole text and each part of a text that is one of the originals. */
function replaced(value: unknown, canaries: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string')
    return [...canaries].reduce((text, [original, canary]) => text.replaceAll(original, canary), value);
  if (Array.isArray(value)) return value.map((element) => replaced(element, canaries));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, replaced(child, canaries)]));
}

function remoteOutputs(plan: Node): Node[] {
  const prior = (plan['prior_state'] as { values?: { root_module?: Node } } | undefined)?.values?.root_module;
  return modulesIn(prior)
    .flatMap((module) => (module['resources'] ?? []) as Node[])
    .filter(({ type }) => type === 'terraform_remote_state')
    .map(({ values }) => (values as Node)['outputs'] as Node);
}
