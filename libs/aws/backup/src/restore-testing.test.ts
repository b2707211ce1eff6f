import { refusal, type Resource, synthStack } from '@ashlar/testing';
import { BackupRestoreTestingPlan } from '@cdktf/provider-aws/lib/backup-restore-testing-plan/index.js';
import { BackupRestoreTestingSelection } from '@cdktf/provider-aws/lib/backup-restore-testing-selection/index.js';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import { restoreTestingProblems } from './restore-problems.js';
import type { DatabaseTest, RestoreTest, StoreTest } from './restore-test.js';
import { RestoreTesting } from './restore-testing.js';
import type { RestoreTestingProps } from './restore-testing-props.js';

const arnOf = (name: string) => `arn:aws:backup:us-east-1:123456789012:backup-vault:${name}`;
const KEY = 'arn:aws:kms:us-east-1:123456789012:key/1';
const tag = { key: 'backup-plan', value: 'demo-test-daily' };
const database: DatabaseTest = {
  type: 'Aurora',
  tag,
  subnetGroupName: 'isolated',
  securityGroupIds: ['sg-2', 'sg-1'],
};
const bucket: StoreTest = { type: 'S3', resourceArns: ['arn:aws:s3:::files'], kmsKeyArn: KEY };

const smallest: RestoreTestingProps = {
  purpose: 'every-month',
  vaults: { records: { vaultArn: arnOf('records') } },
  tests: { records: database },
};

const build = (props: Partial<RestoreTestingProps> = {}) =>
  synthStack((stack) => void new RestoreTesting(stack, 'restores', { ...smallest, ...props }));

const testOf = (test: RestoreTest): Resource =>
  build({ tests: { it: test } }).one(BackupRestoreTestingSelection);
const problems = (props: object) =>
  restoreTestingProblems({ ...smallest, ...props } as RestoreTestingProps, 'us-east-1')
    .map(({ what }) => what)
    .join('\n');
const wrongTest = (test: object) => problems({ tests: { it: { ...database, ...test } } });

describe('restore tests', () => {
  const stack = build();

  test('take the newest point of the week from their vaults, once a month', () => {
    expect(stack.one(BackupRestoreTestingPlan)).toMatchObject({
      schedule_expression: 'cron(0 9 1 * ? *)',
      schedule_expression_timezone: 'Etc/UTC',
      start_window_hours: 24,
      recovery_point_selection: [
        {
          algorithm: 'LATEST_WITHIN_WINDOW',
          include_vaults: [arnOf('records')],
          recovery_point_types: ['CONTINUOUS', 'SNAPSHOT'],
          selection_window_days: 7,
        },
      ],
    });
  });

  test('have names without hyphens, which AWS does not take here', () => {
    expect(stack.one(BackupRestoreTestingPlan)['name']).toBe('demo_test_every_month');
    const names = build({ tests: { 'patient-records': database } }).one(BackupRestoreTestingSelection);
    expect(names['name']).toBe('patient_records');
  });

  test('have a role that restores, buckets only when there is one', () => {
    const policies = (props: Partial<RestoreTestingProps>) =>
      build(props)
        .all(IamRolePolicyAttachment)
        .map(({ policy_arn }) => String(policy_arn).split('/').at(-1));
    expect(policies({})).toEqual(['AWSBackupServiceRolePolicyForRestores']);
    expect(policies({ tests: { files: bucket } })).toHaveLength(2);
  });

  test('may be said otherwise', () => {
    const other = build({
      points: 'random',
      pointsOfLastDays: 30,
      startWindowHours: 2,
      schedule: 'cron(0 4 ? * SUN *)',
    });
    expect(other.one(BackupRestoreTestingPlan)).toMatchObject({
      ...{ schedule_expression: 'cron(0 4 ? * SUN *)', start_window_hours: 2 },
      recovery_point_selection: [{ algorithm: 'RANDOM_WITHIN_WINDOW', selection_window_days: 30 }],
    });
  });
});

describe('what is restored', () => {
  test('is found by the tag of a plan, or by name', () => {
    expect(testOf(database)).toMatchObject({
      protected_resource_type: 'Aurora',
      protected_resource_conditions: [
        { string_equals: [{ key: 'aws:ResourceTag/backup-plan', value: 'demo-test-daily' }] },
      ],
    });
    expect(testOf(database)).not.toHaveProperty('protected_resource_arns');
    expect(testOf(bucket)).toMatchObject({ protected_resource_arns: ['arn:aws:s3:::files'] });
  });

  test('is a database in subnets and groups of ours, and never a public one', () => {
    const metadata = { dbSubnetGroupName: 'isolated', vpcSecurityGroupIds: '["sg-1","sg-2"]' };
    expect(testOf(database)['restore_metadata_overrides']).toEqual(metadata);
    expect(testOf({ ...database, type: 'RDS' })['restore_metadata_overrides']).toEqual({
      ...metadata,
      publiclyAccessible: 'false',
    });
  });

  test('is a bucket or a table under a key of ours', () => {
    expect(testOf(bucket)['restore_metadata_overrides']).toEqual({
      encryptionType: 'SSE-KMS',
      kmsKey: KEY,
    });
    expect(testOf({ ...bucket, type: 'DynamoDB' })['restore_metadata_overrides']).toEqual({
      encryptionType: 'KMS',
      kmsMasterKeyArn: KEY,
    });
  });

  test('stands for a check only when that is said', () => {
    expect(testOf(database)).not.toHaveProperty('validation_window_hours');
    expect(testOf({ ...database, validationHours: 4 })).toMatchObject({ validation_window_hours: 4 });
  });
});

test('one test more moves no other', () => {
  const one = build().byAddress();
  // The name of a part of the module is free for a test.
  const more = build({ tests: { ...smallest.tests, plan: database, role: database } }).byAddress();
  expect(more).toMatchObject(one);
  expect(Object.keys(more)).toHaveLength(Object.keys(one).length + 2);
});

test('everything that is wrong is said at once', () => {
  const tests = { records: { type: 'Aurora', tag, subnetGroupName: 'isolated' } as unknown as RestoreTest };
  expect(refusal(() => build({ vaults: {}, tests, startWindowHours: 0 }))).toMatchInlineSnapshot(`
    "demo-test-unit/restores (RestoreTesting) has 3 problems:
      vaults is empty
        fix: name vaults by key: { records: vault }
      tests.records.securityGroupIds is left out
        fix: give tests.records.securityGroupIds: AWS Backup would guess it
      startWindowHours is 0
        fix: use a whole number from 1 to 168"
  `);
});

test.each<[object, string]>([
  [{ purpose: 'Monthly' }, "purpose is 'Monthly'"],
  [{ vaults: { records: 'records' } }, "vaults.records is 'records'"],
  [
    { vaults: { far: { vaultArn: '${v.arn}', region: 'us-west-2' } } },
    'vaults.far is in us-west-2, and the plan in us-east-1',
  ],
  [{ vaults: { records: {} } }, 'vaults.records.vaultArn is left out'],
  [{ vaults: { records: { vaultArn: 'records' } } }, "vaults.records.vaultArn is 'records'"],
  [{ vaults: undefined }, 'vaults is empty'],
  [{ tests: {} }, 'tests is empty'],
  [{ tests: { 'Patient Records': database } }, "tests has 'Patient Records'"],
  [{ tests: { it: 'Aurora' } }, 'tests.it.type is'],
  [{ schedule: 'rate(30 days)' }, 'AWS Backup takes no rates'],
  [{ startWindowHours: 169 }, 'startWindowHours is 169'],
  [{ pointsOfLastDays: 366 }, 'pointsOfLastDays is 366'],
  [{ points: 'newest' }, "points is 'newest'"],
  [{ point: 'latest' }, "the restore testing has 'point'"],
])('%p is refused', (props, what) => {
  expect(problems(props)).toContain(what);
});

test.each<[object, string]>([
  [{ type: 'Redis' }, "tests.it.type is 'Redis'"],
  [{ type: '${var.type}' }, 'tests.it.type is'],
  [{ type: 'S3' }, "tests.it has 'subnetGroupName'"],
  [{ type: 'S3' }, 'tests.it.kmsKeyArn is left out'],
  [{ subnetGroupName: '' }, "tests.it.subnetGroupName is ''"],
  [{ securityGroupIds: [] }, 'tests.it.securityGroupIds is []'],
  [{ securityGroupIds: 'sg-1' }, "tests.it.securityGroupIds is 'sg-1'"],
  [{ securityGroupIds: [7] }, 'tests.it.securityGroupIds is [7]'],
  [{ tag: undefined }, 'tests.it: selection is empty'],
  [{ resourceArns: ['arn:aws:s3:::b'] }, 'tests.it: selection has tag and resourceArns'],
  [{ validationHours: 169 }, 'tests.it.validationHours is 169'],
])('a test with %p is refused', (test, what) => {
  expect(wrongTest(test)).toContain(what);
});
