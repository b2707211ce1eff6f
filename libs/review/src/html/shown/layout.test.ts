import fc from 'fast-check';
import { apart, layout, NODE } from './layout.js';
import { layersOf } from './layers.js';

const graph = fc.integer({ min: 1, max: 40 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    edges: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 80 }),
  }),
);

test('what refers stands left of what it refers to', () => {
  const { nodes } = layout(3, [
    [0, 1],
    [1, 2],
    [0, 2],
  ]);
  expect(nodes.map(({ x }) => x)).toEqual([0, 300, 600]);
});

test('of a circle one edge leads back', () => {
  const { nodes } = layout(3, [
    [0, 1],
    [1, 2],
    [2, 0],
  ]);
  expect(nodes.map(({ x }) => x)).toEqual([0, 300, 600]);
});

test('no two nodes lie on each other, and all lie inside of the picture', () => {
  fc.assert(
    fc.property(graph, ({ count, edges }) => {
      const { nodes, width, height } = layout(count, edges);
      const inside = nodes.every(
        ({ x, y }) => x >= 0 && y >= 0 && x + NODE.width <= width && y + NODE.height <= height,
      );
      const apart = nodes.every(({ x, y }, at) =>
        nodes
          .slice(at + 1)
          .every((other) => Math.abs(other.x - x) >= NODE.width || Math.abs(other.y - y) >= NODE.height),
      );
      expect({ inside, apart }).toEqual({ inside: true, apart: true });
    }),
  );
});

test('every edge is drawn from the one node to the other, those in a circle too', () => {
  fc.assert(
    fc.property(graph, ({ count, edges }) => {
      const drawn = layout(count, edges);
      expect(drawn.edges.map(({ edge }) => edge)).toEqual(edges.filter(([from, to]) => from !== to));
      for (const { edge, points } of drawn.edges)
        for (const [node, point] of [
          [edge[0], points[0]],
          [edge[1], points.at(-1)],
        ] as const) {
          const { x, y } = drawn.nodes[node] ?? { x: NaN, y: NaN };
          expect([x, x + NODE.width]).toContain(point?.x);
          expect(point?.y).toBe(y + NODE.height / 2);
        }
    }),
  );
});

test('a long edge passes each layer in between once', () => {
  const { routes } = layersOf(4, [
    [0, 1],
    [1, 2],
    [2, 3],
    [0, 3],
  ]);
  expect(routes.map(({ slots }) => slots.length)).toEqual([2, 2, 2, 4]);
});

test('places are as near to what is wished for as the room allows', () => {
  expect(apart([0, 0, 100], [10, 10, 10])).toEqual([-5, 5, 100]);
});
