import { type Resource, synthStack } from '@ashlar/testing';
import { BackupPlan as Plan } from '@cdktf/provider-aws/lib/backup-plan/index.js';
import { BackupSelection } from '@cdktf/provider-aws/lib/backup-selection/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import { BackupPlan } from './backup-plan.js';
import type { BackupPlanProps } from './backup-plan-props.js';
import { BackupVault } from './backup-vault.js';

const arnOf = (name: string, region = 'us-east-1') =>
  `arn:aws:backup:${region}:123456789012:backup-vault:${name}`;
const vault = { vaultName: 'records', vaultArn: arnOf('records') };
const abroad = { vaultArn: arnOf('records', 'us-west-2') };

const build = (props: Partial<BackupPlanProps> = {}, read: (plan: BackupPlan) => void = () => undefined) =>
  synthStack((stack) =>
    read(new BackupPlan(stack, 'plan', { purpose: 'daily', rules: { daily: { vault } }, ...props })),
  );

const rulesOf = (props: Partial<BackupPlanProps> = {}) => build(props).one(Plan)['rule'] as Resource[];

describe('a plan', () => {
  const stack = build();

  test('saves every day and keeps for 35 days, as HIPAA asks', () => {
    expect(stack.one(Plan)).toMatchObject({
      name: 'demo-test-daily',
      rule: [
        {
          rule_name: 'daily',
          target_vault_name: 'records',
          schedule: 'cron(0 5 * * ? *)',
          ...{ start_window: 60, completion_window: 360 },
          enable_continuous_backup: false,
          lifecycle: { delete_after: 35 },
        },
      ],
    });
  });

  test('finds by a tag what chose it, in its own app and environment', () => {
    expect(stack.one(BackupSelection)).toMatchObject({
      name: 'tagged',
      selection_tag: [{ type: 'STRINGEQUALS', key: 'backup-plan', value: 'demo-test-daily' }],
    });
    expect(stack.one(BackupSelection)).not.toHaveProperty('resources');
  });

  test('works with a role that may back up and not restore, and waits for it', () => {
    expect(String(stack.one(IamRole)['assume_role_policy'])).toContain('backup.amazonaws.com');
    expect(stack.all(IamRolePolicyAttachment).map(({ policy_arn }) => policy_arn)).toEqual([
      'arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup',
      'arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup',
    ]);
    expect(stack.one(BackupSelection)['depends_on']).toHaveLength(2);
  });

  test('says what it selects by, and how much can be lost', () => {
    build({}, ({ tag, recoveryPoints }) => {
      expect(tag).toEqual({ key: 'backup-plan', value: 'demo-test-daily' });
      expect(recoveryPoints).toEqual({ daily: { hours: 31, copies: {} } });
    });
  });
});

test('what is named is selected by name, in any order', () => {
  const resourceArns = [
    'arn:aws:s3:::one',
    'arn:aws:rds:us-east-1:123456789012:cluster:db',
    'arn:aws:s3:::one',
  ];
  const stack = build({ selection: { resourceArns } }, ({ tag }) => expect(tag).toBeUndefined());
  expect(stack.one(BackupSelection)).toMatchObject({
    name: 'named',
    resources: ['arn:aws:rds:us-east-1:123456789012:cluster:db', 'arn:aws:s3:::one'],
  });
  expect(Object.keys(stack.byAddress())).toEqual(Object.keys(build().byAddress()));
});

test('another tag is taken as it is', () => {
  const tag = { key: 'tier', value: 'gold' };
  const stack = build({ selection: { tag } }, (plan) => expect(plan.tag).toEqual(tag));
  expect(stack.one(BackupSelection)['selection_tag']).toEqual([{ type: 'STRINGEQUALS', ...tag }]);
});

test('copies are kept as long as the original, or as is said', () => {
  const other = { vaultArn: arnOf('records', 'eu-west-1') };
  const copies = {
    west: { vault: abroad },
    europe: { vault: other, keepDays: 365, coldStorageAfterDays: 30 },
  };
  const [rule] = rulesOf({ rules: { daily: { vault, keepDays: 40, copies } } });
  expect(rule?.['copy_action']).toEqual([
    { destination_vault_arn: other.vaultArn, lifecycle: { cold_storage_after: 30, delete_after: 365 } },
    { destination_vault_arn: abroad.vaultArn, lifecycle: { delete_after: 40 } },
  ]);
});

test('a rule says what differs', () => {
  const [live, monthly] = rulesOf({
    rules: {
      monthly: { vault, schedule: 'cron(0 6 1 * ? *)', keepDays: 365, coldStorageAfterDays: 30 },
      live: { vault, continuous: true, startWindowMinutes: 90, completionWindowMinutes: 150 },
    },
  });
  expect(monthly).toMatchObject({ lifecycle: { cold_storage_after: 30, delete_after: 365 } });
  expect(live).toMatchObject({ enable_continuous_backup: true, start_window: 90, completion_window: 150 });
});

test('rules and copies in another order are the same plan', () => {
  const one = { vault, copies: { a: { vault: abroad }, b: { vault: { vaultArn: arnOf('bb') } } } };
  const other = { vault, copies: { b: { vault: { vaultArn: arnOf('bb') } }, a: { vault: abroad } } };
  const later = { vault, schedule: 'cron(0 17 * * ? *)' };
  expect(build({ rules: { daily: one, later } }).byAddress()).toEqual(
    build({ rules: { later, daily: other } }).byAddress(),
  );
});

test('vaults of the same stack fit as they are, and the plan waits for them', () => {
  const key = (region: string) => `arn:aws:kms:${region}:123456789012:key/1`;
  const stack = synthStack((scope) => {
    const home = new BackupVault(scope, 'home', { purpose: 'records', kmsKeyArn: key('us-east-1') });
    const region = 'us-west-2';
    const west = new BackupVault(scope, 'west', { purpose: 'records', kmsKeyArn: key(region), region });
    const rules = { daily: { vault: home, copies: { west: { vault: west } } } };
    new BackupPlan(scope, 'plan', { purpose: 'daily', rules });
  });
  expect(stack.one(Plan)['rule']).toMatchObject([
    {
      target_vault_name: expect.stringMatching(/^\$\{aws_backup_vault\.home_vault_/) as string,
      copy_action: [
        { destination_vault_arn: expect.stringMatching(/^\$\{aws_backup_vault\.west_vault_/) as string },
      ],
    },
  ]);
});
