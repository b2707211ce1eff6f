/** Things by a key, keys and things in the order of their first appearance. */
export function grouped<Thing, Key>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => Key,
): Map<Key, Thing[]> {
  const groups = new Map<Key, Thing[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
}

/** How many there are of each key, most first, of as many keys as `limit`; and how many keys that leaves out. */
export function mostFrequent<Thing>(
  things: Iterable<Thing>,
  keyOf: (thing: Thing) => string,
  limit: number,
): { readonly counts: readonly (readonly [string, number])[]; readonly others: number } {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(keyOf(thing), (counts.get(keyOf(thing)) ?? 0) + 1);
  const sorted = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return { counts: sorted.slice(0, limit), others: Math.max(0, sorted.length - limit) };
}
