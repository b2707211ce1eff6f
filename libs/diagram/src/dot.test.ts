import { dot } from './dot.js';
import type { Drawing } from './drawing.js';

const drawing = (more: Partial<Drawing>): Drawing => ({
  title: 'demo',
  description: '',
  boundaries: [],
  nodes: [],
  edges: [],
  notes: [],
  ...more,
});

const node = (id: string, column: number, more = {}) =>
  ({ id, kind: 'compute', title: id, lines: [], column, ...more }) as const;

test('names are text, whatever is in them', () => {
  const written = dot(drawing({ nodes: [node('a"b\\', 1, { title: '<b> & co' })] }));
  expect(written).toContain('"a\\"b\\\\" [label=<<B>&lt;b&gt; &amp; co</B>');
});

test('an arrow from a boundary is cut off at its outline', () => {
  const written = dot(
    drawing({
      boundaries: [{ id: 'tier', kind: 'private', title: 'Tier', lines: [] }],
      nodes: [node('a', 1, { within: 'tier' }), node('b', 2)],
      edges: [{ from: 'tier', to: 'b', kind: 'way-out' }],
    }),
  );
  expect(written).toContain('"a" -> "b"');
  expect(written).toContain('ltail="cluster tier"');
});

test('the legend explains what is drawn, and nothing else', () => {
  const nodes = [node('a', 1), node('b', 2)];
  const plain = dot(drawing({ nodes }));
  expect(plain).not.toContain('may connect');
  const edges = [{ from: 'a', to: 'b', kind: 'traffic' as const }];
  expect(dot(drawing({ nodes, edges }))).toContain('may connect');
});
