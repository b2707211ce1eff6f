import type { ReviewGraph } from '../../review.js';
import { cutGraph, MOST_NODES } from '../shown/cut-graph.js';
import { type Layout, layout, NODE, type Point } from '../shown/layout.js';
import { linkTo } from '../shown/links.js';
import { visible } from '../../render/text/visible.js';
import { counted } from '../../render/text/words.js';
import { actionSigns } from '../shown/signs.js';
import { type Child, h, svg } from './element.js';

const MARGIN = 12;
/** Characters of this size that fit a node. */
const FITS = { name: { lit: 26, dimmed: 29 }, type: { lit: 28, dimmed: 31 } };

type Node = ReviewGraph['nodes'][number];

/** How what changes hangs together: what changes is lit and leads to its change, the neighbours are dimmed. */
export function graphPicture(stack: string, graph: ReviewGraph): HTMLElement {
  const { nodes, edges, leftOut } = cutGraph(graph);
  const places = layout(nodes.length, edges);
  const changed = nodes.filter(({ action }) => action !== undefined).length;
  const about = `Resource graph of ${stack}: ${counted(changed, 'change')} among ${counted(nodes.length, 'resource')}. Arrows lead from what refers to what it refers to.`;
  return h(
    'figure',
    { class: 'graph' },
    h(
      'div',
      { class: 'graph-scroll', role: 'region', tabindex: 0, 'aria-label': `Graph of ${stack}, scrolls` },
      picture(places, about, [
        ...places.edges.map(({ edge: [from, to], points }) =>
          arrow(points, nodes[from]?.action !== undefined && nodes[to]?.action !== undefined),
        ),
        ...nodes.map((node, at) => card(stack, node, places.nodes[at] ?? { x: 0, y: 0 }, refersTo(at))),
      ]),
    ),
    h('figcaption', {}, caption(leftOut)),
  );

  function refersTo(at: number) {
    const names = edges.flatMap(([from, to]) => (from === at ? (nodes[to]?.address ?? []) : []));
    return names.length === 0 ? '' : `, refers to ${names.join(', ')}`;
  }
}

function caption({ changed, neighbours }: { changed: number; neighbours: number }) {
  const left = [
    ...(changed > 0 ? [counted(changed, 'change')] : []),
    ...(neighbours > 0 ? [counted(neighbours, 'neighbour')] : []),
  ];
  const legend = 'An arrow leads from what refers to what it refers to. Dimmed: stays as it is.';
  return left.length === 0
    ? legend
    : `${legend} Drawn are ${MOST_NODES} at most, what is lost first: ${left.join(' and ')} not drawn.`;
}

function picture({ width, height }: Layout, about: string, children: readonly Child[]) {
  const [w, t] = [width + 2 * MARGIN, height + 2 * MARGIN];
  return svg(
    'svg',
    { viewBox: `${-MARGIN} ${-MARGIN} ${w} ${t}`, width: w, height: t, role: 'group', 'aria-label': about },
    ...children,
  );
}

function card(stack: string, { address, type, action }: Node, corner: Point, refersTo: string) {
  const name = address.startsWith(`${type}.`) ? address.slice(type.length + 1) : address;
  const sign = action === undefined ? '' : actionSigns[action];
  const look = action === undefined ? 'dimmed' : 'lit';
  const x = action === undefined ? 12 : 32;
  const inside = [
    svg('title', {}, action === undefined ? `${address} stays as it is` : `${address}: ${action}`),
    svg('rect', { width: NODE.width, height: NODE.height, rx: 8 }),
    svg('text', { class: 'sign', x: 16, y: 29, 'aria-hidden': 'true' }, sign),
    svg('text', { class: 'name', x, y: 20 }, fitting(name, FITS.name[look])),
    svg('text', { class: 'type', x, y: 36 }, fitting(type, FITS.type[look])),
  ];
  const at = { transform: `translate(${corner.x} ${corner.y})` };
  return action === undefined
    ? svg(
        'g',
        { class: 'node', role: 'img', 'aria-label': `${address} stays as it is${refersTo}`, ...at },
        ...inside,
      )
    : svg(
        'a',
        {
          class: `node lit action-${action}`,
          href: linkTo(stack, address),
          'aria-label': `${address}: ${action}${refersTo}`,
          ...at,
        },
        ...inside,
      );
}

/** The end of a name tells more than its beginning. Characters, not halves of them. */
function fitting(text: string, most: number) {
  const characters = [...visible(text)];
  return characters.length <= most ? characters.join('') : `…${characters.slice(1 - most).join('')}`;
}

/** Curves between columns, straight through those that are only passed. */
function arrow(points: readonly Point[], lit: boolean) {
  const [start, ...others] = points;
  if (start === undefined) return undefined;
  let from = start;
  const steps = others.map((to) => {
    const bend = (to.x - from.x) / 2;
    const step =
      from.y === to.y
        ? `L${to.x} ${to.y}`
        : `C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
    from = to;
    return step;
  });
  const tip = from;
  const back = Math.sign((others.at(-2) ?? start).x - tip.x) * 7;
  return svg(
    'g',
    { class: lit ? 'edge lit' : 'edge', 'aria-hidden': 'true' },
    svg('path', { d: `M${start.x} ${start.y}${steps.join('')}` }),
    svg('path', { class: 'tip', d: `M${tip.x} ${tip.y}l${back} -4v8z` }),
  );
}
