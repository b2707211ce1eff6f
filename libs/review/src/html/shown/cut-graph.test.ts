import type { ReviewAction, ReviewGraph } from '../../review.js';
import { cutGraph } from './cut-graph.js';

const nodes = (...actions: (ReviewAction | undefined)[]): ReviewGraph['nodes'] =>
  actions.map((action, at) => ({ address: `a.${at}`, type: 'a', ...(action ? { action } : {}) }));

test('a small graph stays whole', () => {
  const graph: ReviewGraph = { nodes: nodes('create', undefined), edges: [[0, 1]] };
  expect(cutGraph(graph)).toEqual({ ...graph, leftOut: { changed: 0, neighbours: 0 } });
});

test('what is lost stays longest, and edges follow their nodes', () => {
  const graph: ReviewGraph = {
    nodes: nodes('create', undefined, 'replace', 'update', 'delete'),
    edges: [
      [0, 2],
      [2, 4],
      [4, 3],
    ],
  };
  const cut = cutGraph(graph, 3);
  expect(cut.nodes.map(({ address }) => address)).toEqual(['a.2', 'a.3', 'a.4']);
  expect(cut.edges).toEqual([
    [0, 2],
    [2, 1],
  ]);
  expect(cut.leftOut).toEqual({ changed: 1, neighbours: 1 });
});
