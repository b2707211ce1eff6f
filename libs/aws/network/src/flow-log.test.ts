import { synthStack } from '@ashlar/testing';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { FlowLog } from '@cdktf/provider-aws/lib/flow-log/index.js';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import type { FlowLogs } from './network-props.js';
import { Network } from './network.js';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/logs';

const build = (
  flowLogs: Partial<FlowLogs> | 'off' = {},
  read: (network: Network) => void = () => undefined,
) =>
  synthStack((stack) => {
    const network = new Network(stack, 'network', {
      cidr: '10.0.0.0/16',
      tiers: { data: { routing: 'isolated', range: '10.0.64.0/19' } },
      flowLogs: flowLogs === 'off' ? 'off' : { kmsKeyArn: KEY, ...flowLogs },
    });
    read(network);
  });

const policyIn = (value: unknown) => JSON.parse(String(value)) as { Statement: Record<string, unknown>[] };

test('every packet is logged, summed up over a minute', () => {
  expect(build().one(FlowLog)).toMatchObject({
    traffic_type: 'ALL',
    max_aggregation_interval: 60,
    log_destination_type: 'cloud-watch-logs',
  });
  expect(build({ traffic: 'REJECT', aggregationSeconds: 600 }).one(FlowLog)).toMatchObject({
    traffic_type: 'REJECT',
    max_aggregation_interval: 600,
  });
});

test('logs are encrypted with the given key and kept for a year, or as long as is said', () => {
  expect(build().one(CloudwatchLogGroup)).toEqual(
    expect.objectContaining({
      name: '/demo/test/unit/network-flow-logs',
      kms_key_id: KEY,
      retention_in_days: 365,
    }),
  );
  expect(build({ retentionDays: 2192 }).one(CloudwatchLogGroup)).toMatchObject({ retention_in_days: 2192 });
});

test('Terraform refuses to destroy them, unless they are not to be kept', () => {
  expect(build().one(CloudwatchLogGroup)).toMatchObject({ lifecycle: { prevent_destroy: true } });
  const thrownAway = build({ keep: false }).one(CloudwatchLogGroup);
  expect(thrownAway).not.toHaveProperty('lifecycle');
});

test('the role writes to its log group and does nothing else', () => {
  const { Statement: statements } = policyIn(build().one(IamPolicy)['policy']);
  expect(statements).toHaveLength(1);
  expect(statements[0]).toMatchObject({
    Effect: 'Allow',
    Action: [
      'logs:CreateLogStream',
      'logs:DescribeLogGroups',
      'logs:DescribeLogStreams',
      'logs:PutLogEvents',
    ],
    Resource: expect.stringMatching(
      /^\$\{aws_cloudwatch_log_group\.network_flow-logs_records_group_\w+\.arn\}:\*$/,
    ),
  });
});

test('only VPC Flow Logs of this account and region take the role', () => {
  const { Statement: statements } = policyIn(build().one(IamRole)['assume_role_policy']);
  expect(statements).toMatchObject([
    {
      Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'aws:SourceAccount': '123456789012' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:ec2:us-east-1:123456789012:vpc-flow-log/*' },
      },
    },
  ]);
});

test('no policy is inline', () => {
  expect(build().all(IamRolePolicy)).toEqual([]);
  expect(build().one(IamRole)).not.toHaveProperty('inline_policy');
  expect(build().all(IamRolePolicyAttachment)).toHaveLength(1);
});

test("'off' builds none of it", () => {
  const types = Object.keys(build('off').json.resource ?? {});
  expect(types.filter((type) => /iam|flow_log|cloudwatch/.test(type))).toEqual([]);
});

test('it begins to deliver when its role may write, not before', () => {
  const { depends_on: waits } = build().one(FlowLog);
  expect(waits).toEqual([expect.stringMatching(/^aws_iam_role_policy_attachment\./)]);
});

test('alarms find the log group by its name, and none where nothing is logged', () => {
  const names: (string | undefined)[] = [];
  build({}, ({ flowLogGroupName }) => names.push(flowLogGroupName));
  build('off', ({ flowLogGroupName }) => names.push(flowLogGroupName));
  expect(names).toEqual([expect.stringMatching(/^\$\{TfToken/), undefined]);
});
