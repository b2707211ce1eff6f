export type Edge = readonly [number, number];

/** A node of the graph, or a place that an edge passes on its way through a layer in between. */
export interface Slot {
  readonly node?: number;
  readonly before: number[];
  readonly after: number[];
}

export interface Layers {
  readonly slots: readonly Slot[];
  /** Indexes of slots, from left to right, from top to bottom. */
  readonly layers: readonly number[][];
  /** For each edge that is drawn, the slots that it passes from left to right. */
  readonly routes: readonly { readonly edge: Edge; readonly slots: readonly number[] }[];
}

/**
 * Nodes in layers so that every edge leads to the right: one that refers stands left of what it refers to. Of edges in a circle one is
 * turned round; one from a node to itself is left out.
 */
export function layersOf(count: number, edges: readonly Edge[]): Layers {
  const drawn = edges.filter(([from, to]) => from !== to && from < count && to < count);
  const forward = withoutCircles(count, drawn);
  const layer = longestPaths(count, forward);
  const slots: Slot[] = Array.from({ length: count }, (_, node) => ({ node, before: [], after: [] }));
  const layers: number[][] = Array.from({ length: Math.max(0, ...layer) + 1 }, () => []);
  layer.forEach((at, node) => layers[at]?.push(node));
  const routes = forward.map(([from, to], index) => {
    const passed = [from];
    for (let at = (layer[from] ?? 0) + 1; at < (layer[to] ?? 0); at++) {
      const slot = slots.push({ before: [], after: [] }) - 1;
      layers[at]?.push(slot);
      passed.push(slot);
    }
    passed.push(to);
    passed.slice(1).forEach((slot, at) => {
      const previous = passed[at] ?? from;
      slots[previous]?.after.push(slot);
      slots[slot]?.before.push(previous);
    });
    return { edge: drawn[index] ?? [from, to], slots: passed };
  });
  return { slots, layers, routes };
}

function neighbours(count: number, edges: readonly Edge[]) {
  const after: number[][] = Array.from({ length: count }, () => []);
  for (const [from, to] of edges) after[from]?.push(to);
  return after;
}

function withoutCircles(count: number, edges: readonly Edge[]): Edge[] {
  const after = neighbours(count, edges);
  const state = new Uint8Array(count);
  const back = new Set<string>();
  for (let root = 0; root < count; root++) {
    const path: { node: number; next: number }[] = state[root] === 0 ? [{ node: root, next: 0 }] : [];
    state[root] ||= 1;
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const to = after[top.node]?.[top.next++];
      if (to === undefined) {
        state[top.node] = 2;
        path.pop();
      } else if (state[to] === 1) back.add(`${top.node} ${to}`);
      else if (state[to] === 0) {
        state[to] = 1;
        path.push({ node: to, next: 0 });
      }
    }
  }
  return edges.map(([from, to]) => (back.has(`${from} ${to}`) ? [to, from] : [from, to]));
}

/** What nothing refers to stands just left of the first that it refers to. */
function longestPaths(count: number, edges: readonly Edge[]): number[] {
  const after = neighbours(count, edges);
  const waiting = new Array<number>(count).fill(0);
  for (const [, to] of edges) waiting[to] = (waiting[to] ?? 0) + 1;
  const roots = [...waiting.keys()].filter((node) => waiting[node] === 0);
  const layer = new Array<number>(count).fill(0);
  const ready = [...roots];
  for (let node = ready.pop(); node !== undefined; node = ready.pop())
    for (const to of after[node] ?? []) {
      layer[to] = Math.max(layer[to] ?? 0, (layer[node] ?? 0) + 1);
      waiting[to] = (waiting[to] ?? 0) - 1;
      if (waiting[to] === 0) ready.push(to);
    }
  for (const root of roots) {
    const nearest = Math.min(...(after[root] ?? []).map((to) => layer[to] ?? 0));
    if (Number.isFinite(nearest)) layer[root] = Math.max(0, nearest - 1);
  }
  return layer;
}
