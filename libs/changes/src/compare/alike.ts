/**
 * How much two lists have in common, whatever their order: twice what is in both, of all there is (Dice's coefficient).
 * 1 for lists that hold the same, 0 for nothing in common.
 */
export function alike(one: readonly string[], other: readonly string[]): number {
  if (one.length + other.length === 0) return 1;
  const left = new Map<string, number>();
  for (const item of one) left.set(item, (left.get(item) ?? 0) + 1);
  let common = 0;
  for (const item of other) {
    const count = left.get(item) ?? 0;
    if (count === 0) continue;
    left.set(item, count - 1);
    common++;
  }
  return (2 * common) / (one.length + other.length);
}

/** The words of an address or a name, for telling which of several equals is meant. */
export const wordsOf = (name: string): string[] => name.split(/[^A-Za-z0-9]+/);
