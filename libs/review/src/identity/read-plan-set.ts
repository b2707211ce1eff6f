import { is, isRecord, type Problem, refuse } from '@ashlar/core';
import { changingReads, type IdentifiedPlan, type PlanOfSet, type PlanSet, planSetHash } from './plan-set.js';

/** What the legs of a matrix write: the plans that were made, and the stacks that could not be planned. */
export interface IdentitiesFile {
  readonly schemaVersion: 1;
  readonly plans: readonly IdentifiedPlan[];
  readonly failed: readonly string[];
}

/** Reads a `plan-set.json`. One whose hash is not that of its plans is refused. */
export function readPlanSet(text: string, where: string): PlanSet {
  const json = parsed(text, where);
  refuse(where, shapeProblems(json));
  const set = json as unknown as PlanSet;
  const hash = planSetHash(set);
  const what = `it says that its hash is ${set.hash}, and it is ${hash}: it was changed`;
  refuse(where, hash === set.hash ? [] : [{ what, fix: REMAKE }]);
  return set;
}

/** Reads what `ashlar plan --identities` has written. */
export function readIdentities(text: string, where: string): IdentitiesFile {
  const json = parsed(text, where);
  const { failed } = json;
  const isList = Array.isArray(failed) && failed.every((stack) => typeof stack === 'string');
  refuse(where, [...shapeProblems(json), ...(isList ? [] : [{ what: is('failed', failed), fix: REMAKE }])]);
  return json as unknown as IdentitiesFile;
}

/** Why plans are no set that could be applied. */
export function planSetProblems({ plans, failed }: Pick<IdentitiesFile, 'plans' | 'failed'>): Problem[] {
  const stacks = plans.map(({ identity }) => identity.stack).sort();
  const twice = stacks.filter((stack, index) => stacks.indexOf(stack) !== index);
  return [
    ...(plans.length === 0 ? [{ what: 'there is no plan', fix: 'plan at least one stack' }] : []),
    ...[...new Set(twice)].map((stack) => ({
      what: `${stack} was planned more than once`,
      fix: 'keep one of the plans: a set has one of each stack',
    })),
    ...plans
      .filter((plan) => plan.unplanned !== undefined && Object.keys(changingReads(plan, plans)).length === 0)
      .map(({ identity: { stack }, unplanned }) => ({
        what: `${stack} could not be planned: ${unplanned}`,
        fix: 'plan what it reads from in the same set, or deploy that first',
      })),
    ...[...failed].sort().map((stack) => ({
      what: `${stack} could not be planned`,
      fix: 'mend that, and plan again: a set without it would be half of the change',
    })),
  ];
}

const REMAKE = 'write it with this version of `ashlar plan` or `ashlar plan-set create`';

function parsed(text: string, where: string): Readonly<Record<string, unknown>> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  refuse(where, isRecord(json) ? [] : [{ what: 'it is no JSON object', fix: REMAKE }]);
  return json as Readonly<Record<string, unknown>>;
}

function shapeProblems({ schemaVersion, plans }: Readonly<Record<string, unknown>>): Problem[] {
  if (schemaVersion !== 1) return [{ what: is('schemaVersion', schemaVersion), fix: REMAKE }];
  if (!Array.isArray(plans)) return [{ what: is('plans', plans), fix: REMAKE }];
  return plans.flatMap((plan: unknown, index) =>
    isPlan(plan) ? [] : [{ what: `plans[${index}] is no plan of a set`, fix: REMAKE }],
  );
}

/** Names of stacks become names of folders and of objects in a store. */
const STACK = /^[A-Za-z0-9][\w-]*$/;
const DIGESTS = [
  ...['synthSha256', 'lockSha256', 'stateLineage', 'upstreamSha256'],
  ...['planFileSha256', 'planJsonCanonicalSha256'],
];
const DIGEST = /^[0-9a-f]{64}$/;

function isPlan(plan: unknown): plan is PlanOfSet {
  if (!isRecord(plan) || !isRecord(plan['identity']) || !isRecord(plan['counts'])) return false;
  const { identity, dependencies, reads, outputs, dangers, hasChanges, counts } = plan;
  return (
    STACK.test(String(identity['stack'])) &&
    DIGESTS.every((name) => DIGEST.test(String(identity[name]))) &&
    ['terraformVersion', 'createdAt', 'expiresAt', 'toolVersion'].every(
      (name) => typeof identity[name] === 'string',
    ) &&
    Number.isInteger(identity['stateSerial']) &&
    isRecord(identity['providerVersions']) &&
    areTexts(dependencies) &&
    areTexts(outputs) &&
    isRecord(reads) &&
    Object.values(reads).every(areTexts) &&
    Array.isArray(dangers) &&
    dangers.every((danger) => isRecord(danger) && typeof danger['address'] === 'string') &&
    ['create', 'update', 'replace', 'destroy'].every((name) => Number.isInteger(counts[name])) &&
    typeof hasChanges === 'boolean'
  );
}

const areTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');
