import type { ReviewAction, ReviewGraph } from '../../review.js';

/** More than this nobody reads as a picture. */
export const MOST_NODES = 150;

export interface CutGraph extends ReviewGraph {
  /** What is not drawn. */
  readonly leftOut: { readonly changed: number; readonly neighbours: number };
}

const WORST_FIRST: readonly (ReviewAction | undefined)[] = [
  ...(['delete', 'replace', 'unknown', 'forget', 'update', 'create', 'import', 'move'] as const),
  undefined,
];

/** At most so many nodes: what is lost first, neighbours of what changes last. */
export function cutGraph({ nodes, edges }: ReviewGraph, most = MOST_NODES): CutGraph {
  const rank = (index: number) => WORST_FIRST.indexOf(nodes[index]?.action);
  const kept = [...nodes.keys()]
    .sort((a, b) => rank(a) - rank(b) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
  const place = new Map(kept.map((index, at) => [index, at]));
  const left = nodes.filter((_, index) => !place.has(index));
  const changed = left.filter(({ action }) => action !== undefined).length;
  return {
    nodes: kept.flatMap((index) => nodes[index] ?? []),
    edges: edges.flatMap(([from, to]) => {
      const [start, end] = [place.get(from), place.get(to)];
      return start === undefined || end === undefined ? [] : [[start, end] as const];
    }),
    leftOut: { changed, neighbours: left.length - changed },
  };
}
