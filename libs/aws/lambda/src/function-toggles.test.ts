import { compareResources, typeOf } from '@ashlar/testing';
import fc from 'fast-check';
import type { LambdaFunctionProps } from './function-props.js';
import { build as buildFunction, KEY, QUEUE, vpc } from './minimal-function.fixture.js';

type Props = Partial<LambdaFunctionProps>;

const build = (props: Props) => buildFunction(props).byAddress();

interface Toggle {
  readonly states: readonly [Props, ...Props[]];
  /** Addresses that may come and go with it. */
  readonly own: RegExp;
  /** Types of resources that stay where they are and may look otherwise. */
  readonly touches: readonly string[];
}

const it = 'aws_lambda_function';
const policy = 'aws_iam_policy';
const queue = { queueArn: QUEUE, visibilityTimeoutSeconds: 60 };
const layer = 'arn:aws:lambda:us-east-1:123456789012:layer:tools:1';
const none = /^$/;

const toggles: Readonly<Record<string, Toggle>> = {
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

const settings = fc.record(
  Object.fromEntries(Object.entries(toggles).map(([name, { states }]) => [name, fc.constantFrom(...states)])),
);

const propsOf = (setting: Readonly<Record<string, Props>>): Props =>
  Object.assign({}, ...Object.values(setting)) as Props;

test('an option brings and takes what is its own, whatever else is on', () => {
  const name = fc.constantFrom(...Object.keys(toggles));
  fc.assert(
    fc.property(settings, name, fc.nat(2), (setting, toggle, choice) => {
      const { states, own, touches } = toggles[toggle] as Toggle;
      const before = build(propsOf(setting));
      const after = build(propsOf({ ...setting, [toggle]: states[choice % states.length] ?? states[0] }));
      const { moved, changed } = compareResources(before, after);
      expect(moved.filter((address) => !own.test(address))).toEqual([]);
      expect(changed.map(typeOf).filter((type) => !touches.includes(type))).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test('each of them does something', () => {
  const bare = JSON.stringify(build({}));
  const idle = Object.entries(toggles).filter(
    ([, { states }]) => JSON.stringify(build(states.at(-1) ?? {})) === bare,
  );
  expect(idle.map(([name]) => name)).toEqual([]);
});

test('the alias comes and goes alone', () => {
  const { moved, changed } = compareResources(build({}), build({ alias: 'none' }));
  expect(moved).toEqual([expect.stringContaining('aws_lambda_alias.')]);
  expect(changed.map(typeOf)).toEqual([it]);
});
