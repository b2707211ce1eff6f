import fc from 'fast-check';
import type { Log } from 'sarif';
import type { Review, ReviewFinding } from '../../review.js';
import { anyReview, reviewWith } from '../review.arbitrary.fixture.js';
import { reviewOfTexts } from '../review-of-texts.fixture.js';
import { reviewSarif } from './review-sarif.js';

const sarif = (review: Review) => JSON.parse(reviewSarif(review)) as Log;

const resultsOf = (review: Review) => sarif(review).runs[0]?.results ?? [];

const finding: ReviewFinding = {
  ...{ rule: 'stateful-destroyed', verdict: 'danger', stack: 'shop-data', address: 'aws_db_instance.main' },
  ...{ path: 'shop-data/orders/db', what: 'destroys the database', fix: 'keep it' },
};

const build = (...findings: readonly Partial<ReviewFinding>[]): Review => ({
  ...reviewWith([]),
  findings: findings.map((given) => ({ ...finding, ...given })),
});

test('a finding says where it is as stack, address and place in the construct tree', () => {
  expect(resultsOf(build({}))).toMatchObject([
    {
      ...{ ruleId: 'stateful-destroyed', ruleIndex: 0, level: 'error' },
      message: { text: 'shop-data aws_db_instance.main: destroys the database. Fix: keep it' },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: 'cdktf.out/stacks/shop-data/cdk.tf.json' } },
          logicalLocations: [
            { fullyQualifiedName: 'shop-data' },
            { fullyQualifiedName: 'shop-data/aws_db_instance.main' },
            { fullyQualifiedName: 'shop-data/orders/db' },
          ],
        },
      ],
    },
  ]);
});

test.each(['.', '..'])('a stack called %s is no other folder', (stack) => {
  const [result] = resultsOf(build({ stack }));
  const uri = result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';
  expect(new URL(uri, 'file:///').pathname).toBe(`/${uri}`);
});

test('dangers and failed policies are errors, the rest warnings, and what was waived is suppressed with its reason', () => {
  const results = resultsOf(reviewOfTexts((at) => at));
  expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ['whole.rule', 'error'],
    ['danger.rule', 'error'],
    ['fails.pack/fails.rule', 'error'],
    ['look.rule', 'warning'],
    ['unknown.pack/unknown.rule', 'warning'],
    ['waived.pack/waived.rule', 'note'],
  ]);
  expect(results.flatMap(({ suppressions = [] }) => suppressions)).toEqual([
    {
      kind: 'external',
      status: 'accepted',
      justification: 'waived.why (waived.owner, until waived.expires)',
    },
  ]);
});

const fingerprints = (review: Review) =>
  resultsOf(review).map(({ partialFingerprints }) => partialFingerprints?.['primaryLocationLineHash']);

test('an alert is known again when its words change or others come before it, and is another one elsewhere', () => {
  const [before] = fingerprints(build({}));
  expect(before).toMatch(/^[0-9a-f]{32}:1$/);
  expect(fingerprints(build({ what: 'destroys 3 databases', fix: 'look', path: 'a/b' }))).toEqual([before]);
  expect(fingerprints(build({ address: 'aws_vpc.main' }, {}))).toContain(before);
  for (const given of [{ rule: 'x' }, { stack: 'x' }, { address: 'x' }])
    expect(fingerprints(build(given))).not.toEqual([before]);
});

test('two findings of one rule at one address are two alerts', () => {
  expect(new Set(fingerprints(build({}, { what: 'something else' }))).size).toBe(2);
});

test('any review gives a log in which every result has its rule, a level, a message, a place that is a URI, and an identity', () => {
  fc.assert(
    fc.property(anyReview({ stacks: 3 }), (review) => {
      const { version, runs } = sarif(review);
      const { tool, results = [] } = runs[0] ?? {};
      const rules = tool?.driver.rules ?? [];
      expect([version, runs.length, tool?.driver.name]).toEqual(['2.1.0', 1, 'ashlar']);
      expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
      const count = review.stacks.reduce((sum, { findings }) => sum + findings.length, 0);
      expect(results).toHaveLength(review.findings.length + review.policy.length + count);
      for (const { ruleId, ruleIndex = -1, level, message, locations = [] } of results) {
        expect(rules[ruleIndex]?.id).toBe(ruleId);
        expect(['error', 'warning', 'note']).toContain(level);
        expect(message.text).not.toMatch(/^$|\p{C}|(?<!\\)\]\(/u);
        const uri = locations[0]?.physicalLocation?.artifactLocation?.uri ?? '';
        expect(new URL(uri, 'file:///').pathname).toBe(`/${uri}`);
      }
      expect(new Set(fingerprints(review)).size).toBe(results.length);
    }),
    { numRuns: 40, interruptAfterTimeLimit: 20_000 },
  );
});
