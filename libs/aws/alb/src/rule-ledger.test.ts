import fc from 'fast-check';
import { type ClaimedRule, RuleLedger } from './rule-ledger.js';

const rule = (
  owner: string,
  priority: number,
  conditions: object = { paths: [`/${owner}`] },
): ClaimedRule => ({
  owner,
  priority,
  ...conditions,
});

const claim = (...rules: ClaimedRule[]) => new RuleLedger().claim(rules);

test('a priority is given once, and both owners are named', () => {
  expect(claim(rule('api', 10), rule('web', 10))).toEqual([
    {
      what: 'priority 10 of web is that of api too',
      fix: 'give one of the two another priority',
    },
  ]);
});

test.each([
  ['it comes last', [rule('all', 1, { paths: ['/*'] }), rule('api', 2)]],
  ['it comes first', [rule('api', 2), rule('all', 1, { paths: ['/*'] })]],
])('a rule that never gets a request is named with the one that takes them, when %s', (_, rules) => {
  expect(claim(...rules)).toEqual([
    {
      what: 'api (priority 2) never gets a request: all (priority 1) takes them all',
      fix: 'give it the smaller priority, or narrow what stands before it',
    },
  ]);
});

test('a rule for everything may stand behind all others', () => {
  expect(claim(rule('all', 50_000, { paths: ['/*'] }), rule('api', 1), rule('web', 2))).toEqual([]);
});

test('a rule that two others share among themselves never gets a request either', () => {
  const both = rule('both', 3, { hosts: ['a.com', 'b.com'] });
  const [problem] = claim(both, rule('a', 1, { hosts: ['a.com'] }), rule('b', 2, { hosts: ['b.com'] }));
  expect(problem?.what).toBe(
    'both (priority 3) never gets a request: a (priority 1) and b (priority 2) take them all',
  );
});

test('AWS takes 100 rules, and not one more', () => {
  const rules = Array.from({ length: 100 }, (_, index) => rule(`r${index}`, index + 1));
  const ledger = new RuleLedger();
  expect(ledger.claim(rules)).toEqual([]);
  expect(ledger.claim([rule('more', 500)])).toEqual([
    {
      what: 'the listener has 101 rules; AWS takes 100',
      fix: 'put paths together with wildcards, or use another load balancer',
    },
  ]);
});

const some = (values: string[]) => fc.subarray(values, { minLength: 1, maxLength: 2 });
const conditions = fc.record(
  { hosts: some(['a.com', 'b.com', '*.a.com', 'x.a.com']), paths: some(['/', '/*', '/a*', '/a/b']) },
  { requiredKeys: [] },
);

test('whether something is refused does not depend on the order in which rules come', () => {
  const rules = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), conditions), { maxLength: 6 });
  const withShuffle = rules.chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.shuffledSubarray([...list.keys()], { minLength: list.length, maxLength: list.length }),
    ),
  );
  fc.assert(
    fc.property(withShuffle, ([list, order]) => {
      const claimed = list.map(([priority, met], index) => rule(`r${index}`, priority, met));
      const shuffled = order.flatMap((index) => claimed[index] ?? []);
      expect(claim(...shuffled).length > 0).toBe(claim(...claimed).length > 0);
    }),
    { numRuns: 200 },
  );
});
