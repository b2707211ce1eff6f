import type { Boundary, DrawnEdge, DrawnNode } from './drawing.js';

/** The picture in sentences: what there is by place, and what every arrow says. */
export function describe(
  title: string,
  boundaries: readonly Boundary[],
  nodes: readonly DrawnNode[],
  edges: readonly DrawnEdge[],
): string {
  const named = new Map([...boundaries, ...nodes].map(({ id, title: name }) => [id, name]));
  const places = boundaries.flatMap(({ id, title: name }) => {
    const inside = nodes.filter(({ within }) => within === id).map(({ title: node }) => node);
    return inside.length > 0 ? [`${name}: ${inside.join('; ')}.`] : [];
  });
  const arrows = edges.map(
    ({ from, to, label }) =>
      `${named.get(from) ?? from} to ${named.get(to) ?? to}${label ? `: ${label}` : ''}.`,
  );
  return [`Architecture of ${title}.`, ...places, ...arrows].join(' ');
}
