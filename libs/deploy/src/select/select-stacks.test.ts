import { refusal } from '@ashlar/testing';
import fc from 'fast-check';
import { selectStacks } from './select-stacks.js';

const names = [
  ...['shop-production-network', 'shop-production-data', 'shop-staging-network', 'shop-staging-data'],
  'state-staging-backend',
];
const stacks = names.map((name) => ({ name }));
const select = (...patterns: string[]) => selectStacks(stacks, patterns).map(({ name }) => name);

test('names and patterns choose stacks, each once and in their own order', () => {
  expect(select('state-staging-backend', 'shop-staging-*', 'shop-staging-data')).toEqual([
    ...['shop-staging-network', 'shop-staging-data', 'state-staging-backend'],
  ]);
  expect(select('*')).toEqual(names);
  expect(select('shop-{staging,production}-data')).toEqual(['shop-production-data', 'shop-staging-data']);
});

test('every word that names nothing is in one error, with the nearest name', () => {
  expect(refusal(() => select('shop-staging-netwrok', 'shop-staging-data', 'shop-test-*')))
    .toMatchInlineSnapshot(`
    "the command has 2 problems:
      there is no stack 'shop-staging-netwrok'
        fix: did you mean 'shop-staging-network'? \`ashlar list\` names the stacks
      no stack is like 'shop-test-*'
        fix: \`ashlar list\` names the stacks"
  `);
});

test('with no word at all, nothing is meant: all of them have to be asked for', () => {
  expect(refusal(() => select())).toContain("all of them are '*'");
});

test('a word that leaves stacks out is refused: beside others it would choose all that they do not', () => {
  expect(refusal(() => select('shop-staging-*', '!shop-staging-data'))).toContain(
    "'!shop-staging-data' would mean every stack but those",
  );
  expect(select('shop-staging-!(data)')).toEqual(['shop-staging-network']);
});

test('an empty word is refused', () => {
  expect(refusal(() => select('shop-staging-*', ''))).toContain("'' names no stack");
});

test('any name chooses its own stack, whatever is in it', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z0-9!()[\]{}+@-]{1,12}$/), { minLength: 1 }), (all) => {
      for (const name of all) {
        const chosen = selectStacks(
          all.map((each) => ({ name: each })),
          [name],
        );
        expect(chosen).toContainEqual({ name });
      }
    }),
  );
});

test('a pattern never chooses more by being given with others', () => {
  const patterns = fc.subarray(['*-network', 'shop-*', 'state-*', 'shop-staging-data', '*'], {
    minLength: 1,
  });
  fc.assert(
    fc.property(patterns, (some) => {
      const each = new Set(some.flatMap((pattern) => select(pattern)));
      expect(select(...some)).toEqual(names.filter((name) => each.has(name)));
    }),
  );
});
