import { BACKUP_TAG, backupTagValue, ProjectStack, refuse, sortedEntries } from '@ashlar/core';
import { ServiceRole } from '@ashlar/iam';
import { BackupPlan as Plan, type BackupPlanRule } from '@cdktf/provider-aws/lib/backup-plan/index.js';
import { BackupSelection } from '@cdktf/provider-aws/lib/backup-selection/index.js';
import { Construct } from 'constructs';
import type { BackupPlanProps } from './backup-plan-props.js';
import { completeRule, type CompleteRule } from './backup-rule.js';
import { planProblems } from './plan-problems.js';
import { recoveryPoint, type WorstCase } from './recovery-point.js';

/**
 * A plan of AWS Backup: when what is backed up, to which vault, how long it stays, and where copies go. Resources choose
 * it by a tag; `AuroraCluster` and `Bucket` set that with `backup`.
 *
 * Costs nothing itself; recovery points are billed by the GB, see the README.
 *
 * @throws InputError with every problem of its rules, copies and selection, and for an objective that no rule keeps.
 */
export class BackupPlan extends Construct {
  readonly plan: Plan;
  readonly planId: string;
  readonly planArn: string;
  /** What it selects by, also for `RestoreTesting`. Undefined when the plan names its resources. */
  readonly tag: { readonly key: string; readonly value: string } | undefined;
  /** How much can be lost, by rule. */
  readonly recoveryPoints: Readonly<Record<string, WorstCase>>;
  /** What AWS Backup takes to read resources and to write to vaults. */
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: BackupPlanProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    refuse(`${this.node.path} (BackupPlan)`, planProblems(props, stack.environment.region));
    const { purpose } = props;
    const rules = sortedEntries(props.rules).map(([key, rule]) => ({ key, rule: completeRule(rule) }));
    this.recoveryPoints = Object.fromEntries(rules.map(({ key, rule }) => [key, worstCase(key, rule)]));
    const { selection = { tag: { key: BACKUP_TAG, value: backupTagValue(stack, purpose) } } } = props;
    this.tag = 'tag' in selection ? selection.tag : undefined;

    this.plan = new Plan(this, 'plan', {
      name: stack.physicalName('backup-plan', this, purpose),
      rule: rules.map(({ key, rule }) => renderRule(key, rule)),
    });
    this.planId = this.plan.id;
    this.planArn = this.plan.arn;

    const role = new ServiceRole(this, 'role', {
      purpose: `backup-${purpose}`,
      service: 'backup.amazonaws.com',
      // AWS documents no condition for this trust; iam:PassRole keeps other accounts from using the role.
      trustConditions: 'none',
      may: [],
      awsManagedPolicies: [
        'AWSBackupServiceRolePolicyForS3Backup',
        'service-role/AWSBackupServiceRolePolicyForBackup',
      ],
    });
    this.roleArn = role.roleArn;
    new BackupSelection(this, 'selection', {
      name: 'tag' in selection ? 'tagged' : 'named',
      planId: this.planId,
      iamRoleArn: role.roleArn,
      ...('tag' in selection
        ? { selectionTag: [{ type: 'STRINGEQUALS', ...selection.tag }] }
        : { resources: [...new Set(selection.resourceArns)].sort() }),
      dependsOn: [...role.attachments],
    });
  }
}

const renderRule = (ruleName: string, rule: CompleteRule): BackupPlanRule => ({
  ruleName,
  targetVaultName: rule.vault.vaultName,
  schedule: rule.schedule,
  startWindow: rule.startWindowMinutes,
  completionWindow: rule.completionWindowMinutes,
  enableContinuousBackup: rule.continuous,
  lifecycle: { deleteAfter: rule.keepDays, coldStorageAfter: rule.coldStorageAfterDays },
  copyAction: sortedEntries(rule.copies).map(
    ([, { vault, keepDays = rule.keepDays, coldStorageAfterDays }]) => ({
      destinationVaultArn: vault.vaultArn,
      lifecycle: { deleteAfter: keepDays, coldStorageAfter: coldStorageAfterDays },
    }),
  ),
});

function worstCase(key: string, rule: CompleteRule): WorstCase {
  const worst = recoveryPoint(rule);
  if (worst === undefined) throw new Error(`${key} never runs, and should have been refused`);
  return worst;
}
