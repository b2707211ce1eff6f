import { join } from 'node:path';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import { refusal, type StackView, synthApps, synthStack, testEnvironment } from '@ashlar/testing';
import { Construct } from 'constructs';
import { TerraformStack } from '../engine/index.js';
import type { Environment } from '../environment/environment.js';
import type { Target } from './app-definition.js';
import { ProjectStack } from './project-stack.js';

const empty = (environment?: Environment) => synthStack(() => undefined, environment);

const synthesized = (build: (target: Target) => void) =>
  synthApps({ name: 'demo', environments: [testEnvironment()], build });

const provider = (stack: StackView) => (stack.json['provider'] as { aws: [Record<string, unknown>] }).aws[0];

test('the state lies in S3, encrypted, with both kinds of lock', () => {
  expect(empty().json.terraform?.backend).toEqual({
    s3: {
      bucket: 'ashlar-state-123456789012-us-east-1',
      key: 'demo/test/unit.tfstate',
      region: 'us-east-1',
      encrypt: true,
      kms_key_id: 'arn:aws:kms:us-east-1:123456789012:alias/ashlar-state',
      dynamodb_table: 'ashlar-state-locks',
      use_lockfile: true,
    },
  });
});

test('only a Terraform that knows the lock file may run', () => {
  expect(empty().json.terraform?.['required_version']).toBe('>= 1.11.0, < 2.0.0');
});

test('the provider works in the region and the account of the environment, and in no other', () => {
  expect(provider(empty())).toMatchObject({ region: 'us-east-1', allowed_account_ids: ['123456789012'] });
});

test('every resource says by its tags whose it is', () => {
  expect(provider(empty())['default_tags']).toEqual([
    { tags: { App: 'demo', Environment: 'test', Stack: 'unit', ManagedBy: 'terraform' } },
  ]);
});

test.each([
  ['us-east-1', 'aws'],
  ['us-gov-west-1', 'aws-us-gov'],
  ['cn-north-1', 'aws-cn'],
])('in %s the partition is %s', (region, partition) => {
  const stack = synthStack(
    (scope) => scope.output('arn', scope.arn('logs', 'log-group:/x'), 'For the test.'),
    testEnvironment({ region, zones: [`${region}a`] }),
  );
  expect(stack.json.output?.['arn']).toMatchObject({
    value: `arn:${partition}:logs:${region}:123456789012:log-group:/x`,
  });
  expect(stack.json.terraform?.backend?.['s3']).toMatchObject({
    kms_key_id: `arn:${partition}:kms:${region}:123456789012:alias/ashlar-state`,
  });
});

test('an output has a name of its own choice, and is never sensitive', () => {
  const stack = synthStack((scope) => {
    scope.output('zones', ['us-east-1a'], 'Where it runs.');
    scope.output('url', new SqsQueue(scope, 'queue').url, 'Where jobs go.');
  });
  expect(stack.json.output).toEqual({
    zones: { value: ['us-east-1a'], description: 'Where it runs.' },
    url: { value: '${aws_sqs_queue.queue.url}', description: 'Where jobs go.' },
  });
});

test('an attribute of another stack becomes an output there, a remote state here, and an order', () => {
  const stacks = synthesized((target) => {
    const [data, web] = [new ProjectStack(target, 'data'), new ProjectStack(target, 'web')];
    new SnsTopic(web, 'topic', { name: new SqsQueue(data, 'queue').name });
  });
  const [data, web] = [stacks.get('demo-test-data'), stacks.get('demo-test-web')];
  const output = 'cross-stack-output-aws_sqs_queuequeuename';
  const input = 'cross-stack-reference-input-demo-test-data';

  expect(data?.json.output).toEqual({ [output]: { value: '${aws_sqs_queue.queue.name}', sensitive: true } });
  expect(data?.dependencies).toEqual([]);
  expect(web?.json.data?.['terraform_remote_state']?.[input]).toMatchObject({
    backend: 's3',
    config: { bucket: 'ashlar-state-123456789012-us-east-1', key: 'demo/test/data.tfstate', encrypt: true },
  });
  expect(web?.one(SnsTopic)['name']).toBe(`\${data.terraform_remote_state.${input}.outputs.${output}}`);
  expect(web?.dependencies).toEqual(['demo-test-data']);
});

test('what a stack shares stands in its state before anybody reads it, under the name that a reader asks for', () => {
  const build = (reads: boolean) => (target: Target) => {
    const [data, web] = [new ProjectStack(target, 'data'), new ProjectStack(target, 'web')];
    const queue = new SqsQueue(data, 'queue');
    data.share(queue.name, queue.arn);
    if (reads) new SnsTopic(web, 'topic', { name: queue.name });
  };
  const outputs = (reads: boolean) => synthesized(build(reads)).get('demo-test-data')?.json.output;
  expect(Object.keys(outputs(false) ?? {}).sort()).toEqual([
    'cross-stack-output-aws_sqs_queuequeuearn',
    'cross-stack-output-aws_sqs_queuequeuename',
  ]);
  expect(outputs(true)).toEqual(outputs(false));
});

test('a stack is named after its app and environment, and so is its state', () => {
  const environments = [testEnvironment({ name: 'blue' }), testEnvironment({ name: 'green' })];
  const build = (target: Target) => void new ProjectStack(target, 'web-front');
  expect([...synthApps({ name: 'demo', environments, build }).keys()]).toEqual([
    'demo-blue-web-front',
    'demo-green-web-front',
  ]);
});

test('two stacks with one state are refused', () => {
  const twice = (target: Target) => [new ProjectStack(target, 'web'), new ProjectStack(target, 'web')];
  expect(refusal(() => synthesized(twice))).toMatchInlineSnapshot(`
    "demo-test-web (ProjectStack) has a problem:
      its state key demo/test/web.tfstate is the key of demo-test-web too
        fix: give one of the two stacks another name"
  `);
});

test.each([['Web'], ['web_front'], ['-web'], ['web-'], ['web--front'], ['1web'], ['web front'], ['']])(
  "'%s' is no name of a stack",
  (name) => {
    expect(refusal(() => synthesized((target) => new ProjectStack(target, name)))).toContain(
      `name is '${name}'\n    fix: use lower-case words joined by hyphens: 'network'`,
    );
  },
);

test('a construct knows its stack, however deep it stands', () => {
  const found: ProjectStack[] = [];
  const stack = synthStack((scope) => {
    found.push(scope, ProjectStack.of(new Construct(new Construct(scope, 'a'), 'b')));
  });
  expect(stack.name).toBe('demo-test-unit');
  expect(found[0]).toBe(found[1]);
});

test('a construct in another kind of stack is told so', () => {
  const elsewhere = (target: Target) =>
    ProjectStack.of(new Construct(new TerraformStack(target.root, 'plain'), 'inner'));
  expect(() => synthesized(elsewhere)).toThrow('plain/inner is in a stack that is no ProjectStack');
});

test('resources of another region share one provider for it, in the same account and with the same tags', () => {
  const stack = synthStack((scope) => {
    for (const id of ['one', 'two']) {
      const provider = scope.providerIn('us-west-2', scope);
      new SnsTopic(scope, id, { name: id, ...(provider ? { provider } : {}) });
    }
  });
  expect(stack.at('one')).toMatchObject({ provider: 'aws.us-west-2' });
  expect(stack.json['provider']).toMatchObject({
    aws: [
      { region: 'us-east-1' },
      {
        alias: 'us-west-2',
        region: 'us-west-2',
        allowed_account_ids: ['123456789012'],
        default_tags: [{ tags: { App: 'demo', Stack: 'unit' } }],
      },
    ],
  });
});

test('its own region needs no other provider, and what is no region is refused', () => {
  const stack = synthStack((scope) => expect(scope.providerIn('us-east-1', scope)).toBeUndefined());
  expect(stack.json['provider']).toMatchObject({ aws: [{ region: 'us-east-1' }] });
  expect(refusal(() => synthStack((scope) => void scope.providerIn('uswest2', scope)))).toContain(
    "region is 'uswest2'",
  );
});

test("the app's folder is known, and never written", () => {
  const stack = synthStack((scope) => expect(scope.appFolder).toBe(join(process.cwd(), 'apps', 'demo')));
  expect(JSON.stringify(stack.json)).not.toContain(process.cwd());
});
