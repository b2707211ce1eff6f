import { Model, type StackJson } from '@ashlar/graph';
import { backupCoverageProblems } from '@ashlar/policy';
import { backupWaivers } from './backup-waivers.js';
import { environmentOf, stacksOf } from './platform.fixture.js';

const stacks: readonly StackJson[] = Object.values(stacksOf(environmentOf('production')));

/** The same stacks with one resource changed. */
const withChange = (address: string, change: object): StackJson[] =>
  stacks.map(({ name, json }) => {
    const [stack = '', type = '', start = ''] = address.split(/[/.]/);
    if (!name.endsWith(`-${stack}`)) return { name, json };
    const blocks = Object.entries(json.resource?.[type] ?? {}).map(([key, block]) => [
      key,
      key.startsWith(start) ? { ...block, ...change } : block,
    ]);
    return { name, json: { ...json, resource: { ...json.resource, [type]: Object.fromEntries(blocks) } } };
  });

const problems = (
  from: readonly StackJson[],
  waivers: Parameters<typeof backupCoverageProblems>[1] = backupWaivers,
) => backupCoverageProblems(new Model(from), waivers).map(({ what }) => what.replace(/_[0-9A-F]{8}\b/g, ''));

test.each(['production', 'staging'] as const)(
  'ORP-23: whatever holds data in %s is in exactly one backup plan, or has a written reason',
  (name) => {
    expect(problems(Object.values(stacksOf(environmentOf(name))))).toEqual([]);
  },
);

test('ORP-23: records and documents are in the daily plan', () => {
  const without = problems(stacks, []);
  expect(without.filter((what) => /rds_cluster|documents/.test(what))).toEqual([]);
  expect(without).toHaveLength(backupWaivers.length);
});

test('what loses its tag, is in two plans, or has a reason that nobody needs, is found', () => {
  expect(problems(withChange('data/aws_rds_cluster.records', { tags: {} }))).toEqual([
    'omnirapeutic-production-data/aws_rds_cluster.records_cluster is in no backup plan',
  ]);
  const documents = {
    resource: 'storage/aws_s3_bucket.documents',
    reason: 'Nobody would miss them, would they.',
  };
  expect(problems(stacks, [...backupWaivers, documents])).toEqual([
    expect.stringMatching(/documents_bucket is in .*selection.* and has a waiver$/),
  ]);
  const gone = { resource: 'data/aws_dynamodb_table.carts', reason: 'Nobody would miss them, would they.' };
  expect(problems(stacks, [...backupWaivers, gone])).toEqual([
    'the waiver of data/aws_dynamodb_table.carts is of nothing',
  ]);
  const [first, ...others] = backupWaivers;
  expect(problems(stacks, [{ ...first, reason: 'because' }, ...others])).toEqual([
    'the waiver of access/aws_instance.bastion gives no reason',
  ]);
});
