import { ProjectStack, refuse, topicArnProblems } from '@ashlar/core';
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule/index.js';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target/index.js';
import { Construct } from 'constructs';

export interface BackupFailureEventsProps {
  /** An SNS topic of the region whose policy and key admit EventBridge: an `AlarmTopic` with the publisher `events`. */
  readonly topicArn: string;
}

/**
 * Tells a topic of every job of AWS Backup in this account and region that did not do its work: backups, copies and
 * restores, restore tests among them. By EventBridge: notifications of a vault tell of every job that ended, and leave it to
 * the subscriber to find those that failed.
 *
 * Costs nothing: EventBridge takes events of AWS for free.
 *
 * @throws InputError for what is no topic.
 */
export class BackupFailureEvents extends Construct {
  constructor(scope: Construct, id: string, { topicArn }: BackupFailureEventsProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    refuse(
      `${this.node.path} (BackupFailureEvents)`,
      topicArnProblems('topicArn', topicArn, stack.environment.region),
    );
    for (const [key, { description, pattern }] of Object.entries(failures)) {
      const rule = new CloudwatchEventRule(this, key, {
        name: stack.physicalName('event-rule', this, stack.stackName, id, key),
        description,
        eventPattern: JSON.stringify({ source: ['aws.backup'], ...pattern }),
      });
      new CloudwatchEventTarget(this, `${key}-to-topic`, {
        rule: rule.name,
        targetId: 'topic',
        arn: topicArn,
      });
    }
  }
}

/**
 * asOf: 2026-11
 * source: AWS Backup guide, "Monitoring AWS Backup events using Amazon EventBridge": backups and copies report a state,
 *   restores a status
 */
const failures = {
  'backup-jobs': {
    description: 'Backups that failed, expired before they started, or saved a part only',
    pattern: {
      'detail-type': ['Backup Job State Change'],
      detail: { state: ['ABORTED', 'EXPIRED', 'FAILED', 'PARTIAL'] },
    },
  },
  'copy-jobs': {
    description: 'Copies that failed or are partial',
    pattern: { 'detail-type': ['Copy Job State Change'], detail: { state: ['FAILED', 'PARTIAL'] } },
  },
  'restore-jobs': {
    description: 'Restores, and tests of them, that failed',
    pattern: { 'detail-type': ['Restore Job State Change'], detail: { status: ['ABORTED', 'FAILED'] } },
  },
};
