import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Model } from '@ashlar/graph';
import { refusal, type StackView } from '@ashlar/testing';
import { CloudwatchCompositeAlarm } from '@cdktf/provider-aws/lib/cloudwatch-composite-alarm/index.js';
import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard/index.js';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { CloudwatchQueryDefinition } from '@cdktf/provider-aws/lib/cloudwatch-query-definition/index.js';
import type { OmnirapeuticEnvironment } from '../environments.js';
import { environmentOf, servicesWith, stacksOf } from '../platform.fixture.js';

const production = environmentOf('production');
const stacks = stacksOf(production);

const alarmsIn = (views: Readonly<Record<string, StackView>>) =>
  views['alarms']?.all(CloudwatchMetricAlarm) ?? [];
const keysIn = (environment: OmnirapeuticEnvironment) =>
  alarmsIn(stacksOf(environment)).map(({ alarm_name: name }) =>
    String(name).replace(`omnirapeutic-${environment.name}-`, ''),
  );

/** The alarms of production, and the line of the source ("Monitoring & Compliance") that each comes from. */
const ALARMS = {
  'Aurora: CPU, connections, memory, storage, replication lag': [
    'aurora-connections',
    'aurora-cpu',
    'aurora-memory',
    'aurora-replica-lag',
    'aurora-storage',
  ],
  // Two metrics for each of the three gateways, and two that watch the flow logs.
  'VPC: NAT Gateway metrics, VPC Flow Logs': [
    'flow-logs-rejects',
    'flow-logs-silence',
    'nat-a-drops',
    'nat-a-ports',
    'nat-b-drops',
    'nat-b-ports',
    'nat-c-drops',
    'nat-c-ports',
  ],
  'Cost: Monthly budget threshold ($1500)': ['monthly-cost'],
  'ALB: Response time, 5xx errors, unhealthy hosts': [
    'alb-5xx',
    'alb-response-time',
    'nginx-unhealthy-hosts',
  ],
  'ECS: CPU/memory utilization, task count': ['nginx-cpu', 'nginx-memory', 'nginx-tasks'],
  'WAF: Blocked requests': ['waf-blocked'],
};

test('ORP-16: production has the 21 alarms of the source, and no others', () => {
  expect(Object.values(ALARMS).flat()).toHaveLength(21);
  expect(keysIn(production)).toEqual(Object.values(ALARMS).flat().sort());
});

test('ORP-16: each tells the topic of its trouble, of its end and of silence, with a severity and a runbook', () => {
  const model = new Model(Object.values(stacks));
  const runbooks = join(__dirname, '../../runbooks');
  for (const alarm of model.all('aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm')) {
    const { attributes } = alarm;
    for (const actions of ['alarm_actions', 'ok_actions', 'insufficient_data_actions']) {
      const told = model.targets(alarm, actions).map(({ resource }) => resource?.type);
      // The topic's ARN, from its policy: an alarm waits until it may publish.
      expect(told).toEqual(['aws_sns_topic_policy']);
    }
    expect(attributes['tags']).toEqual({ Severity: expect.stringMatching(/^(critical|warning|business)$/) });
    const [, page] =
      /\/apps\/omnirapeutic\/runbooks\/([\w-]+\.md)/.exec(String(attributes['alarm_description'])) ?? [];
    expect(existsSync(join(runbooks, page ?? 'none'))).toBe(true);
  }
});

test('ORP-16: each watches what there is: load balancer and targets by ARN suffix, log groups that stand', () => {
  const model = new Model(Object.values(stacks));
  const dimensions = model.all('aws_cloudwatch_metric_alarm').flatMap((alarm) => {
    const given = alarm.attributes['dimensions'] ?? {};
    const asked = JSON.stringify(alarm.attributes['metric_query'] ?? {});
    return [...Object.entries(given), ...asked.matchAll(/"(LoadBalancer|NatGatewayId)":"([^"]+)"/g)].map(
      (found) => {
        const [name, value] = found.length === 3 ? [found[1], found[2]] : found;
        const [target] = model.resolve(alarm.stack, value);
        const end =
          target?.resource && 'attribute' in target ? `${target.resource.type}.${target.attribute}` : value;
        return `${String(name)} ${String(end)}`;
      },
    );
  });
  expect([...new Set(dimensions)].sort()).toMatchInlineSnapshot(`
    [
      "ClusterName aws_ecs_cluster.name",
      "Currency USD",
      "DBClusterIdentifier omnirapeutic-production-records",
      "LoadBalancer aws_lb.arn_suffix",
      "LogGroupName aws_cloudwatch_log_group.name",
      "NatGatewayId aws_nat_gateway.id",
      "Region us-east-1",
      "Rule ALL",
      "ServiceName aws_ecs_service.name",
      "TargetGroup aws_lb_target_group.arn_suffix",
      "WebACL omnirapeutic-production-edge-web",
    ]
  `);
});

test('ORP-16: pagers hear one message for an incident, whatever rings that is critical', () => {
  const alarm = stacks['alarms']?.one(CloudwatchCompositeAlarm);
  const rule = String(alarm?.['alarm_rule']);
  const members = [...rule.matchAll(/alarms_([a-z0-9-]+)_[0-9A-F]{8}/g)].map(([, key]) => key);
  expect(members).toEqual([
    ...['alb-5xx', 'aurora-connections', 'nat-a-ports', 'nat-b-ports', 'nat-c-ports'],
    ...['nginx-tasks', 'nginx-unhealthy-hosts'],
  ]);
  expect(rule).not.toContain('AND');
  expect(JSON.stringify(alarm?.['alarm_actions'])).toContain('pages');
});

test('ORP-16: staging has those that show a bad change, and those that cost', () => {
  expect(keysIn(environmentOf('staging'))).toEqual([
    ...['alb-5xx', 'alb-response-time', 'aurora-connections', 'aurora-cpu', 'monthly-cost'],
    ...['nginx-tasks', 'nginx-unhealthy-hosts'],
  ]);
});

test('ORP-16: a service that is switched on brings its own alarms, and changes no other', () => {
  const services = servicesWith(production, { api: { on: true }, worker: { on: true } });
  const more = stacksOf({ ...production, services });
  const added = keysIn({ ...production, services }).filter((key) => !keysIn(production).includes(key));
  // Nobody sends requests to worker, so it has no targets.
  expect(added).toEqual([
    ...['api-cpu', 'api-memory', 'api-tasks', 'api-unhealthy-hosts'],
    ...['worker-cpu', 'worker-memory', 'worker-tasks'],
  ]);
  expect(alarmsIn(more)).toEqual(expect.arrayContaining([...alarmsIn(stacks)]));
});

test('ORP-16: a dashboard of the same alarms, an overview, and queries to ask when one rings', () => {
  const { alarms } = stacks;
  const dashboards = alarms?.all(CloudwatchDashboard) ?? [];
  expect(dashboards.map(({ dashboard_name: name }) => name).sort()).toEqual([
    'omnirapeutic-production-overview',
    'omnirapeutic-production-platform',
  ]);
  const [platform] = dashboards.filter(({ dashboard_name: name }) => String(name).endsWith('platform'));
  const bodies = String(platform?.['dashboard_body']);
  for (const key of Object.values(ALARMS).flat()) expect(bodies).toContain(`alarms_${key}_`);
  expect(alarms?.all(CloudwatchQueryDefinition).map(({ name }) => name)).toEqual([
    'omnirapeutic/production/blocked-requests',
    'omnirapeutic/production/database-audit',
    'omnirapeutic/production/rejected-connections',
    'omnirapeutic/production/service-errors',
  ]);
});

test('an alarm that there is not is refused, with the nearest that there is', () => {
  expect(refusal(() => stacksOf({ ...production, alarms: ['alb-5x', 'monthly-cost'] }))).toContain(
    "alarms names 'alb-5x'\n    fix: did you mean 'alb-5xx'?",
  );
});

test('an environment elsewhere has every alarm but that of the bill, which CloudWatch knows in us-east-1 alone', () => {
  const zones = ['us-west-2a', 'us-west-2b', 'us-west-2c'];
  const rezoned = JSON.parse(
    JSON.stringify(production).replaceAll('us-east-1', 'us-west-2'),
  ) as typeof production;
  const west = { ...rezoned, zones, backups: { ...production.backups, copyTo: 'us-east-1' } };
  expect(keysIn(west)).toEqual(keysIn(production).filter((key) => key !== 'monthly-cost'));
});
