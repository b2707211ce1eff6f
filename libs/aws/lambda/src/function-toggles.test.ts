import { compareResources, expectOwnChanges, idleToggles, type Toggle, typeOf } from '@ashlar/testing';
import type { LambdaFunctionProps } from './function-props.js';
import { build as buildFunction, KEY, QUEUE, vpc } from './minimal-function.fixture.js';

type Props = Partial<LambdaFunctionProps>;

const build = (props: Props) => buildFunction(props).byAddress();

const it = 'aws_lambda_function';
const policy = 'aws_iam_policy';
const queue = { queueArn: QUEUE, visibilityTimeoutSeconds: 60 };
const layer = 'arn:aws:lambda:us-east-1:123456789012:layer:tools:1';
const none = /^$/;

const toggles: Readonly<Record<string, Toggle<Props>>> = {
  code: { states: [{}, { code: { entry: 'functions/auth/handler.ts' } }], own: none, touches: [it] },
  size: { states: [{}, { memory: 512, ephemeralStorage: 1024, layers: [layer] }], own: none, touches: [it] },
  architecture: { states: [{}, { architecture: 'x86_64' }], own: none, touches: [it] },
  environment: { states: [{}, { environment: { HOST: 'a' } }], own: none, touches: [it, policy] },
  logging: {
    states: [{}, { logging: { retentionDays: 30, keep: false, level: 'WARN' } }],
    own: none,
    touches: [it, 'aws_cloudwatch_log_group'],
  },
  vpc: {
    states: [{}, { vpc }, { vpc: { ...vpc, egress: {}, joins: { database: 'sg-db' } } }],
    own: /auth_group_/,
    touches: [it, policy],
  },
  owners: { states: [{}, { owners: { code: 'ci' } }], own: none, touches: [it, 'aws_lambda_alias'] },
  reserved: { states: [{}, { reservedConcurrency: 9 }], own: none, touches: [it] },
  warm: {
    states: [{}, { provisionedConcurrency: 1 }, { provisionedConcurrency: { min: 1, max: 3 } }],
    own: /auth_warm_(target|utilization|config)_/,
    touches: ['aws_lambda_provisioned_concurrency_config'],
  },
  asynchronous: {
    states: [
      {},
      { asynchronous: {} },
      { asynchronous: { retries: 0, onFailure: { queueArn: QUEUE, kmsKeyArn: KEY } } },
    ],
    own: /auth_asynchronous_/,
    touches: ['aws_lambda_function_event_invoke_config', policy],
  },
  deadLetter: { states: [{}, { deadLetter: { queueArn: QUEUE } }], own: none, touches: [it, policy] },
  queues: {
    states: [{}, { queues: { jobs: { queue } } }, { queues: { jobs: { queue }, more: { queue } } }],
    own: /auth_from-(jobs|more)_/,
    touches: [policy],
  },
  schedules: {
    states: [{}, { schedules: { nightly: { expression: 'rate(1 day)' } } }],
    own: /auth_at-nightly_/,
    touches: [],
  },
  signing: {
    states: [{}, { codeSigningConfigArn: 'arn:aws:lambda:us-east-1:123456789012:code-signing-config:csc-1' }],
    own: none,
    touches: [it],
  },
};

const merged = (states: readonly Props[]) => build(Object.assign({}, ...states) as Props);

test.each(Object.keys(toggles))('%s brings and takes what is its own, whatever else is on', (name) => {
  expectOwnChanges(toggles, name, merged, 4);
});

test('each of them does something', () => {
  expect(idleToggles(toggles, merged)).toEqual([]);
});

test('the alias comes and goes alone', () => {
  const { moved, changed } = compareResources(build({}), build({ alias: 'none' }));
  expect(moved).toEqual([expect.stringContaining('aws_lambda_alias.')]);
  expect(changed.map(typeOf)).toEqual([it]);
});
