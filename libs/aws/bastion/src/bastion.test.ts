import { refusal, type StackView, synthStack } from '@ashlar/testing';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { IamInstanceProfile } from '@cdktf/provider-aws/lib/iam-instance-profile/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import { Instance } from '@cdktf/provider-aws/lib/instance/index.js';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template/index.js';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { SsmDocument } from '@cdktf/provider-aws/lib/ssm-document/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { Bastion, type BastionProps } from './bastion.js';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/k';

const minimal: BastionProps = {
  vpcId: 'vpc-1',
  vpcCidr: '10.0.0.0/16',
  subnetId: 'subnet-1',
  kmsKeyArn: KEY,
  reaches: {
    records: { securityGroupId: 'sg-records', port: 5432, description: 'People look into records' },
  },
};

const build = (props: Partial<BastionProps> = {}, look?: (bastion: Bastion) => void): StackView =>
  synthStack((stack) => {
    const bastion = new Bastion(stack, 'bastion', { ...minimal, ...props });
    look?.(bastion);
  });

const stack = build();

test('it has no public address, no key and no user data', () => {
  const instance = stack.one(Instance);
  expect(instance).toMatchObject({
    associate_public_ip_address: false,
    subnet_id: 'subnet-1',
    instance_type: 't4g.nano',
  });
  for (const absent of ['key_name', 'user_data', 'user_data_base64'])
    expect(instance).not.toHaveProperty(absent);
});

test('nothing may connect to it', () => {
  const groups = stack.all(VpcSecurityGroupIngressRule).map((rule) => rule['security_group_id']);
  expect(groups).toEqual(['sg-records']);
});

test('it connects to endpoints of the VPC and to what it was made for, and nowhere else', () => {
  const rules = stack.all(VpcSecurityGroupEgressRule);
  expect(rules).toHaveLength(2);
  expect(rules).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ cidr_ipv4: '10.0.0.0/16', from_port: 443, to_port: 443 }),
      expect.objectContaining({ referenced_security_group_id: 'sg-records', from_port: 5432, to_port: 5432 }),
    ]),
  );
});

test('it starts from its template: without that, its metadata and its volume would be open', () => {
  expect(stack.one(Instance)).toMatchObject({
    launch_template: { id: expect.stringMatching(/^\$\{aws_launch_template\./), version: '$Latest' },
    ebs_optimized: true,
    tags: { Name: 'demo-test-bastion' },
  });
});

test('its metadata asks for a token, and its volume is encrypted with our own key', () => {
  const template = stack.one(LaunchTemplate);
  expect(template).toMatchObject({
    metadata_options: {
      ...{ http_endpoint: 'enabled', http_tokens: 'required' },
      ...{ http_put_response_hop_limit: 1, instance_metadata_tags: 'disabled' },
    },
    block_device_mappings: [
      {
        device_name: '/dev/xvda',
        ebs: {
          ...{ encrypted: 'true', kms_key_id: KEY, volume_type: 'gp3' },
          ...{ volume_size: 8, delete_on_termination: 'true' },
        },
      },
    ],
  });
});

test.each([
  ['t4g.nano', 'arm64'],
  ['c7gn.medium', 'arm64'],
  ['a1.medium', 'arm64'],
  ['t3.micro', 'x86_64'],
  ['g5.xlarge', 'x86_64'],
  ['m7i-flex.large', 'x86_64'],
])('a %s starts from the image for %s, the newest of its first day', (instanceType, architecture) => {
  expect(build({ instanceType }).one(LaunchTemplate)).toMatchObject({
    image_id: `resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`,
  });
});

test('what is typed and shown in a session is encrypted and logged', () => {
  expect(stack.one(CloudwatchLogGroup)).toMatchObject({
    name: '/demo/test/bastion/sessions',
    kms_key_id: KEY,
    retention_in_days: 365,
    lifecycle: { prevent_destroy: true },
  });
  expect(build({ keepLogs: false }).one(CloudwatchLogGroup)).not.toHaveProperty('lifecycle');
  const document = stack.one(SsmDocument);
  expect(document).toMatchObject({ name: 'demo-test-bastion-session', document_type: 'Session' });
  expect(JSON.parse(String(document['content']))).toMatchObject({
    sessionType: 'Standard_Stream',
    inputs: {
      cloudWatchEncryptionEnabled: true,
      cloudWatchStreamingEnabled: true,
      cloudWatchLogGroupName: expect.stringContaining('aws_cloudwatch_log_group.bastion_session-log'),
      kmsKeyId: KEY,
    },
  });
});

test('sessions are kept for as long as is said', () => {
  expect(build({ logRetentionDays: 2192 }).one(CloudwatchLogGroup)).toMatchObject({
    retention_in_days: 2192,
  });
});

test('its group is of the VPC, and its rules say what they are for', () => {
  expect(stack.one(SecurityGroup)).toMatchObject({
    vpc_id: 'vpc-1',
    description: 'Bastion, reached through Session Manager only',
  });
  const rules = stack.all(VpcSecurityGroupEgressRule);
  expect(rules.map(({ description }) => description)).toEqual(
    expect.arrayContaining(['Systems Manager, Logs and KMS endpoints', 'People look into records']),
  );
  const [group] = stack.one(Instance)['vpc_security_group_ids'] as string[];
  for (const rule of rules) expect(rule['security_group_id']).toBe(group);
});

test('EC2 takes its role, through a profile of its own', () => {
  expect(JSON.parse(String(stack.one(IamRole)['assume_role_policy']))).toMatchObject({
    Statement: [{ Principal: { Service: 'ec2.amazonaws.com' } }],
  });
  // EC2 takes roles without saying for whom: with a condition, the instance would have no credentials.
  expect(String(stack.one(IamRole)['assume_role_policy'])).not.toContain('Condition');
  expect(stack.one(IamInstanceProfile)).toMatchObject({
    name: 'demo-test-unit-bastion',
    role: expect.stringMatching(/^\$\{aws_iam_role\.bastion_role_/),
  });
  expect(stack.one(Instance)['iam_instance_profile']).toMatch(/^\$\{aws_iam_instance_profile\./);
});

test('its role may run sessions and write their log, by one managed policy', () => {
  expect(stack.all(IamRolePolicyAttachment)).toHaveLength(1);
  const { Statement } = JSON.parse(String(stack.at('bastion/role/policy')['policy'])) as {
    Statement: { Sid: string; Action: string | string[] }[];
  };
  const actions = Statement.flatMap(({ Action }) => Action);
  expect(Statement.map(({ Sid }) => Sid)).toEqual([
    'DecryptSessions',
    'FindSessionLogs',
    'Sessions',
    'WriteSessionLogs',
  ]);
  expect(actions.filter((action) => /^(ssm:(Get|Put|Send|Start)|s3:|ec2:)/.test(action))).toEqual([]);
});

test('it starts when its role has its permissions, without which the agent would not register', () => {
  expect(stack.one(Instance)['depends_on']).toEqual([
    expect.stringMatching(/^aws_iam_role_policy_attachment\.bastion_role_/),
  ]);
});

test('a policy for people allows this bastion and its logged document, and no other instance', () => {
  const policy = stack.at('bastion/operators');
  expect(policy).toMatchObject({ name: 'demo-test-unit-bastion-operators' });
  expect(JSON.parse(String(policy['policy']))).toMatchObject({
    Statement: [
      {
        Sid: 'EncryptSessions',
        Resource: KEY,
      },
      { Sid: 'EndOwnSessions', Resource: 'arn:aws:ssm:us-east-1:123456789012:session/$${aws:userid}-*' },
      {
        Sid: 'StartSessions',
        Resource: [
          'arn:aws:ssm:us-east-1::document/AWS-StartPortForwardingSessionToRemoteHost',
          expect.stringContaining('aws_instance.bastion_instance'),
          expect.stringContaining('aws_ssm_document.bastion_session'),
        ],
        Condition: { BoolIfExists: { 'ssm:SessionDocumentAccessCheck': 'true' } },
      },
    ],
  });
});

test('no option changes the address of anything else', () => {
  const addresses = (props: Partial<BastionProps>) => Object.keys(build(props).byAddress());
  const before = addresses({});
  const another = { jobs: { securityGroupId: 'sg-jobs', port: 6379, description: 'People look into jobs' } };
  for (const props of [
    { instanceType: 't3.micro' },
    { volumeGiB: 20 },
    { logRetentionDays: 30 },
    { reaches: { ...another, ...minimal.reaches } },
  ]) {
    expect(addresses(props)).toEqual(expect.arrayContaining(before));
  }
});

test('what is wrong is told at once, with its fix', () => {
  const attempt = () => build({ instanceType: 't2.nano', volumeGiB: 4, vpcCidr: '10.0.0.1/16', reaches: {} });
  expect(refusal(attempt)).toMatchInlineSnapshot(`
    "demo-test-unit/bastion (Bastion) has 4 problems:
      instanceType is 't2.nano', of a generation before Nitro
        fix: use a current one: 't4g.nano', or 't3.nano' for x86
      volumeGiB is 4
        fix: use a whole number of GiB from 8, which the image needs, to 16384
      reaches is empty
        fix: name what people need it for: { records: { securityGroupId, port: 5432, description } }
      vpcCidr is '10.0.0.1/16', an address inside of 10.0.0.0/16
        fix: use '10.0.0.0/16'"
  `);
});

test.each([
  [undefined, 'kmsKeyArn is left out'],
  ['alias/logs', "kmsKeyArn is 'alias/logs'"],
])('a key that is %j would leave the volume to a key of AWS, and is refused', (kmsKeyArn, what) => {
  expect(refusal(() => build({ kmsKeyArn: kmsKeyArn as string }))).toContain(what);
});

test.each([['nano'], ['t4g'], [''], ['T4G.nano']])("'%s' is no instance type", (instanceType) => {
  expect(refusal(() => build({ instanceType }))).toContain(`instanceType is '${instanceType}'`);
});
