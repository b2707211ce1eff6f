import { judged } from '../judged.fixture.js';
import { restoresTested } from './restores-tested.js';

const judge = (test?: object, cluster: object = {}) =>
  judged([restoresTested])('RESTORES_TESTED', {
    aws_rds_cluster: {
      db: { engine: 'aurora-postgresql', cluster_identifier: 'shop', tags: { plan: 'daily' }, ...cluster },
    },
    aws_backup_restore_testing_selection: test ? { t: { protected_resource_type: 'Aurora', ...test } } : {},
  });

const byTag = (operator: string, value: string) => ({
  protected_resource_conditions: [{ [operator]: [{ key: 'aws:ResourceTag/plan', value }] }],
});

const PASS = 'pass aws_rds_cluster.db: s/aws_backup_restore_testing_selection.t takes it in';

const FAIL = 'fail aws_rds_cluster.db: no aws_backup_restore_testing_selection takes it in';

test.each<[string, object]>([
  ['its tag', byTag('string_equals', 'daily')],
  ['another tag that it lacks', byTag('string_not_equals', 'weekly')],
  ['its address', { protected_resource_arns: ['${aws_rds_cluster.db.arn}'] }],
  ['its ARN', { protected_resource_arns: ['arn:aws:rds:us-east-1:1:cluster:shop'] }],
  ['everything', { protected_resource_arns: ['*'] }],
])('a test that takes it in by %s passes', (_, test) => {
  expect(judge(test)).toEqual([PASS]);
});

test.each<[string, object | undefined]>([
  ['no test', undefined],
  ['a test of another tag', byTag('string_equals', 'weekly')],
  ['a test that leaves it out', byTag('string_not_equals', 'daily')],
  ['a test of another cluster', { protected_resource_arns: ['arn:aws:rds:us-east-1:1:cluster:other'] }],
  ['a test of volumes', { protected_resource_type: 'EBS', protected_resource_arns: ['*'] }],
])('%s fails', (_, test) => {
  expect(judge(test)).toEqual([FAIL]);
});

test('what only Terraform knows is open', () => {
  for (const test of [byTag('string_equals', '${var.plan}'), { protected_resource_arns: ['${var.arn}'] }])
    expect(judge(test)).toEqual([expect.stringMatching('^unknown aws_rds_cluster.db: ')]);
});

test('a cluster that is not of Aurora is not its concern', () => {
  expect(judge(undefined, { engine: 'mysql' })).toEqual([]);
});
