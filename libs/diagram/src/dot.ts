import type { Boundary, DrawnEdge, DrawnNode, Drawing } from './drawing.js';
import { boundaryStyles, edgeStyles, INK, legend, MUTED, nodeStyles } from './styles.js';
import { wrap } from './words.js';

/** Letters of a line; what is longer goes on in the next. */
const WIDTH = 30;

/** The drawing in the language of Graphviz. */
export function dot(drawing: Drawing): string {
  const roots = drawing.boundaries.filter(({ within }) => within === undefined);
  return [
    'digraph {',
    'compound=true newrank=true rankdir=LR ranksep=0.45 nodesep=0.18 pad=0.2 bgcolor=white labelloc=b labeljust=l',
    `fontname="Verdana" fontsize=13 fontcolor="${INK}"`,
    'node [fontname="Verdana" fontsize=13 shape=box margin="0.10,0.06"]',
    'edge [fontname="Verdana" fontsize=12 arrowsize=0.7 penwidth=1.3]',
    `label=${html([legend(drawing), ...drawing.notes.map(escaped)])}`,
    `subgraph "cluster" { label=<<FONT POINT-SIZE="18"><B>${escaped(drawing.title)}</B></FONT>> labelloc=t labeljust=l peripheries=0 margin=4`,
    ...roots.flatMap((boundary) => cluster(drawing, boundary)),
    ...drawing.nodes.filter(({ within }) => within === undefined).map(node),
    '}',
    ...columns(fromTop(drawing, undefined)),
    ...drawing.edges.map((edge) => arrow(drawing, edge)),
    '}',
    '',
  ].join('\n');
}

function cluster(drawing: Drawing, { id, kind, title, lines }: Boundary): string[] {
  const { fill, line, style } = boundaryStyles[kind];
  const inner = drawing.boundaries.filter(({ within }) => within === id);
  const label = [`<B>${escaped(title)}</B>`, ...lines.map(escaped)].join('<BR ALIGN="LEFT"/>');
  return [
    `subgraph ${quoted(`cluster ${id}`)} {`,
    `label=<${label}<BR ALIGN="LEFT"/>> labelloc=t labeljust=${kind === 'account' ? 'r' : 'l'} margin=12 peripheries=1`,
    `style="${style}" color="${line}" fillcolor="${fill}" penwidth=1.6 fontcolor="${kind === 'attached' ? MUTED : line}"`,
    ...inner.reverse().flatMap((boundary) => cluster(drawing, boundary)),
    ...drawing.nodes.filter(({ within }) => within === id).map(node),
    '}',
  ];
}

function node({ id, kind, title, lines }: DrawnNode): string {
  const { fill, line, style } = nodeStyles[kind];
  const rows = [
    ...wrap(title, WIDTH).map((text) => `<B>${escaped(text)}</B>`),
    ...lines.flatMap((text) => wrap(text, WIDTH)).map(escaped),
  ];
  const end = '<BR ALIGN="LEFT"/>';
  return `${quoted(id)} [label=<${rows.join(end)}${end}> style="${style}" color="${line}" fillcolor="${fill}" fontcolor="${INK}"]`;
}

/** What stands in inner boundaries comes before what stands beside them. */
function fromTop(drawing: Drawing, within: string | undefined): DrawnNode[] {
  const inner = drawing.boundaries.filter((boundary) => boundary.within === within);
  const beside = drawing.nodes.filter((each) => each.within === within);
  return [...inner.flatMap(({ id }) => fromTop(drawing, id)), ...beside];
}

/** Columns and rows are ours, so that a new arrow moves nothing: invisible arrows hold them, from the bottom to the top. */
function columns(nodes: readonly DrawnNode[]): string[] {
  const used = [...new Set(nodes.map(({ column }) => column))].sort((a, b) => a - b);
  const anchor = (column: number) => quoted(`column ${column}`);
  const ranks = used.map((column) => {
    const here = nodes.filter((each) => each.column === column).map(({ id }) => quoted(id));
    return `{ rank=same edge [style=invis] ${[...here.reverse(), anchor(column)].join(' -> ')} }`;
  });
  return [
    ...used.map((column) => `${anchor(column)} [style=invis shape=point width=0 height=0]`),
    ...ranks,
    ...(used.length > 1 ? [`${used.map(anchor).join(' -> ')} [style=invis weight=100]`] : []),
  ];
}

/** An arrow from or to a boundary starts at something within, and is cut off where it crosses the boundary. */
function arrow({ boundaries, nodes }: Drawing, { from, to, kind, label }: DrawnEdge): string {
  const { line, style } = edgeStyles[kind];
  const isBoundary = (id: string) => boundaries.some((boundary) => boundary.id === id);
  const within = (id: string) => (isBoundary(id) ? (nodes.find((each) => each.within === id)?.id ?? id) : id);
  const cut = [
    isBoundary(from) ? `ltail=${quoted(`cluster ${from}`)}` : '',
    isBoundary(to) ? `lhead=${quoted(`cluster ${to}`)}` : '',
  ];
  const column = (id: string) => nodes.find((each) => each.id === within(id))?.column ?? 0;
  const sides = column(from) < column(to) ? 'headport=w' : 'tailport=w headport=e';
  const isLevel = column(from) === column(to) || kind === 'belongs' || kind === 'records';
  const isFlat = column(from) === column(to);
  // A label between two boxes of one column would push them apart, out of their boundaries.
  const text =
    label === undefined ? '' : `${isFlat ? 'xlabel' : 'label'}=${quoted(` ${label} `)} fontcolor="${line}"`;
  const weight = kind === 'traffic' && !isFlat ? 'weight=6' : 'constraint=false';
  const attributes = [`color="${line}" style="${style}"`, weight, isLevel ? '' : sides, text, ...cut].filter(
    (each) => each !== '',
  );
  return `${quoted(within(from))} -> ${quoted(within(to))} [${attributes.join(' ')}]`;
}

const html = (lines: readonly string[]) => `<${lines.map((line) => `${line}<BR ALIGN="LEFT"/>`).join('')}>`;

export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
