import { ProjectStack, refuse } from '@ashlar/core';
import { ServiceRole } from '@ashlar/iam';
import { LogGroup } from '@ashlar/log-group';
import { Cloudtrail } from '@cdktf/provider-aws/lib/cloudtrail/index.js';
import { Construct } from 'constructs';
import type { AuditTrailProps, TrailLogs } from './audit-trail-props.js';
import { eventSelectors } from './data-event-selectors.js';
import { INSIGHTS, trailProblems } from './trail-problems.js';

/**
 * Records who did what in the account, in every region: files that nobody changes unseen, signed and encrypted with our own key.
 * One for each account; a second one would bill every event again.
 *
 * Management events cost nothing; data events and insights do, as said there.
 *
 * @throws InputError with every problem of its bucket, keys and events, and for a second owner in the account.
 */
export class AuditTrail extends Construct {
  readonly trail: Cloudtrail;
  /** The name, known at synthesis: the bucket's policy needs it before there is a trail. */
  readonly trailName: string;
  readonly trailArn: string;
  /** Undefined without `logs`. */
  readonly logGroupName: string | undefined;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    refuse(`${this.node.path} (AuditTrail)`, trailProblems(props));
    stack.claimSingleton(this, 'multi-region-trail');
    const { bucket, insights = INSIGHTS } = props;
    this.trailName = stack.physicalName('trail', this, props.purpose);

    const logs = props.logs === 'off' ? undefined : this.deliverTo(props.logs);
    this.logGroupName = logs?.logGroupName;
    this.trail = new Cloudtrail(this, 'trail', {
      name: this.trailName,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      enableLogging: true,
      kmsKeyId: props.kmsKeyArn,
      s3BucketName: bucket.bucketName,
      s3KeyPrefix: props.prefix,
      cloudWatchLogsGroupArn: logs && `${logs.logGroupArn}:*`,
      cloudWatchLogsRoleArn: logs?.role.roleArn,
      advancedEventSelector: eventSelectors(props.dataEvents),
      insightSelector: [...new Set(insights)].sort().map((insightType) => ({ insightType })),
      dependsOn: [...(bucket.policy ? [bucket.policy] : []), ...(logs ? logs.role.attachments : [])],
    });
    this.trailArn = this.trail.arn;
  }

  private deliverTo({ kmsKeyArn, retentionDays, keep = true }: TrailLogs) {
    const stack = ProjectStack.of(this);
    const { account, region } = stack.environment;
    const { logGroupArn, logGroupName } = new LogGroup(this, 'records', {
      name: stack.physicalName('log-group', this, stack.stackName, this.node.id),
      kmsKeyArn,
      retentionDays,
      keep,
    });
    const role = new ServiceRole(this, 'writer', {
      purpose: `${this.node.id}-logs`,
      service: 'cloudtrail.amazonaws.com',
      // CloudTrail sends nothing along when it takes this role.
      trustConditions: 'none',
      may: [
        {
          sid: 'WriteTrail',
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [`${logGroupArn}:log-stream:${account}_CloudTrail_${region}*`],
        },
      ],
    });
    return { logGroupArn, logGroupName, role };
  }
}
