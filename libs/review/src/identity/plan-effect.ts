import { isDeepStrictEqual } from 'node:util';
import {
  type PlanAction,
  type PlanJson,
  type PlannedChange,
  type PlannedOutput,
  type PlannedValues,
  readPlan,
} from '@ashlar/graph';

/** Where two plans would do something else. Names alone: no value, and no digest of one, leaves the comparison. */
export interface EffectDifference {
  /** `output.url` is an output. */
  readonly address: string;
  readonly was: PlanAction | 'nothing';
  readonly is: PlanAction | 'nothing';
  /** Whose values differ, of the first level. */
  readonly attributes: readonly string[];
}

type Effect = PlannedChange | PlannedOutput;

/**
 * Whether two plans would do the same to the same things, and if not, where: actions, what forces them, and every value that is
 * and will be. When they were made, in which order they are written, and what stays as it is makes no difference.
 */
export function effectDifferences(was: PlanJson, is: PlanJson): EffectDifference[] {
  const [before, after] = [effectsOf(was), effectsOf(is)];
  const addresses = [...new Set([...before.keys(), ...after.keys()])].sort();
  return addresses.flatMap((address) => {
    const [a, b] = [before.get(address), after.get(address)];
    const attributes = differing(a, b);
    if (attributes.length === 0 && isDeepStrictEqual(kindOf(a), kindOf(b))) return [];
    return [{ address, was: a?.action ?? 'nothing', is: b?.action ?? 'nothing', attributes }];
  });
}

function effectsOf(json: PlanJson): ReadonlyMap<string, Effect> {
  const { changes, outputs } = readPlan(json);
  return new Map<string, Effect>([
    ...changes.filter(isEffective).map((change) => [nameOf(change), change] as const),
    ...outputs
      .filter(({ action }) => action !== 'no-op')
      .map((output) => [`output.${output.name}`, output] as const),
  ]);
}

const isEffective = ({ mode, action, movedFrom, importing }: PlannedChange) =>
  mode !== 'data' &&
  (!['no-op', 'read', 'open'].includes(action) || movedFrom !== undefined || importing !== undefined);

/** An address may hold an object and several that replacements left behind. */
const nameOf = ({ address, deposed }: PlannedChange) =>
  deposed === undefined ? address : `${address} (deposed ${deposed})`;

/** What is done, besides the values. Why Terraform does it is no part of that. */
function kindOf(effect: Effect | undefined) {
  if (effect === undefined) return undefined;
  const { replacePaths = [], movedFrom, importing } = effect as Partial<PlannedChange>;
  return {
    actions: effect.actions,
    replacePaths: [...replacePaths].map(String).sort(),
    movedFrom,
    importing,
  };
}

function differing(a: PlannedValues | undefined, b: PlannedValues | undefined): string[] {
  const parts = [a, b].map((effect) =>
    effect === undefined ? [] : [effect.before, effect.after, effect.afterUnknown].map(asAttributes),
  );
  const names = new Set(parts.flat().flatMap((part) => Object.keys(part)));
  const [was = [], is = []] = parts;
  return [...names]
    .filter(
      (name) =>
        !isDeepStrictEqual(
          was.map((part) => part[name]),
          is.map((part) => part[name]),
        ),
    )
    .sort();
}

/** An output may be anything; a resource has attributes. */
const asAttributes = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : { value };
