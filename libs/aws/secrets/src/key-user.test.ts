import type { Environment, ProjectStack } from '@ashlar/core';
import { refusal, synthStack, testEnvironment } from '@ashlar/testing';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import fc from 'fast-check';
import { EncryptionKey, type EncryptionKeyProps } from './encryption-key.js';
import type { KeyUser } from './key-user.js';

const build = (props: Partial<EncryptionKeyProps> = {}, environment: Partial<Environment> = {}) =>
  synthStack((stack) => {
    new EncryptionKey(stack, 'key', { purpose: 'logs', ...props });
  }, testEnvironment(environment));

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal: Readonly<Record<string, string>>;
  readonly Action: string | readonly string[];
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

const statements = (...args: Parameters<typeof build>) =>
  (JSON.parse(String(build(...args).one(KmsKey)['policy'])) as { Statement: Statement[] }).Statement;

/** Patterns of the log groups that the policy admits. */
const logGroups = () =>
  [
    statements({ users: ['log-groups'] })[1]?.Condition?.['ArnLike']?.[
      'kms:EncryptionContext:aws:logs:arn'
    ] ?? [],
  ].flat();

const users: KeyUser[] = [
  'alarms',
  'budgets',
  'cloudtrail',
  'config',
  'cost-anomalies',
  'ebs-autoscaling',
  'events',
  'log-delivery',
  'log-groups',
];

describe('the policy', () => {
  test('lets root of the account repair it, whoever uses the key and however it is made', () => {
    const options = fc.record(
      {
        users: fc.subarray(users),
        alias: fc.constant('alias/shared'),
        deletionWindowDays: fc.integer({ min: 7, max: 30 }),
        rotationPeriodDays: fc.integer({ min: 90, max: 2560 }),
        keep: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(options, (props) => {
        expect(statements(props)).toContainEqual({
          Sid: 'Account',
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::123456789012:root' },
          Action: 'kms:*',
          Resource: '*',
        });
        expect(statements(props).map(({ Effect }) => Effect)).not.toContain('Deny');
      }),
      { numRuns: 15 },
    );
  });

  test('admits nobody else when nobody is named', () => {
    expect(statements().map(({ Sid }) => Sid)).toEqual(['Account']);
  });

  test('lets CloudWatch Logs of the region encrypt log groups of this app and environment, and no others', () => {
    const [, logs] = statements({ users: ['log-groups'] });
    expect(logs).toMatchObject({
      Sid: 'CloudWatchLogs',
      Principal: { Service: 'logs.us-east-1.amazonaws.com' },
      Action: ['kms:Decrypt*', 'kms:Describe*', 'kms:Encrypt*', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
    });
    expect(logGroups()).toContain('arn:aws:logs:us-east-1:123456789012:log-group:/demo/test/*');
    expect(logGroups()).toHaveLength(7);
  });

  test.each<[string, (stack: ProjectStack) => string]>([
    ['that modules name', (stack) => stack.physicalName('log-group', stack, 'x'.repeat(600))],
    [
      'of Container Insights',
      (stack) => `/aws/ecs/containerinsights/${stack.physicalName('ecs-cluster', stack, 'web')}/performance`,
    ],
    [
      'of Container Insights of a cluster that has no name of its own',
      (stack) => `/aws/ecs/containerinsights/${stack.physicalName('ecs-cluster', stack)}/performance`,
    ],
    ['of a function', (stack) => `/aws/lambda/${stack.app}-${stack.environment.name}-orders`],
    [
      'of a database',
      (stack) => `/aws/rds/cluster/${stack.physicalName('db-cluster', stack, 'db')}/postgresql`,
    ],
    ['of a proxy', (stack) => `/aws/rds/proxy/${stack.physicalName('db-proxy', stack, 'shop')}`],
    ['of a firewall', (stack) => stack.physicalName('waf-log-group', stack, 'web')],
  ])('admits every log group %s', (_, nameOf) => {
    let arn = '';
    synthStack((stack) => {
      arn = stack.arn('logs', `log-group:${nameOf(stack)}`);
    });
    expect(logGroups().some((pattern) => arn.startsWith(pattern.slice(0, -1)))).toBe(true);
  });

  test('admits no log group of another app or environment', () => {
    const others = ['/demo/testing/x', '/demo2/test/x', '/aws/lambda/demo-testing-x', '/aws/lambda/other'];
    for (const name of others) {
      const arn = `arn:aws:logs:us-east-1:123456789012:log-group:${name}`;
      expect(logGroups().filter((pattern) => arn.startsWith(pattern.slice(0, -1)))).toEqual([]);
    }
  });

  test.each<[KeyUser, string, string]>([
    ['alarms', 'CloudWatchAlarms', 'cloudwatch.amazonaws.com'],
    ['budgets', 'Budgets', 'budgets.amazonaws.com'],
    ['config', 'Config', 'config.amazonaws.com'],
    ['cost-anomalies', 'CostAnomalyDetection', 'costalerts.amazonaws.com'],
    ['log-delivery', 'LogDelivery', 'delivery.logs.amazonaws.com'],
  ])('lets %s encrypt what they send, for this account only', (user, sid, service) => {
    expect(statements({ users: [user] })).toContainEqual({
      Sid: sid,
      Effect: 'Allow',
      Principal: { Service: service },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
    });
  });

  test('lets EventBridge encrypt without asking for whom, which it does not say', () => {
    expect(statements({ users: ['events'] })).toContainEqual({
      Sid: 'EventBridge',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
    });
  });

  test('lets CloudTrail encrypt the trails of this account, and see whose key it is', () => {
    const [, trail, decrypt, describeKey] = statements({ users: ['cloudtrail'] });
    expect(trail).toMatchObject({
      Sid: 'CloudTrail',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 'kms:GenerateDataKey*',
      Condition: {
        StringEquals: { 'aws:SourceAccount': '123456789012' },
        StringLike: {
          'kms:EncryptionContext:aws:cloudtrail:arn': 'arn:aws:cloudtrail:*:123456789012:trail/*',
        },
      },
    });
    expect(decrypt).toMatchObject({
      Sid: 'CloudTrailDecrypt',
      Action: 'kms:Decrypt',
      Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
    });
    expect(describeKey).toMatchObject({
      Sid: 'CloudTrailDescribe',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 'kms:DescribeKey',
    });
  });

  test('lets Auto Scaling use the key, and hand it on to AWS resources only', () => {
    const role =
      'arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling';
    const [, use, grant] = statements({ users: ['ebs-autoscaling'] });
    expect(use).toMatchObject({
      Principal: { AWS: role },
      Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
    });
    expect(grant).toMatchObject({
      Principal: { AWS: role },
      Action: 'kms:CreateGrant',
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    });
  });

  test('is the same, whatever the order of its users', () => {
    expect(statements({ users: [...users].reverse() })).toEqual(statements({ users }));
  });

  test('names a user once, however often it is listed', () => {
    expect(statements({ users: ['log-groups', 'log-groups'] })).toHaveLength(2);
  });

  test('follows the partition of the region', () => {
    const region = { region: 'us-gov-west-1', zones: ['us-gov-west-1a'] };
    const [account, logs] = statements({ users: ['log-groups'] }, region);
    expect(account?.Principal).toEqual({ AWS: 'arn:aws-us-gov:iam::123456789012:root' });
    expect(logs?.Principal).toEqual({ Service: 'logs.us-gov-west-1.amazonaws.com' });
  });
});

test.each(['cloudtrial', 'sns', 'toString'])("the user '%s' is refused", (user) => {
  expect(refusal(() => build({ users: [user as KeyUser] }))).toContain(`users names '${user}'`);
});

test('a user that is nearly one is asked about', () => {
  expect(refusal(() => build({ users: ['cloudtrial' as KeyUser] }))).toContain("did you mean 'cloudtrail'?");
});
