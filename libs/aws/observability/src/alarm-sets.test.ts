import { refusal } from '@ashlar/testing';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { buildAlarms, PAGES, runbooksWith } from './alarms.fixture.js';
import {
  type AlarmSet,
  auroraAlarms,
  backupAlarms,
  flowLogAlarms,
  loadBalancerAlarms,
  monthlyCostAlarm,
  natGatewayAlarms,
  serviceAlarms,
  webAclAlarms,
} from './index.js';

const runbooks = runbooksWith(PAGES);

const LB = 'app/web/50dc6c495c0c9188';
const TG = 'targetgroup/nginx/73e2d6bc24d8a067';

const aurora = { clusterId: 'records', maxAcu: 4, maxConnections: 818 };
const nginx = { key: 'nginx', clusterName: 'demo', serviceName: 'demo-nginx', minimumTasks: 2 } as const;
const flowLogs = {
  logGroupName: '/demo/flow-logs',
  rejections: { namespace: 'demo/test', name: 'RejectedConnections' },
};
const webAcl = { webAclName: 'demo-web', region: 'us-east-1' };
const natGatewayIds = { 'us-east-1a': 'nat-1', 'us-east-1b': 'nat-2', 'us-east-1c': 'nat-3' };

/** A platform on ECS and Aurora, with everything watched. */
const platform: AlarmSet = {
  ...auroraAlarms(aurora),
  ...natGatewayAlarms({ natGatewayIds }),
  ...flowLogAlarms(flowLogs),
  ...monthlyCostAlarm({ limitUsd: 1500 }),
  ...loadBalancerAlarms({ loadBalancerArnSuffix: LB, targetGroupArnSuffixes: { nginx: TG } }),
  ...serviceAlarms(nginx),
  ...webAclAlarms(webAcl),
};

test('a platform with three NAT gateways and one service has 21 alarms, by keys that stay', () => {
  expect(Object.keys(platform).sort()).toEqual([
    'alb-5xx',
    'alb-response-time',
    'aurora-connections',
    'aurora-cpu',
    'aurora-memory',
    'aurora-replica-lag',
    'aurora-storage',
    'flow-logs-rejects',
    'flow-logs-silence',
    'monthly-cost',
    'nat-a-drops',
    'nat-a-ports',
    'nat-b-drops',
    'nat-b-ports',
    'nat-c-drops',
    'nat-c-ports',
    'nginx-cpu',
    'nginx-memory',
    'nginx-tasks',
    'nginx-unhealthy-hosts',
    'waf-blocked',
  ]);
});

test('every ready-made alarm is one that CloudWatch takes, in dimensions that AWS has', () => {
  const all = { ...platform, ...backupAlarms({ vaultName: 'records' }) };
  const stack = buildAlarms({ runbooks, alarms: all });
  expect(stack.all(CloudwatchMetricAlarm)).toHaveLength(22);
  expect(new Set(Object.values(all).map(({ runbook }) => runbook))).toEqual(new Set(PAGES));
});

test('what cannot wait until tomorrow is critical, and nothing else', () => {
  const critical = Object.keys(platform).filter((key) => platform[key]?.severity === 'critical');
  expect(critical.sort()).toEqual([
    'alb-5xx',
    'aurora-connections',
    'nat-a-ports',
    'nat-b-ports',
    'nat-c-ports',
    'nginx-tasks',
    'nginx-unhealthy-hosts',
  ]);
});

test("Aurora's thresholds follow its capacity", () => {
  const alarms = auroraAlarms(aurora);
  expect(alarms['aurora-connections'].threshold).toBe(654);
  // A tenth of 4 ACU of 2 GiB.
  expect(alarms['aurora-memory'].threshold).toBe(858_993_459);
  expect(alarms['aurora-storage'].threshold).toBe(100 * 1024 ** 3);
});

test('thresholds are said in the sentence that people read', () => {
  const alarms = auroraAlarms({ ...aurora, key: 'records', cpuPercent: 70, storageGib: 20 });
  expect(alarms['records-cpu']).toMatchObject({
    threshold: 70,
    means: expect.stringContaining('70 %') as string,
  });
  expect(alarms['records-storage'].means).toBe('The database holds more than 20 GiB.');
});

test('the share of errors counts requests that reached no target, and not a handful', () => {
  const alarms = loadBalancerAlarms({ loadBalancerArnSuffix: LB, errorPercent: 2, leastErrors: 3 });
  expect(alarms['alb-5xx']).toMatchObject({
    threshold: 2,
    math: {
      expression:
        'IF(FILL(elb, 0) + FILL(target, 0) >= 3, 100 * (FILL(elb, 0) + FILL(target, 0)) / (FILL(requests, 0) + FILL(elb, 0)), 0)',
    },
  });
  expect(Object.keys(alarms)).toEqual(['alb-response-time', 'alb-5xx']);
});

test('silence is a trouble where something always speaks, and none where it does not', () => {
  const by = (treatment: string) =>
    Object.keys(platform).filter((key) => platform[key]?.missingData === treatment);
  expect(by('breaching').sort()).toEqual(['flow-logs-silence', 'nginx-tasks']);
  expect(by('notBreaching')).toEqual(
    expect.arrayContaining(['alb-5xx', 'waf-blocked', 'aurora-replica-lag']),
  );
});

test('a network without NAT gateways has no alarms for them', () => {
  expect(natGatewayAlarms({ natGatewayIds: {} })).toEqual({});
});

test('a web ACL of CloudFront has no region, and a local zone keeps its name', () => {
  expect(webAclAlarms({ ...webAcl, region: 'CLOUDFRONT' })['waf-blocked']).toMatchObject({
    metric: { dimensions: { WebACL: 'demo-web', Rule: 'ALL' } },
  });
  const local = natGatewayAlarms({ natGatewayIds: { 'us-east-1-bos-1a': 'nat-1', b: 'nat-2' } });
  expect(Object.keys(local).sort()).toEqual([
    'nat-b-drops',
    'nat-b-ports',
    'nat-us-east-1-bos-1a-drops',
    'nat-us-east-1-bos-1a-ports',
  ]);
});

test.each<[string, () => unknown, string]>([
  ['CPU above all', () => auroraAlarms({ ...aurora, cpuPercent: 101 }), 'cpuPercent is 101'],
  ['no connections', () => auroraAlarms({ ...aurora, maxConnections: Number.NaN }), 'maxConnections is NaN'],
  ['a text', () => auroraAlarms({ ...aurora, storageGib: '5' as never }), "storageGib is '5'"],
  [
    'no requests',
    () => loadBalancerAlarms({ loadBalancerArnSuffix: LB, leastErrors: 0 }),
    'leastErrors is 0',
  ],
  ['no tasks', () => serviceAlarms({ ...nginx, minimumTasks: 0 }), 'minimumTasks is 0'],
  ['no gateways', () => natGatewayAlarms({ natGatewayIds: 'nat-1' as never }), "natGatewayIds is 'nat-1'"],
  ['no drops', () => natGatewayAlarms({ natGatewayIds, dropPercent: 0 }), 'dropPercent is 0'],
  ['no rejects', () => flowLogAlarms({ ...flowLogs, rejectedConnections: -1 }), 'rejectedConnections is -1'],
  ['no blocks', () => webAclAlarms({ ...webAcl, blockedRequests: 0 }), 'blockedRequests is 0'],
  ['no limit', () => monthlyCostAlarm({ limitUsd: 0 }), 'limitUsd is 0'],
])('a threshold of %s is refused', (_, attempt, message) => {
  expect(refusal(attempt)).toContain(message);
});
