import fc from 'fast-check';
import type { PlanJson } from '@ashlar/graph';
import { formsOfCanary } from './canary-copies.fixture.js';
import { leaksIn } from './leaks.fixture.js';
import { maskFor } from './mask-for.js';
import { shownBy } from './shown-by.fixture.js';

interface Marked {
  readonly value: unknown;
  readonly marks: unknown;
}

const HARMLESS = ['us-east-1', 'sg-0a1b2c3d4e5f67890', 'omnirapeutic-production-api', '10.0.0.0/16'];

const secret = fc
  .string({ unit: fc.constantFrom(...'aBcDeFgH23456789"&%+/ <é'), minLength: 10, maxLength: 30 })
  .filter((text) => text.trim().length >= 10 && !/^\W*\d+\W*$/.test(text));

const key = fc.constantFrom('a', 'b', 'input', 'environment', 'settings', 'list');

/** A value in which the secret stands somewhere and is marked there, or is a part of what is marked as a whole. */
const markedValue = (text: string): fc.Arbitrary<Marked> =>
  fc.letrec<{ at: Marked }>((tie) => ({
    at: fc.oneof(
      { maxDepth: 4 },
      fc.constant({ value: text, marks: true }),
      fc.tuple(key, tie('at')).map(([name, { value, marks }]) => ({
        value: { [name]: value, region: HARMLESS[0] },
        marks: { [name]: marks },
      })),
      tie('at').map(({ value, marks }) => ({ value: [HARMLESS[1], value], marks: [false, marks] })),
      fc
        .tuple(key, tie('at'))
        .map(([name, { value }]) => ({ value: { [name]: value, port: 443 }, marks: true })),
    ),
  })).at;

const change = (values: Record<string, unknown>, marks: unknown) => ({
  address: 'terraform_data.app',
  mode: 'managed',
  type: 'terraform_data',
  change: {
    actions: ['update'],
    before: values,
    after: values,
    before_sensitive: marks,
    after_sensitive: marks,
  },
});

/** One secret, marked in one of the places where Terraform marks, and copied in some forms to where it doesn't. */
const plan = secret.chain((text) =>
  fc
    .tuple(
      markedValue(text),
      fc.constantFrom('change', 'drift', 'output', 'variable', 'prior state'),
      fc.subarray(Object.values(formsOfCanary(text)), { minLength: 1, maxLength: 6 }),
    )
    .map(([{ value, marks }, place, copies]): { plan: PlanJson; text: string } => {
      const unmarked = change({ copies, harmless: HARMLESS, [copies[0] ?? '']: 1 }, {});
      const marked = change({ marked: value }, { marked: marks });
      const at: Record<string, PlanJson> = {
        change: { resource_changes: [marked, unmarked] },
        drift: { resource_drift: [marked] },
        output: { output_changes: { out: { actions: ['create'], after: value, after_sensitive: marks } } },
        variable: {
          variables: { v: { value: text } },
          configuration: { root_module: { variables: { v: { sensitive: true } } } },
        },
        'prior state': {
          prior_state: {
            values: {
              root_module: {
                resources: [
                  {
                    address: 'a.b',
                    mode: 'managed',
                    type: 'a',
                    values: { marked: value },
                    sensitive_values: { marked: marks },
                  },
                ],
              },
            },
          },
        },
      };
      return { plan: { resource_changes: [unmarked], ...at[place] }, text };
    }),
);

test('no random plan shows its secret, and what is harmless stays', () => {
  fc.assert(
    fc.property(plan, ({ plan, text }) => {
      const shown = shownBy(maskFor([plan], { values: 'masked' }), plan);
      expect(leaksIn(shown, [text.trim()])).toEqual([]);
      expect(HARMLESS.filter((each) => !shown.split('\n').includes(each))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('the same changes in another order are masked alike', () => {
  fc.assert(
    fc.property(plan, ({ plan }) => {
      const turned = { ...plan, resource_changes: [...(plan.resource_changes ?? [])].reverse() };
      const lines = (each: PlanJson) =>
        shownBy(maskFor([each], { values: 'masked' }), each)
          .split('\n')
          .sort();
      expect(lines(turned)).toEqual(lines(plan));
    }),
    { numRuns: 30 },
  );
});
