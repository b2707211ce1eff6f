import type { PlanJson } from '@ashlar/graph';
import fc from 'fast-check';
import { summaryOf } from './plan-summary.js';
import { planTable } from './plan-table.js';

type Change = NonNullable<PlanJson['resource_changes']>[number];

const change = (address: string, actions: string[], more: Partial<Change['change']> = {}): Change => ({
  ...{ address, type: 'aws_x', mode: 'managed' },
  change: { actions, before: null, after: null, after_unknown: {}, ...more },
});

const table = (plan: PlanJson) => planTable([{ stack: 'shop', summary: summaryOf(plan), seconds: 1.25 }]);

const everything: PlanJson = {
  applyable: true,
  resource_changes: [
    change('aws_x.new', ['create'], { after: { name: 'hidden' } }),
    change('aws_x.same', ['no-op']),
    change('aws_x.gone', ['delete'], { before: { name: 'hidden' } }),
    change('aws_x.changed', ['update'], {
      before: { name: 'hidden', size: 1, tags: { a: 'hidden' }, id: 'same' },
      after: { name: 'hidden2', size: 2, tags: { a: 'hidden' }, id: 'same' },
      after_unknown: { arn: true, tags: {} },
    }),
    change('aws_x.anew', ['delete', 'create'], {
      ...{
        before: { engine: 'hidden' },
        after: { engine: 'hidden2' },
        replace_paths: [['engine'], ['ports', 0]],
      },
    }),
    { ...change('aws_x.there', ['no-op']), previous_address: 'aws_x.here' },
    change('aws_x.taken', ['no-op'], { importing: { id: 'hidden' } }),
    change('aws_x.left', ['forget']),
    { ...change('data.aws_x.read', ['read']), mode: 'data' },
  ],
  output_changes: {
    url: { actions: ['update'] },
    same: { actions: ['no-op'] },
    'cross-stack-output-aws_xnewarn': { actions: ['create'] },
  },
};

test('the table counts what happens to each stack, and names what changes', () => {
  expect(table(everything)).toMatchInlineSnapshot(`
    "┌───────┬────────┬────────┬─────────┬─────────┬─────────┐
    │ stack │ create │ update │ replace │ destroy │ seconds │
    ├───────┼────────┼────────┼─────────┼─────────┼─────────┤
    │ shop  │      1 │      1 │       1 │       1 │     1.3 │
    └───────┴────────┴────────┴─────────┴─────────┴─────────┘

    shop:
      -/+ aws_x.anew  engine (forces it), ports (forces it)
        ~ aws_x.changed  arn, name, size
        - aws_x.gone
        . aws_x.left  leaves the state, and stays in AWS
        + aws_x.new
       <- aws_x.taken
       -> aws_x.there  moved from aws_x.here
      outputs that change: url, 1 for other stacks"
  `);
});

test('the same address in another place is a move, and nothing else happens', () => {
  const moved = { ...change('aws_x.there', ['no-op']), previous_address: 'aws_x.here' };
  expect(summaryOf({ applyable: true, resource_changes: [moved] })).toMatchObject({
    ...{ create: 0, update: 0, replace: 0, destroy: 0, hasChanges: true },
    resources: [{ address: 'aws_x.there', action: 'move', movedFrom: 'aws_x.here' }],
  });
});

test('Terraform says itself whether there is anything to apply', () => {
  expect(
    summaryOf({ applyable: false, resource_changes: [change('aws_x.same', ['no-op'])] }).hasChanges,
  ).toBe(false);
  expect(summaryOf({ applyable: true, output_changes: { url: { actions: ['update'] } } }).hasChanges).toBe(
    true,
  );
});

test('a plan of nothing has no details', () => {
  expect(table({ applyable: false })).not.toContain('shop:');
});

/** A value that no name contains. */
const secret = fc.stringMatching(/^[a-z0-9/+]{8}$/).map((text) => `§${text}`);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    secret,
    fc.array(tie('value')),
    fc.dictionary(secret, tie('value')),
  ),
})).value;
const attributes = fc.dictionary(fc.constantFrom('password', 'tags', 'policy', 'name', 'arn'), json);
const actions = fc.constantFrom(
  ['create'],
  ['update'],
  ['delete'],
  ['delete', 'create'],
  ['no-op'],
  ['forget'],
);
const changes = fc.record({ actions, before: attributes, after: attributes });

test('no value of a plan is in its summary or in its table, whatever changes', () => {
  const one = fc.tuple(changes, fc.boolean(), secret);
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), (all) => {
      const plan: PlanJson = {
        applyable: true,
        resource_changes: all.map(
          (
            [
              {
                actions: [...kinds],
                before,
                after,
              },
              isImported,
              id,
            ],
            index,
          ) =>
            change(`aws_x.r${index}`, kinds, {
              ...{ before, after, replace_paths: [['tags', id]] },
              ...(isImported ? { importing: { id } } : {}),
            }),
        ),
        output_changes: { url: { actions: ['update'], ...{ before: '§before', after: '§after' } } },
      };
      expect(JSON.stringify(summaryOf(plan)) + table(plan)).not.toContain('§');
    }),
    { numRuns: 40 },
  );
});
