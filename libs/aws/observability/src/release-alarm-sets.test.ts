import { refusal, synthStack, testEnvironment } from '@ashlar/testing';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import type { AlarmSet } from './alarm.js';
import { actions, buildAlarms, runbooksWith } from './alarms.fixture.js';
import { Alarms } from './alarms.js';
import { distributionAlarms } from './distribution-alarms.js';
import { functionAlarms } from './function-alarms.js';
import { proxyAlarms } from './proxy-alarms.js';
import { queueAlarms } from './queue-alarms.js';
import { rollbackAlarms } from './rollback-alarms.js';

const PAGES = ['cdn', 'database-proxy', 'functions', 'queue', 'rollback'];
const runbooks = runbooksWith(PAGES);

const auth = { key: 'auth', functionName: 'shop-test-auth', timeoutSeconds: 10 } as const;
const notifications = { key: 'notifications', queueName: 'shop-test-notifications' } as const;
const proxy = { proxyName: 'shop-test-shop' };
const distribution = { distributionId: 'E2QWRUHEXAMPLE' };
const backend = {
  key: 'backend',
  loadBalancerArnSuffix: 'app/web/50dc6c495c0c9188',
  targetGroupArnSuffixes: { blue: 'targetgroup/blue/1', green: 'targetgroup/green/2' },
} as const;

const everything: AlarmSet = {
  ...functionAlarms({ ...auth, concurrencyLimit: 50, asynchronous: true }),
  ...proxyAlarms(proxy),
  ...queueAlarms({ ...notifications, deadLetterQueueName: 'shop-test-notifications-dead' }),
  ...distributionAlarms(distribution),
  ...rollbackAlarms(backend),
};

test('what functions, queues and releases need has alarms, by keys that stay', () => {
  expect(Object.keys(everything).sort()).toEqual([
    'auth-concurrency',
    'auth-duration',
    'auth-errors',
    'auth-failed-events',
    'auth-throttles',
    'backend-rollback-blue-5xx',
    'backend-rollback-blue-hosts',
    'backend-rollback-green-5xx',
    'backend-rollback-green-hosts',
    'cdn-5xx',
    'notifications-age',
    'notifications-dead-letters',
    'proxy-availability',
    'proxy-borrow-latency',
    'proxy-connections',
    'proxy-sign-ins',
  ]);
});

test('every one of them is an alarm that CloudWatch takes, in dimensions that AWS has', () => {
  const stack = buildAlarms({ runbooks, alarms: everything });
  expect(stack.all(CloudwatchMetricAlarm)).toHaveLength(16);
  expect(new Set(Object.values(everything).map(({ runbook }) => runbook))).toEqual(new Set(PAGES));
});

test('what cannot wait until tomorrow is critical, and nothing else', () => {
  const critical = Object.keys(everything).filter((key) => everything[key]?.severity === 'critical');
  expect(critical.sort()).toEqual([
    'auth-errors',
    'auth-failed-events',
    'cdn-5xx',
    'notifications-dead-letters',
    'proxy-availability',
    'proxy-connections',
  ]);
});

test('none of them rings for silence: without calls there are no figures', () => {
  expect(new Set(Object.values(everything).map(({ missingData }) => missingData))).toEqual(
    new Set(['notBreaching']),
  );
});

describe('a function', () => {
  test('that nobody calls without waiting, and whose share is not known, has three', () => {
    expect(Object.keys(functionAlarms(auth))).toEqual(['auth-errors', 'auth-throttles', 'auth-duration']);
  });

  test('rings near its own timeout, in milliseconds as Lambda counts', () => {
    expect(functionAlarms(auth)['auth-duration']).toMatchObject({
      threshold: 8000,
      means: 'Of 100 invocations of auth, one takes longer than 80 % of its 10 s.',
    });
    expect(functionAlarms({ ...auth, concurrencyLimit: 50 })['auth-concurrency']?.threshold).toBe(40);
  });

  test('that runs once a month rings for its only error', () => {
    expect(functionAlarms({ ...auth, leastErrors: 1 })['auth-errors'].math?.expression).toBe(
      'IF(errors >= 1, 100 * errors / invocations, 0)',
    );
  });
});

test('a proxy is asked for the writer, and its waits are said in milliseconds and compared in microseconds', () => {
  const alarms = proxyAlarms({ ...proxy, key: 'shop', borrowMilliseconds: 50 });
  expect(alarms['shop-borrow-latency']).toMatchObject({ threshold: 50_000 });
  expect(alarms['shop-availability'].metric?.dimensions).toEqual({
    ProxyName: 'shop-test-shop',
    TargetGroup: 'default',
    TargetRole: 'READ_WRITE',
  });
});

test('a queue without a dead-letter queue has one alarm', () => {
  expect(Object.keys(queueAlarms(notifications))).toEqual(['notifications-age']);
});

test('a distribution is not counted by a handful of requests', () => {
  expect(distributionAlarms({ ...distribution, leastErrors: 7 })['cdn-5xx'].math?.expression).toBe(
    'IF(rate * requests >= 700, rate, 0)',
  );
});

test('the figures of CloudFront are in us-east-1, and an alarm elsewhere is refused', () => {
  const attempt = () =>
    synthStack(
      (stack) =>
        void new Alarms(stack, 'alarms', { alarms: distributionAlarms(distribution), actions, runbooks }),
      testEnvironment({ region: 'eu-west-1', zones: ['eu-west-1a'] }),
    );
  expect(refusal(attempt)).toContain(
    "alarms.cdn-5xx.math.metrics.rate.namespace is 'AWS/CloudFront', which has figures in us-east-1 only",
  );
});

test('a release is judged within minutes, in whichever group its tasks are', () => {
  for (const alarm of Object.values(rollbackAlarms(backend))) {
    expect(alarm.periodSeconds * alarm.evaluationPeriods).toBe(120);
  }
  expect(rollbackAlarms(backend)['backend-rollback-green-hosts'].metric?.dimensions).toEqual({
    LoadBalancer: backend.loadBalancerArnSuffix,
    TargetGroup: 'targetgroup/green/2',
  });
});

test.each<[string, () => unknown, string]>([
  ['all errors', () => functionAlarms({ ...auth, errorPercent: 101 }), 'errorPercent is 101'],
  ['no time', () => functionAlarms({ ...auth, timeoutSeconds: 0 }), 'timeoutSeconds is 0'],
  ['no share', () => functionAlarms({ ...auth, concurrencyLimit: 0 }), 'concurrencyLimit is 0'],
  ['all connections', () => proxyAlarms({ ...proxy, connectionsPercent: 120 }), 'connectionsPercent is 120'],
  ['no wait', () => proxyAlarms({ ...proxy, borrowMilliseconds: 0 }), 'borrowMilliseconds is 0'],
  ['no age', () => queueAlarms({ ...notifications, oldestMessageSeconds: -1 }), 'oldestMessageSeconds is -1'],
  ['no requests', () => distributionAlarms({ ...distribution, leastErrors: 0 }), 'leastErrors is 0'],
  ['a text', () => rollbackAlarms({ ...backend, errorPercent: '5' as never }), "errorPercent is '5'"],
  [
    'no groups',
    () => rollbackAlarms({ ...backend, targetGroupArnSuffixes: undefined as never }),
    'targetGroupArnSuffixes is left out',
  ],
])('a threshold of %s is refused', (_, attempt, message) => {
  expect(refusal(attempt)).toContain(message);
});
