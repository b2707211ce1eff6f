import { ProjectStack, refuse } from '@ashlar/core';
import { ServiceRole } from '@ashlar/iam';
import { BackupRestoreTestingPlan } from '@cdktf/provider-aws/lib/backup-restore-testing-plan/index.js';
import { BackupRestoreTestingSelection } from '@cdktf/provider-aws/lib/backup-restore-testing-selection/index.js';
import { Construct } from 'constructs';
import { restoreTestingProblems } from './restore-problems.js';
import { restoreMetadata, type RestoreTest } from './restore-test.js';
import type { RestoreTestingProps } from './restore-testing-props.js';

/**
 * Restores what was backed up, on a schedule, into a place of its own, and takes it away again: a backup that was never
 * restored is a hope. What fails is an event; `BackupFailureEvents` tells people.
 *
 * Costs for each recovery point that is tested, and what stands until it is removed; see the README.
 *
 * @throws InputError with every problem of its vaults and tests.
 */
export class RestoreTesting extends Construct {
  readonly plan: BackupRestoreTestingPlan;
  readonly planName: string;
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: RestoreTestingProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    refuse(`${this.node.path} (RestoreTesting)`, restoreTestingProblems(props, stack.environment.region));
    const { purpose, vaults, tests, points = 'latest' } = props;

    this.plan = new BackupRestoreTestingPlan(this, 'plan', {
      // AWS takes no hyphens here.
      name: underscored(stack.physicalName('restore-testing-plan', this, purpose)),
      scheduleExpression: props.schedule ?? 'cron(0 9 1 * ? *)',
      scheduleExpressionTimezone: 'Etc/UTC',
      startWindowHours: props.startWindowHours ?? 24,
      recoveryPointSelection: [
        {
          algorithm: points === 'random' ? 'RANDOM_WITHIN_WINDOW' : 'LATEST_WITHIN_WINDOW',
          includeVaults: [...new Set(Object.values(vaults).map(({ vaultArn }) => vaultArn))].sort(),
          recoveryPointTypes: ['CONTINUOUS', 'SNAPSHOT'],
          selectionWindowDays: props.pointsOfLastDays ?? 7,
        },
      ],
    });
    this.planName = this.plan.name;

    const buckets = Object.values(tests).some(({ type }) => type === 'S3');
    const role = new ServiceRole(this, 'role', {
      purpose: `restore-${purpose}`,
      service: 'backup.amazonaws.com',
      // AWS documents no condition for this trust; iam:PassRole keeps other accounts from using the role.
      trustConditions: 'none',
      may: [],
      awsManagedPolicies: [
        'service-role/AWSBackupServiceRolePolicyForRestores',
        ...(buckets ? ['AWSBackupServiceRolePolicyForS3Restore'] : []),
      ],
    });
    this.roleArn = role.roleArn;
    for (const [key, test] of Object.entries(tests)) this.select(key, test, role);
  }

  private select(key: string, test: RestoreTest, role: ServiceRole): void {
    const { tag, resourceArns, type, validationHours } = test;
    new BackupRestoreTestingSelection(this, `test-${key}`, {
      name: underscored(key),
      restoreTestingPlanName: this.planName,
      protectedResourceType: type,
      iamRoleArn: role.roleArn,
      ...(tag === undefined
        ? { protectedResourceArns: [...new Set(resourceArns)].sort() }
        : {
            protectedResourceConditions: [
              { stringEquals: [{ key: `aws:ResourceTag/${tag.key}`, value: tag.value }] },
            ],
          }),
      restoreMetadataOverrides: restoreMetadata(test),
      validationWindowHours: validationHours,
      dependsOn: [...role.attachments],
    });
  }
}

const underscored = (name: string) => name.replaceAll('-', '_');
