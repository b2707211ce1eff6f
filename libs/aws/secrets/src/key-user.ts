import type { ProjectStack } from '@ashlar/core';
import type { Conditions, PrincipalStatement } from '@ashlar/iam';

/**
 * A service that uses a key on its own behalf.
 * - `log-groups`: CloudWatch Logs, for the log groups of this app and environment.
 * - `alarms`: CloudWatch alarms that publish to an encrypted SNS topic.
 * - `events`: EventBridge rules that send to an encrypted topic or queue.
 * - `budgets`, `cost-anomalies`: AWS Budgets and Cost Anomaly Detection, publishing to an encrypted topic.
 * - `cloudtrail`: trails of this account, in any region.
 * - `config`: AWS Config, delivering to an encrypted bucket.
 * - `log-delivery`: the services that deliver their logs to an S3 bucket (VPC flow logs, WAF, Route 53).
 * - `ebs-autoscaling`: Auto Scaling, for encrypted volumes of the instances it starts. Its service-linked role has
 *   to exist, or KMS refuses the policy: `aws iam create-service-linked-role --aws-service-name autoscaling.amazonaws.com`.
 *
 * Services that work with the credentials of whoever calls them need no entry: S3, RDS, Secrets Manager, ECR, EBS
 * outside of Auto Scaling.
 */
export type KeyUser =
  | 'alarms'
  | 'budgets'
  | 'cloudtrail'
  | 'config'
  | 'cost-anomalies'
  | 'ebs-autoscaling'
  | 'events'
  | 'log-delivery'
  | 'log-groups';

/** The statements of the key's own policy that a user needs. IAM policies alone don't reach a service. */
type KeyUserStatements = (stack: ProjectStack, region: string) => readonly PrincipalStatement[];

/**
 * asOf: 2026-11
 * source: CloudWatch Logs user guide, "Encrypt log data using AWS KMS"; SNS developer guide, "Enable compatibility
 *   between event sources from AWS services and encrypted topics"; CloudTrail user guide, "Configure AWS KMS key
 *   policies for CloudTrail"; AWS Config guide, "Permissions for the KMS key for the AWS Config delivery channel"; EC2
 *   Auto Scaling user guide, "Required AWS KMS key policy for use with encrypted volumes"
 */
export const keyUserStatements: Readonly<Record<KeyUser, KeyUserStatements>> = {
  alarms: publisher('CloudWatchAlarms', 'cloudwatch.amazonaws.com'),
  budgets: publisher('Budgets', 'budgets.amazonaws.com'),
  config: publisher('Config', 'config.amazonaws.com'),
  'cost-anomalies': publisher('CostAnomalyDetection', 'costalerts.amazonaws.com'),
  'log-delivery': publisher('LogDelivery', 'delivery.logs.amazonaws.com'),

  cloudtrail: (stack) => {
    const trails = `arn:${stack.partition}:cloudtrail:*:${stack.environment.account}:trail/*`;
    return [
      ofThisKey('CloudTrail', { service: 'cloudtrail.amazonaws.com' }, ['kms:GenerateDataKey*'], {
        StringEquals: { 'aws:SourceAccount': stack.environment.account },
        StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': trails },
      }),
      ofThisKey('CloudTrailDescribe', { service: 'cloudtrail.amazonaws.com' }, ['kms:DescribeKey']),
      // For a bucket with a bucket key, CloudTrail makes and changes no trail without it.
      ofThisKey('CloudTrailDecrypt', { service: 'cloudtrail.amazonaws.com' }, ['kms:Decrypt'], {
        StringEquals: { 'aws:SourceAccount': stack.environment.account },
      }),
    ];
  },

  /** SNS refuses EventBridge's messages in silence when the key asks for the account that they come from. */
  events: () => [ofThisKey('EventBridge', { service: 'events.amazonaws.com' }, PUBLISH)],

  'ebs-autoscaling': (stack) => {
    const role = `arn:${stack.partition}:iam::${stack.environment.account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`;
    return [
      ofThisKey('AutoScaling', { aws: role }, USE),
      ofThisKey('AutoScalingGrant', { aws: role }, ['kms:CreateGrant'], {
        Bool: { 'kms:GrantIsForAWSResource': 'true' },
      }),
    ];
  },

  'log-groups': (stack, region) => [
    ofThisKey(
      'CloudWatchLogs',
      { service: `logs.${region}.amazonaws.com` },
      ['kms:Decrypt*', 'kms:Describe*', 'kms:Encrypt*', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': logGroupPatterns(stack).map(
            (pattern) =>
              `arn:${stack.partition}:logs:${region}:${stack.environment.account}:log-group:${pattern}`,
          ),
        },
      },
    ),
  ],
};

const PUBLISH = ['kms:Decrypt', 'kms:GenerateDataKey*'];

const USE = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];

/** Our own log groups, and those whose names a service decides around the name that we gave to a resource. */
function logGroupPatterns({ app, environment }: ProjectStack): string[] {
  const name = `${app}-${environment.name}`;
  return [
    `/${app}/${environment.name}/*`,
    `/aws/ecs/containerinsights/${name}/*`,
    `/aws/ecs/containerinsights/${name}-*`,
    `/aws/lambda/${name}-*`,
    `/aws/rds/cluster/${name}-*`,
    `/aws/rds/proxy/${name}-*`,
    `aws-waf-logs-${name}-*`,
  ];
}

/** A service that encrypts what it publishes or delivers, for this account only. */
function publisher(sid: string, service: string): KeyUserStatements {
  return (stack) => [
    ofThisKey(sid, { service }, PUBLISH, {
      StringEquals: { 'aws:SourceAccount': stack.environment.account },
    }),
  ];
}

const ofThisKey = (
  sid: string,
  principal: PrincipalStatement['principal'],
  actions: readonly string[],
  conditions?: Conditions,
): PrincipalStatement => ({
  sid,
  principal,
  actions,
  resources: ['*'],
  anyResourceBecause: 'in the policy of a key, the resource is that key',
  ...(conditions ? { conditions } : {}),
});
