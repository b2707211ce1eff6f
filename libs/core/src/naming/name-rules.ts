/** What a service accepts as a name. */
export interface NameRule {
  readonly max: number;
  readonly min: number;
  /** Characters that may stand in the name, as the inside of a regular expression's brackets. */
  readonly characters: string;
  /** Stands between the parts of the name. */
  readonly separator: '-' | '/';
  /** Stands before the first part. */
  readonly prefix: string;
  /** Whether names are unique in the account, or in each of its regions. S3's are unique in the world. */
  readonly scope: 'world' | 'account' | 'region';
}

const lowerCase = { min: 1, characters: 'a-z0-9-', separator: '-', prefix: '', scope: 'region' } as const;

/**
 * asOf: 2026-11
 * source: the limits of each service's API reference, as collected in the AWS provider's validators and in
 *   IAM's and S3's quota pages. Characters are narrower than the services allow: lower case is readable
 *   everywhere and never collides by case.
 */
export const nameRules = {
  'access-analyzer': { ...lowerCase, max: 255 },
  // Metric alarms and composite ones share their names.
  alarm: { ...lowerCase, max: 255 },
  'anomaly-monitor': { ...lowerCase, max: 1024, scope: 'account' },
  'anomaly-subscription': { ...lowerCase, max: 1024, scope: 'account' },
  'backup-plan': { ...lowerCase, max: 50 },
  'backup-vault': { ...lowerCase, max: 50, min: 2 },
  budget: { ...lowerCase, max: 100, scope: 'account' },
  'chat-channel': { ...lowerCase, max: 128, scope: 'account' },
  'codedeploy-application': { ...lowerCase, max: 100 },
  'codedeploy-config': { ...lowerCase, max: 100 },
  // Unique in its application.
  'codedeploy-group': { ...lowerCase, max: 100 },
  'config-delivery-channel': { ...lowerCase, max: 256 },
  'config-recorder': { ...lowerCase, max: 256 },
  // AWS takes 256, the provider 51.
  'conformance-pack': { ...lowerCase, max: 51 },
  dashboard: { ...lowerCase, max: 255, scope: 'account' },
  'db-cluster': { ...lowerCase, max: 63 },
  'db-cluster-parameter-group': { ...lowerCase, max: 255 },
  'db-instance': { ...lowerCase, max: 63 },
  'db-parameter-group': { ...lowerCase, max: 255 },
  'db-proxy': { ...lowerCase, max: 63 },
  'db-proxy-endpoint': { ...lowerCase, max: 63 },
  'db-subnet-group': { ...lowerCase, max: 255 },
  'dynamodb-table': { ...lowerCase, max: 255, min: 3 },
  'ecr-repository': { ...lowerCase, max: 256, min: 2 },
  'ecs-cluster': { ...lowerCase, max: 255 },
  // Unique in its cluster; ours carry the names of app and environment all the same, for logs and bills.
  'ecs-service': { ...lowerCase, max: 255 },
  'ecs-task-family': { ...lowerCase, max: 255 },
  'event-rule': { ...lowerCase, max: 64 },
  // Cloud Map takes 1024; the name is the subject of the mesh's certificate authority too, which X.509 limits to 64.
  'http-namespace': { ...lowerCase, max: 64 },
  'iam-policy': { ...lowerCase, max: 128, scope: 'account' },
  'iam-role': { ...lowerCase, max: 64, scope: 'account' },
  'instance-profile': { ...lowerCase, max: 128, scope: 'account' },
  'ip-set': { ...lowerCase, max: 128 },
  'kms-alias': { ...lowerCase, max: 256, min: 7, separator: '/', characters: 'a-z0-9/-', prefix: 'alias/' },
  'lambda-function': { ...lowerCase, max: 64 },
  'launch-template': { ...lowerCase, max: 128, min: 3 },
  'load-balancer': { ...lowerCase, max: 32 },
  'log-delivery-destination': { ...lowerCase, max: 60 },
  'log-delivery-source': { ...lowerCase, max: 60 },
  'log-group': { ...lowerCase, max: 512, separator: '/', characters: 'a-z0-9/-', prefix: '/' },
  'metric-filter': { ...lowerCase, max: 512 },
  // Slashes make folders in the console.
  'query-definition': { ...lowerCase, max: 255, separator: '/', characters: 'a-z0-9/-' },
  'regex-pattern-set': { ...lowerCase, max: 128 },
  'response-headers-policy': { ...lowerCase, max: 128, scope: 'account' },
  // Restore testing takes underscores for our hyphens.
  'restore-testing-plan': { ...lowerCase, max: 50 },
  's3-bucket': { ...lowerCase, max: 63, min: 3, scope: 'world' },
  // X-Ray's rules and groups take 32.
  'sampling-rule': { ...lowerCase, max: 32 },
  secret: { ...lowerCase, max: 512, separator: '/', characters: 'a-z0-9/-' },
  // Terraform adds 26 characters, so that a replacement can stand beside its predecessor.
  'security-group': { ...lowerCase, max: 228 },
  'sns-topic': { ...lowerCase, max: 256 },
  // SQS takes 80, with the suffix of a FIFO queue.
  'sqs-queue': { ...lowerCase, max: 75 },
  'ssm-document': { ...lowerCase, max: 128, min: 3 },
  'target-group': { ...lowerCase, max: 32 },
  'trace-group': { ...lowerCase, max: 32 },
  // A trail of all regions has its name in each of them.
  trail: { ...lowerCase, max: 128, min: 3, scope: 'account' },
  // WAF writes only to log groups whose names start like this.
  'waf-log-group': { ...lowerCase, max: 512, prefix: 'aws-waf-logs-' },
  'web-acl': { ...lowerCase, max: 128 },
} as const satisfies Record<string, NameRule>;

export type NameKind = keyof typeof nameRules;
