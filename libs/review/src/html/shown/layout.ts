import { type Edge, type Layers, layersOf } from './layers.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** The upper left corner of each node. */
  readonly nodes: readonly Point[];
  /** From where an arrow starts to where it ends, with what it passes. */
  readonly edges: readonly { readonly edge: Edge; readonly points: readonly Point[] }[];
}

export const NODE = { width: 236, height: 46 };
const GAP = { x: 64, y: 14 };
/** A line that only passes needs less room than a node. */
const PASSING = 10;
const SWEEPS = 8;

/** Places for nodes and arrows. The same graph gives the same places. */
export function layout(count: number, edges: readonly Edge[]): Layout {
  const joined = [...new Set(edges.filter(([from, to]) => from !== to).flat())].sort((a, b) => a - b);
  const place = new Map(joined.map((node, at) => [node, at]));
  const inner = edges.flatMap(([from, to]): Edge[] => {
    const [start, end] = [place.get(from), place.get(to)];
    return start === undefined || end === undefined ? [] : [[start, end]];
  });
  const layered = layersOf(joined.length, inner);
  ordered(layered);
  const y = heights(layered);
  const top = Math.min(0, ...y);
  const column = new Map(layered.layers.flatMap((slots, at) => slots.map((slot) => [slot, at])));
  const corner = (slot: number): Point => ({
    x: (column.get(slot) ?? 0) * (NODE.width + GAP.x),
    y: Math.round((y[slot] ?? 0) - top),
  });
  const drawn = {
    width: joined.length === 0 ? 0 : layered.layers.length * (NODE.width + GAP.x) - GAP.x,
    height: joined.length === 0 ? 0 : Math.round(Math.max(...y) - top) + NODE.height,
  };
  const alone = grid(
    [...Array(count).keys()].filter((node) => !place.has(node)),
    Math.max(layered.layers.length, 4),
    drawn.height === 0 ? 0 : drawn.height + 2 * GAP.y,
  );
  return {
    width: Math.max(drawn.width, alone.width),
    height: Math.max(drawn.height, alone.height),
    nodes: Array.from({ length: count }, (_, node) => {
      const slot = place.get(node);
      return slot === undefined ? (alone.places.get(node) ?? { x: 0, y: 0 }) : corner(slot);
    }),
    edges: layered.routes.map(({ edge: [from, to], slots }) => {
      const points = slots.flatMap((slot, at) => {
        const { x, y } = corner(slot);
        const [left, right] = [
          { x, y: y + NODE.height / 2 },
          { x: x + NODE.width, y: y + NODE.height / 2 },
        ];
        return at === 0 ? [right] : at === slots.length - 1 ? [left] : [left, right];
      });
      const turned = slots[0] !== from;
      return {
        edge: [joined[from] ?? from, joined[to] ?? to],
        points: turned ? points.reverse() : points,
      };
    }),
  };
}

/** Each slot near the middle of those that it is joined with, which lets few lines cross. */
function ordered({ layers, slots }: Layers) {
  const position = new Map<number, number>();
  const note = (layer: readonly number[]) => layer.forEach((slot, at) => position.set(slot, at));
  layers.forEach(note);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const side = sweep % 2 === 0 ? 'before' : 'after';
    for (const layer of side === 'before' ? layers : [...layers].reverse()) {
      const middle = new Map(
        layer.map((slot) => [
          slot,
          mean((slots[slot]?.[side] ?? []).map((of) => position.get(of) ?? 0)) ?? position.get(slot) ?? 0,
        ]),
      );
      layer.sort(
        (a, b) =>
          (middle.get(a) ?? 0) - (middle.get(b) ?? 0) || (position.get(a) ?? 0) - (position.get(b) ?? 0),
      );
      note(layer);
    }
  }
}

function heights({ layers, slots }: Layers): number[] {
  const room = (slot: number) => (slots[slot]?.node === undefined ? PASSING : NODE.height) + GAP.y;
  const y = new Array<number>(slots.length).fill(0);
  for (const layer of layers) {
    let next = 0;
    for (const slot of layer) {
      y[slot] = next;
      next += room(slot);
    }
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (const layer of sweep % 2 === 0 ? layers : [...layers].reverse()) {
      const wished = layer.map((slot) => {
        const joined = [...(slots[slot]?.before ?? []), ...(slots[slot]?.after ?? [])];
        return mean(joined.map((of) => y[of] ?? 0)) ?? y[slot] ?? 0;
      });
      apart(wished, layer.map(room)).forEach((at, index) => (y[layer[index] ?? 0] = at));
    }
  return y;
}

/**
 * The places nearest to what is wished for, each at least the room of the one above it further down: neighbours that wish for too little
 * room share the mean of their wishes.
 */
export function apart(wished: readonly number[], room: readonly number[]): number[] {
  let sum = 0;
  const offset = wished.map((_, index) => (sum += index === 0 ? 0 : (room[index - 1] ?? 0)));
  const blocks: { total: number; size: number }[] = [];
  wished.forEach((wish, index) => {
    blocks.push({ total: wish - (offset[index] ?? 0), size: 1 });
    for (;;) {
      const [upper, lower] = blocks.slice(-2);
      if (upper === undefined || lower === undefined) break;
      if (upper.total / upper.size <= lower.total / lower.size) break;
      blocks.splice(-2, 2, { total: upper.total + lower.total, size: upper.size + lower.size });
    }
  });
  const places = blocks.flatMap(({ total, size }) => new Array<number>(size).fill(total / size));
  return places.map((place, index) => place + (offset[index] ?? 0));
}

function grid(nodes: readonly number[], columns: number, top: number) {
  const places = new Map(
    nodes.map((node, index) => [
      node,
      {
        x: (index % columns) * (NODE.width + GAP.x),
        y: top + Math.floor(index / columns) * (NODE.height + GAP.y),
      },
    ]),
  );
  const rows = Math.ceil(nodes.length / columns);
  return {
    places,
    width: nodes.length === 0 ? 0 : Math.min(nodes.length, columns) * (NODE.width + GAP.x) - GAP.x,
    height: nodes.length === 0 ? 0 : top + rows * (NODE.height + GAP.y) - GAP.y,
  };
}

const mean = (of: readonly number[]) =>
  of.length === 0 ? undefined : of.reduce((a, b) => a + b, 0) / of.length;
