import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { keyArnProblems, refuse } from '@ashlar/core';
import { Construct } from 'constructs';
import { retentionProblems } from './retention-problems.js';

export interface LogGroupProps {
  /** The whole name, from `physicalName` or, where a service decides it, claimed with `claimName`. */
  readonly name: string;
  /** The KMS key that encrypts it; its policy must admit CloudWatch Logs for this name. */
  readonly kmsKeyArn: string;
  /**
   * One of the values that CloudWatch Logs takes. Ingestion costs about 0.50 USD per GB, keeping 0.03 USD per GB and
   * month (us-east-1, 2026-11).
   * @default 365
   */
  readonly retentionDays?: number | undefined;
  /**
   * Where its lines are records: Terraform refuses to destroy it, and when it is taken out of the sources, only
   * forgets it. It stays in AWS until its lines have expired; to have it again, import it.
   * @default false
   */
  readonly keep?: boolean | undefined;
}

/**
 * A log group that is encrypted with our own key and forgets after a while. One that a service makes by itself does
 * neither.
 *
 * @throws InputError for a key without its ARN, and for a retention that CloudWatch Logs does not offer.
 */
export class LogGroup extends Construct {
  readonly group: CloudwatchLogGroup;
  readonly logGroupName: string;
  readonly logGroupArn: string;

  constructor(scope: Construct, id: string, { name, kmsKeyArn, retentionDays = 365, keep }: LogGroupProps) {
    super(scope, id);
    refuse(`${this.node.path} (LogGroup)`, [
      ...keyArnProblems('kmsKeyArn', kmsKeyArn),
      ...retentionProblems('retentionDays', retentionDays),
    ]);
    this.group = new CloudwatchLogGroup(this, 'group', {
      name,
      kmsKeyId: kmsKeyArn,
      retentionInDays: retentionDays,
      lifecycle: keep ? { preventDestroy: true } : undefined,
      skipDestroy: keep,
    });
    this.logGroupName = this.group.name;
    this.logGroupArn = this.group.arn;
  }
}
