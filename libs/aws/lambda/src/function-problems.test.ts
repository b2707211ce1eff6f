import fc from 'fast-check';
import { refusal } from '@ashlar/testing';
import type { LambdaFunctionProps } from './function-props.js';
import { build, minimal, problems, QUEUE, vpc } from './minimal-function.fixture.js';
import { functionProblems } from './function-problems.js';

const IMAGE = '123456789012.dkr.ecr.us-east-1.amazonaws.com/demo-test-auth:1.2.3';
const layer = (version: number) => `arn:aws:lambda:us-east-1:123456789012:layer:tools:${version}`;
const subnets = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`zone-${index}`, `subnet-${index}`]));

test('what works has no problems', () => {
  expect(problems({})).toEqual([]);
  expect(problems({ vpc, provisionedConcurrency: { min: 1, max: 9 }, reservedConcurrency: 9 })).toEqual([]);
  expect(problems({ memory: 10_240, timeoutSeconds: 900, ephemeralStorage: 10_240 })).toEqual([]);
  expect(problems({ layers: [1, 2, 3, 4, 5].map(layer) })).toEqual([]);
});

test('everything wrong is said at once, with its place and its fix', () => {
  const wrong = { memory: 64, timeoutSeconds: 901, provisionedConcurrency: 1, alias: 'none' };
  expect(refusal(() => build(wrong))).toMatchInlineSnapshot(`
    "demo-test-unit/auth (LambdaFunction) has 3 problems:
      memory is 64
        fix: use a whole number from 128 to 10240
      timeoutSeconds is 901
        fix: use a whole number from 1 to 900
      provisionedConcurrency is given, and alias is 'none'
        fix: give the function an alias; Lambda starts nothing ahead for what was uploaded last"
  `);
});

test.each<[object, string]>([
  [{ purpose: 'Auth' }, "purpose is 'Auth'"],
  [{ memory: 127 }, 'memory is 127'],
  [{ memory: 10_241 }, 'memory is 10241'],
  [{ memory: undefined }, 'memory is left out'],
  [{ timeoutSeconds: 0 }, 'timeoutSeconds is 0'],
  [{ ephemeralStorage: 511 }, 'ephemeralStorage is 511'],
  [{ architecture: 'ARM64' }, "architecture is 'ARM64'"],
  [{ kmsKeyArn: undefined }, 'kmsKeyArn is left out'],
  [{ timeout: 3 }, "the function has 'timeout'"],
  [{ code: undefined }, 'code is left out'],
  [{ code: {} }, 'code has none of entry, folder and image'],
  [{ code: { entry: 'a.ts', image: IMAGE } }, 'code has entry and image'],
  [{ code: { image: IMAGE, handler: 'index.handler' } }, "code has 'handler' beside image"],
  [{ code: { image: 'nginx:1.29.3' } }, "code.image is 'nginx:1.29.3'"],
  [{ code: { folder: 'functions/auth' } }, 'code.handler is left out'],
  [{ code: { entry: 'a.ts', handler: 'index.handler' } }, "code.handler is 'index.handler'"],
  [{ code: { image: IMAGE }, runtime: 'nodejs22.x' }, 'runtime is given, and code is an image'],
  [{ code: { image: IMAGE }, layers: [layer(1)] }, 'layers is given, and code is an image'],
  [
    { code: { entry: 'a.ts' }, runtime: 'python3.13' },
    "runtime is 'python3.13', and code.entry is bundled for Node",
  ],
  [{ runtime: 'nodejs18.x' }, 'runtime nodejs18.x ended on 2025-09-01: no more security updates'],
  [{ layers: [1, 2, 3, 4, 5, 6].map(layer) }, 'layers are 6; Lambda takes 5'],
  [{ layers: ['arn:aws:lambda:us-east-1:123456789012:layer:tools'] }, 'layers[0] is'],
  [{ layers: layer(1) }, 'layers is '],
  [{ may: 'everything' }, "may is 'everything'"],
  [{ logging: { level: 'info' } }, "logging.level is 'info'"],
  [{ logging: { retention: 7 } }, "logging has 'retention'"],
  [{ vpc: 'vpc-1' }, "vpc is 'vpc-1'"],
  [{ vpc: { subnetIds: subnets(1) } }, 'vpc.vpcId is left out'],
  [{ vpc: { vpcId: 'vpc-1', subnetIds: {} } }, 'vpc.subnetIds has 0 subnets'],
  [{ vpc: { vpcId: 'vpc-1', subnetIds: subnets(17) } }, 'vpc.subnetIds has 17 subnets'],
  [{ vpc: { ...vpc, joins: subnets(5) } }, 'vpc.joins has 5 groups'],
  [{ alias: '1' }, "alias is '1'"],
  [{ alias: 'live version' }, "alias is 'live version'"],
  [{ owners: { code: 'CI' } }, "owners.code is 'CI'"],
  [{ owners: { image: 'ci' } }, "owners has 'image'"],
  [{ owners: 'ci' }, "owners is 'ci'"],
  [{ alias: 'none', provisionedConcurrency: 1 }, "provisionedConcurrency is given, and alias is 'none'"],
  [{ provisionedConcurrency: 0 }, 'provisionedConcurrency is 0'],
  [{ provisionedConcurrency: 'two' }, "provisionedConcurrency is 'two'"],
  [{ provisionedConcurrency: { min: 3, max: 2 } }, 'provisionedConcurrency.min is 3, above'],
  [{ provisionedConcurrency: { min: 1 } }, 'provisionedConcurrency.max is left out'],
  [{ provisionedConcurrency: { min: 1, max: 2, utilizationPercent: 95 } }, 'utilizationPercent is 95'],
  [
    { provisionedConcurrency: 5, reservedConcurrency: 4 },
    'provisionedConcurrency is up to 5, above reservedConcurrency (4)',
  ],
  [{ provisionedConcurrency: { min: 1, max: 901 } }, 'is up to 901, above what the account has (900)'],
  [{ reservedConcurrency: 901 }, 'reservedConcurrency is 901'],
  [{ reservedConcurrency: -1 }, 'reservedConcurrency is -1'],
  [{ accountConcurrency: 10 }, 'accountConcurrency is 10'],
  [{ asynchronous: { retries: 3 } }, 'asynchronous.retries is 3'],
  [{ asynchronous: { maxEventAgeSeconds: 59 } }, 'asynchronous.maxEventAgeSeconds is 59'],
  [{ asynchronous: { onFailure: {} } }, 'asynchronous.onFailure has no queueArn and no topicArn'],
  [{ asynchronous: { onFailure: { queueArn: QUEUE, topicArn: 'arn:x' } } }, 'has both a queue and a topic'],
  [{ asynchronous: true }, 'asynchronous is true'],
  [{ deadLetter: QUEUE }, `deadLetter is '${QUEUE}'`],
  [
    { schedules: { nightly: { expression: 'every night' } } },
    "schedules.nightly.expression is 'every night'",
  ],
  [{ schedules: { nightly: 'rate(1 day)' } }, "schedules.nightly is 'rate(1 day)'"],
])('%j is refused', (wrong, what) => {
  expect(problems(wrong)).toEqual([expect.stringContaining(what)]);
});

test('an account with a raised quota takes more', () => {
  expect(problems({ reservedConcurrency: 2900, accountConcurrency: 3000 })).toEqual([]);
});

test('a queue may not cause more calls than there are', () => {
  const queue = { queueArn: QUEUE, visibilityTimeoutSeconds: 60 };
  const props = { queues: { jobs: { queue, maximumConcurrency: 20 } }, reservedConcurrency: 10 };
  expect(problems(props)).toEqual([
    'queues.jobs.maximumConcurrency is 20, above reservedConcurrency (10): messages would be throttled into the dead-letter queue',
  ]);
});

test('whatever it is given, it answers with problems and does not fall over', () => {
  const names = [
    ...Object.keys(minimal),
    'vpc',
    'layers',
    'queues',
    'callers',
    'schedules',
    'owners',
    'environment',
  ];
  const odd = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.constant(NaN));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), odd), (wrong) => {
      const props = { ...minimal, ...wrong } as unknown as LambdaFunctionProps;
      for (const { what, fix } of functionProblems(props, new Date('2026-01-15'))) {
        expect(what).not.toBe('');
        expect(fix).not.toBe('');
      }
    }),
  );
});
