import type { PlannedChange } from '@ashlar/graph';
import type { Judgement } from '../rule.js';
import { isObject, isOn, isUnknownAt, valuesAt } from './values-at.js';

/** An attribute that protects, and what it means that it no longer does. */
export interface Safeguard {
  /** Types that have it; of `*` every type that has an attribute of this name. */
  readonly types: readonly string[] | '*';
  /** `point_in_time_recovery.enabled`. Of lists, every element. */
  readonly path: string;
  /** Whether less is protected after than before. Values that aren't there are left out. */
  loses(before: readonly unknown[], after: readonly unknown[]): boolean;
  /** `turns deletion protection off`. */
  readonly what: string;
  readonly fix: string;
  /** @default danger */
  readonly verdict?: Judgement['verdict'];
  /** A value that may come out of the apply and loses it. Without one, that nothing is there. */
  readonly worst?: unknown;
}

/** Judges changes of what was there before by a table of safeguards. */
export function weakening(table: readonly Safeguard[]): (change: PlannedChange) => Judgement[] {
  const ofAny = table.filter(({ types }) => types === '*');
  const ofType = new Map<string, Safeguard[]>();
  for (const type of new Set(table.flatMap(({ types }) => (types === '*' ? [] : types))))
    ofType.set(type, [...table.filter(({ types }) => types !== '*' && types.includes(type)), ...ofAny]);
  const names = new Map(table.map(({ path }) => [path, path.split('.')[0] ?? path]));

  return (change) => {
    const { type, before, after } = change;
    if (!isObject(before) || !isObject(after)) return [];
    return (ofType.get(type) ?? ofAny)
      .filter(({ path }) => (names.get(path) ?? path) in before)
      .flatMap((safeguard) => judgementOf(safeguard, change));
  };
}

function judgementOf(safeguard: Safeguard, { before, after, afterUnknown }: PlannedChange): Judgement[] {
  const { path, what, fix, worst, verdict = 'danger' } = safeguard;
  const was = valuesAt(before, path);
  if (isUnknownAt(afterUnknown, path)) {
    if (!safeguard.loses(was, worst === undefined ? [] : [worst])) return [];
    const unknown = `perhaps ${what}: ${path} is known after the apply only`;
    return [{ verdict: 'review', what: unknown, fix, attributes: [path] }];
  }
  return safeguard.loses(was, valuesAt(after, path)) ? [{ verdict, what, fix, attributes: [path] }] : [];
}

/** Was on, and is not; of several, one of them. What goes as a whole while others stay on loses nothing. */
export const turnedOff: Safeguard['loses'] = (before, after) => {
  const [was, is] = [before.filter(isOn).length, after.filter(isOn).length];
  return was > 0 && (is === 0 || (is < was && after.length - is > before.length - was));
};

/** Was off or absent, and is on. */
export const turnedOn: Safeguard['loses'] = (before, after) => !before.some(isOn) && after.some(isOn);

/** Was there, and is not. */
export const removed: Safeguard['loses'] = (before, after) => before.some(isFull) && !after.some(isFull);

/** Something of it is gone. */
export const shrunk: Safeguard['loses'] = (before, after) => before.some((value) => !after.includes(value));

/** The smallest figure is smaller than before; absent is 0. */
export const lowered: Safeguard['loses'] = (before, after) => least(after) < least(before);

/** Had one of these values, and has another. */
export const left =
  (...values: readonly unknown[]): Safeguard['loses'] =>
  (before, after) =>
    before.some((value) => values.includes(value)) && !after.some((value) => values.includes(value));

const least = (values: readonly unknown[]) =>
  values.length === 0 ? 0 : Math.min(...values.map(Number).filter((figure) => !Number.isNaN(figure)));

const isFull = (value: unknown) => value !== '' && value !== false;
