export interface Pair<T> {
  readonly from: T;
  readonly to: T;
}

/**
 * Pairs what is gone with what is new, the best pair first, each at most once.
 *
 * @param rank how well two fit, the most important figure first; undefined when they don't
 * @returns pairs in the order of their names, the same whichever side is called gone.
 */
export function pairUp<T extends { readonly name: string }>(
  gone: readonly T[],
  added: readonly T[],
  rank: (from: T, to: T) => readonly number[] | undefined,
): Pair<T>[] {
  const candidates = gone.flatMap((from) =>
    added.flatMap((to) => {
      const figures = rank(from, to);
      return figures === undefined ? [] : [{ from, to, figures, key: `${from.name} ${to.name}` }];
    }),
  );
  candidates.sort((a, b) => better(a.figures, b.figures) || (a.key < b.key ? -1 : 1));
  const taken = new Set<T>();
  return candidates
    .filter(({ from, to }) => {
      if (taken.has(from) || taken.has(to)) return false;
      taken.add(from).add(to);
      return true;
    })
    .map(({ from, to }) => ({ from, to }))
    .sort((a, b) => (a.from.name < b.from.name ? -1 : 1));
}

const better = (a: readonly number[], b: readonly number[]) =>
  a.map((figure, at) => (b[at] ?? 0) - figure).find((difference) => difference !== 0) ?? 0;
