import fc from 'fast-check';
import { planActionOf } from './plan-action.js';

test.each([
  ['no-op', ['no-op']],
  ['create', ['create']],
  ['read', ['read']],
  ['update', ['update']],
  ['delete', ['delete']],
  ['forget', ['forget']],
  ['open', ['open']],
] as const)('%s is one word of a plan', (action, words) => {
  expect(planActionOf(words)).toBe(action);
});

test('both orders of a replacement are a replacement', () => {
  expect(planActionOf(['delete', 'create'])).toBe('replace');
  expect(planActionOf(['create', 'delete'])).toBe('replace');
});

test.each([
  ['a word that no Terraform has yet', ['evolve']],
  ['no word at all', []],
  ['known words in an order that is none', ['create', 'update']],
  ['one word three times', ['create', 'delete', 'create']],
  ['both words in one', ['delete,create', '']],
  ['a word in capitals', ['Create']],
  ['names that every object has', ['constructor']],
  ['the prototype', ['__proto__']],
])('%s is unknown', (_, words) => {
  expect(planActionOf(words)).toBe('unknown');
});

test('whatever a plan says, it is an action, and never harmless by accident', () => {
  const known = new Set(['no-op', 'create', 'read', 'update', 'delete', 'forget', 'open']);
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 3 }), (words) => {
      fc.pre(!(words.length === 1 && known.has(words[0] ?? '')));
      expect(planActionOf(words)).toBe('unknown');
    }),
  );
});
