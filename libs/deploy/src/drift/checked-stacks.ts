import { is, isRecord, refuse } from '@ashlar/core';

/** When each stack was compared with AWS last: `{ "shop-data": "2026-11-21T02:00:00.000Z" }`. */
export type CheckedStacks = Readonly<Record<string, string>>;

export function readCheckedStacks(text: string, where: string): CheckedStacks {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = text.slice(0, 20);
  }
  const isTime = (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value));
  const problems = !isRecord(json)
    ? [{ what: 'it is no JSON object', fix: 'remove it: every stack is compared again then' }]
    : Object.entries(json)
        .filter(([, time]) => !isTime(time))
        .map(([stack, time]) => ({ what: is(stack, time), fix: 'use a time, or remove it' }));
  refuse(where, problems);
  return json as CheckedStacks;
}

/** The stacks that were compared longest ago, those that never were first; in their own order. */
export function longestUnchecked<T extends { readonly name: string }>(
  stacks: readonly T[],
  checked: CheckedStacks,
  limit: number = stacks.length,
): T[] {
  const time = ({ name }: T) => Date.parse(checked[name] ?? '') || 0;
  const chosen = new Set(
    [...stacks].sort((a, b) => time(a) - time(b) || (a.name < b.name ? -1 : 1)).slice(0, limit),
  );
  return stacks.filter((stack) => chosen.has(stack));
}

/** With those that were compared now, in the order of names; stacks that are gone are forgotten. */
export function afterChecking(
  checked: CheckedStacks,
  { now, at, all }: { readonly now: readonly string[]; readonly at: string; readonly all: readonly string[] },
): CheckedStacks {
  const times = { ...checked, ...Object.fromEntries(now.map((stack) => [stack, at])) };
  return Object.fromEntries(
    Object.entries(times)
      .filter(([stack]) => all.includes(stack))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
