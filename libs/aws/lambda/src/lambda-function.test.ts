import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { LambdaAlias } from '@cdktf/provider-aws/lib/lambda-alias/index.js';
import { LambdaFunction as AwsLambdaFunction } from '@cdktf/provider-aws/lib/lambda-function/index.js';
import { LambdaProvisionedConcurrencyConfig } from '@cdktf/provider-aws/lib/lambda-provisioned-concurrency-config/index.js';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { refusal } from '@ashlar/testing';
import { LambdaFunction } from './lambda-function.js';
import { build, buildStack, KEY, minimal, vpc } from './minimal-function.fixture.js';

const IMAGE = '123456789012.dkr.ecr.us-east-1.amazonaws.com/demo-test-auth:1.2.3';

test('a function is traced, logs in JSON into its own encrypted group, and runs on ARM', () => {
  const stack = build();
  expect(stack.one(AwsLambdaFunction)).toMatchObject({
    function_name: 'demo-test-auth',
    architectures: ['arm64'],
    runtime: 'nodejs22.x',
    memory_size: 256,
    timeout: 10,
    tracing_config: { mode: 'Active' },
    logging_config: { log_format: 'JSON', log_group: expect.stringContaining('aws_cloudwatch_log_group') },
  });
  expect(stack.one(CloudwatchLogGroup)).toMatchObject({
    ...{ name: '/demo/test/unit/auth', kms_key_id: KEY, retention_in_days: 365, skip_destroy: true },
  });
});

test('both log levels are said: where AWS fills one in, the provider publishes a version with every apply', () => {
  const levels = (props: Parameters<typeof build>[0]) =>
    build(props).one(AwsLambdaFunction)['logging_config'];
  expect(levels({})).toMatchObject({ application_log_level: 'INFO', system_log_level: 'INFO' });
  expect(levels({ logging: { level: 'WARN' } })).toMatchObject({
    ...{ application_log_level: 'WARN', system_log_level: 'INFO' },
  });
});

test('an entry is bundled, and the function calls its export', () => {
  expect(build({ code: { entry: 'functions/auth/handler.ts' } }).one(AwsLambdaFunction)).toMatchObject({
    package_type: 'Zip',
    handler: 'index.handler',
    filename: expect.stringMatching(/^assets\/auth_code_[0-9A-F]{8}\/[0-9a-f]{64}\.zip$/),
    source_code_hash: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
  });
});

test('an image brings its own runtime and handler', () => {
  const made = build({ code: { image: IMAGE, command: ['index.handler'] } }).one(AwsLambdaFunction);
  expect(made).toMatchObject({
    package_type: 'Image',
    image_uri: IMAGE,
    image_config: { command: ['index.handler'] },
  });
  for (const absent of ['runtime', 'handler', 'filename', 'source_code_hash'])
    expect(made).not.toHaveProperty(absent);
});

test('callers call an alias, which points at the version that was published', () => {
  const stack = build();
  expect(stack.one(AwsLambdaFunction)).toMatchObject({ publish: true });
  expect(stack.one(LambdaAlias)).toMatchObject({
    name: 'live',
    function_version: expect.stringMatching(/^\$\{aws_lambda_function\..*\.version\}$/),
  });
});

test('without an alias nothing is published, and who asks for the alias is told', () => {
  const stack = build({ alias: 'none' });
  expect(stack.one(AwsLambdaFunction)).toMatchObject({ publish: false });
  expect(stack.all(LambdaAlias)).toEqual([]);
  const ask = (of: 'aliasName' | 'aliasArn') =>
    refusal(() =>
      buildStack((unit) => void new LambdaFunction(unit, 'auth', { ...minimal, alias: 'none' })[of]),
    );
  expect(ask('aliasName')).toContain(
    'demo-test-unit/auth (LambdaFunction) has a problem:\n  somebody asks for its alias',
  );
  expect(ask('aliasArn')).toContain("alias is 'none'");
});

test('what is published is what callers need', () => {
  const { output } = buildStack((stack) => {
    const made = new LambdaFunction(stack, 'auth', { ...minimal, vpc });
    const { functionName, functionArn, roleArn, logGroupName, aliasName, aliasArn, invokeArn } = made;
    const values = { functionName, functionArn, roleArn, logGroupName, aliasName, aliasArn, invokeArn };
    for (const [name, value] of Object.entries(values)) stack.output(name, value, name);
    stack.output('group', made.securityGroupId ?? '', 'group');
    expect(made.timeoutSeconds).toBe(10);
  }).json as { output: Readonly<Record<string, { value: string }>> };
  const attributes = Object.entries(output).map(([name, { value }]) => [
    name,
    value.replace(/auth_\w+/, 'it'),
  ]);
  expect(Object.fromEntries(attributes)).toEqual({
    aliasArn: '${aws_lambda_alias.it.arn}',
    aliasName: '${aws_lambda_alias.it.name}',
    functionArn: '${aws_lambda_function.it.arn}',
    functionName: '${aws_lambda_function.it.function_name}',
    group: '${aws_security_group.it.id}',
    invokeArn: '${aws_lambda_alias.it.arn}',
    logGroupName: '${aws_cloudwatch_log_group.it.name}',
    roleArn: '${aws_iam_role.it.arn}',
  });
});

describe('code that CI owns', () => {
  const ignored = (props: Parameters<typeof build>[0]) => {
    const stack = build({ owners: { code: 'ci' }, ...props });
    const changes = (type: typeof LambdaAlias | typeof AwsLambdaFunction) =>
      (stack.one(type)['lifecycle'] as { ignore_changes?: string[] } | undefined)?.ignore_changes;
    return [changes(AwsLambdaFunction), changes(LambdaAlias)];
  };
  const ofAlias = ['function_version', 'routing_config'];

  test('is left alone, and nothing else is', () => {
    expect(ignored({})).toEqual([['filename', 'source_code_hash'], ofAlias]);
    expect(ignored({ code: { image: IMAGE } })).toEqual([['image_uri'], ofAlias]);
  });

  test('is what has to be said', () => {
    expect(ignored({ owners: { code: 'terraform' } })).toEqual([undefined, undefined]);
    expect(ignored({ owners: undefined as never })).toEqual([undefined, undefined]);
  });
});

test('variables are encrypted with our own key, in one order', () => {
  const made = build({ environment: { ZONE: 'b', HOST: 'a' } }).one(AwsLambdaFunction);
  expect(made).toMatchObject({ kms_key_arn: KEY });
  expect(JSON.stringify(made['environment'])).toBe('{"variables":{"HOST":"a","ZONE":"b"}}');
});

describe('in a VPC', () => {
  test('it has a group of its own, which nobody reaches and which reaches HTTPS', () => {
    const stack = build({ vpc });
    expect(stack.one(SecurityGroup)).toMatchObject({ vpc_id: 'vpc-1' });
    expect(stack.one(VpcSecurityGroupEgressRule)).toMatchObject({ from_port: 443, to_port: 443 });
    expect(stack.one(AwsLambdaFunction)).toMatchObject({
      vpc_config: {
        subnet_ids: ['subnet-a', 'subnet-b'],
        security_group_ids: [expect.stringContaining('aws_security_group')],
      },
    });
  });

  test('it joins the groups of others, by their keys', () => {
    const joins = { proxy: 'sg-proxy', cache: 'sg-cache' };
    const { security_group_ids } = build({ vpc: { ...vpc, joins } }).one(AwsLambdaFunction)['vpc_config'] as {
      security_group_ids: string[];
    };
    expect(security_group_ids.slice(1)).toEqual(['sg-cache', 'sg-proxy']);
  });

  test('without rules it reaches nothing', () => {
    expect(build({ vpc: { ...vpc, egress: {} } }).all(VpcSecurityGroupEgressRule)).toEqual([]);
  });
});

test('environments that are kept warm belong to the alias', () => {
  expect(build({ provisionedConcurrency: 2 }).one(LambdaProvisionedConcurrencyConfig)).toMatchObject({
    qualifier: expect.stringMatching(/^\$\{aws_lambda_alias\..*\.name\}$/),
    provisioned_concurrent_executions: 2,
  });
});

test('how many are warm may follow the load, and is then nothing to Terraform', () => {
  const stack = build({ provisionedConcurrency: { min: 1, max: 4, utilizationPercent: 60 } });
  expect(stack.one(LambdaProvisionedConcurrencyConfig)).toMatchObject({
    provisioned_concurrent_executions: 1,
    lifecycle: { ignore_changes: ['provisioned_concurrent_executions'] },
  });
  expect(stack.at('auth/warm/target')).toMatchObject({ min_capacity: 1, max_capacity: 4 });
  expect(stack.at('auth/warm/utilization')).toMatchObject({
    target_tracking_scaling_policy_configuration: { target_value: 0.6 },
  });
});

test('what is not asked for is not there', () => {
  expect(Object.keys(build().json.resource ?? {}).sort()).toEqual([
    'aws_cloudwatch_log_group',
    'aws_iam_policy',
    'aws_iam_role',
    'aws_iam_role_policy_attachment',
    'aws_lambda_alias',
    'aws_lambda_function',
  ]);
});
