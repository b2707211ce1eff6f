import { refusal } from '@ashlar/testing';
import { BackupPlan } from '@cdktf/provider-aws/lib/backup-plan/index.js';
import { BackupRestoreTestingPlan } from '@cdktf/provider-aws/lib/backup-restore-testing-plan/index.js';
import { BackupVaultLockConfiguration } from '@cdktf/provider-aws/lib/backup-vault-lock-configuration/index.js';
import { BackupVaultPolicy } from '@cdktf/provider-aws/lib/backup-vault-policy/index.js';
import { BackupVault } from '@cdktf/provider-aws/lib/backup-vault/index.js';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target/index.js';
import type { OmnirapeuticEnvironment } from '../environments.js';
import { environmentOf, stacksOf } from '../platform.fixture.js';

const backupOf = (environment: OmnirapeuticEnvironment) => {
  const { backup } = stacksOf(environment);
  if (backup === undefined) throw new Error('there is no backup stack');
  return backup;
};

const environment = environmentOf('production');
const production = backupOf(environment);
const staging = backupOf(environmentOf('staging'));

const rule = (from: typeof production) => {
  const { rule: rules } = from.one(BackupPlan);
  return (rules as Record<string, unknown>[])[0] ?? {};
};

test('ORP-23: a backup every day is kept for 35 days, here and in another region', () => {
  expect(rule(production)).toMatchObject({
    schedule: 'cron(0 5 * * ? *)',
    lifecycle: { delete_after: 35 },
    copy_action: [{ lifecycle: { delete_after: 35 } }],
  });
  const vaults = production.all(BackupVault).map(({ name, provider }) => ({ name, provider }));
  expect(vaults).toEqual([
    { name: expect.stringMatching(/^omnirapeutic-production-backup-copy/), provider: 'aws.us-west-2' },
    { name: 'omnirapeutic-production-backup', provider: undefined },
  ]);
});

test('ORP-23: nobody deletes a recovery point of production by hand, and Terraform no vault', () => {
  const policies = production.all(BackupVaultPolicy).map(({ policy }) => String(policy));
  expect(policies).toHaveLength(2);
  for (const policy of policies) expect(policy).toMatch(/"Deny".*backup:DeleteRecoveryPoint/);
  for (const vault of production.all(BackupVault)) {
    expect(vault).toMatchObject({ force_destroy: false, lifecycle: { prevent_destroy: true } });
  }
  // Without days in which it can be changed, a lock is one of governance: it can be taken away again.
  for (const lock of production.all(BackupVaultLockConfiguration)) {
    expect(lock).toMatchObject({ min_retention_days: 7 });
    expect(lock).not.toHaveProperty('changeable_for_days');
  }
});

test('ORP-23: staging has one vault, which goes with its stack', () => {
  expect(staging.all(BackupVault)).toEqual([expect.objectContaining({ force_destroy: true })]);
  expect(staging.all(BackupVaultLockConfiguration)).toEqual([]);
});

test('ORP-23: records are restored every month to see that they can be', () => {
  expect(production.one(BackupRestoreTestingPlan)).toMatchObject({
    schedule_expression: expect.stringMatching(/^cron\(\d+ \d+ 1 \* \? \*\)$/),
  });
});

test('ORP-23: a backup that fails is told', () => {
  const targets = production.all(CloudwatchEventTarget);
  expect(targets.length).toBeGreaterThan(0);
  for (const { arn } of targets) expect(String(arn)).toContain('sns_topic');
});

test('a promise that the plan does not keep is refused', () => {
  const backups = { ...environment.backups, recoveryPointHours: 12 };
  expect(refusal(() => backupOf({ ...environment, backups }))).toMatch(/recoveryPointObjectiveHours is 12/);
});
