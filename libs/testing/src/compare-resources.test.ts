import { compareResources, typeOf } from './compare-resources.js';

test('what comes, goes and changes is told by address', () => {
  const before = { 'aws_a.same': { x: 1 }, 'aws_a.other': { x: 1 }, 'aws_b.gone': {} };
  const after = { 'aws_a.same': { x: 1 }, 'aws_a.other': { x: 2 }, 'aws_c.new': {} };
  expect(compareResources(before, after)).toEqual({
    moved: ['aws_b.gone', 'aws_c.new'],
    changed: ['aws_a.other'],
  });
  expect(typeOf('aws_c.new')).toBe('aws_c');
});
