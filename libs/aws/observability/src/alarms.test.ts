import { Token } from '@ashlar/core';
import { compareResources, refusal, synthStack, testEnvironment, warningsOf } from '@ashlar/testing';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { actions, buildAlarms, cpu, PAGES, runbooksWith, TOPIC } from './alarms.fixture.js';
import { Alarms, type AlarmsProps } from './alarms.js';
import { auroraAlarms } from './aurora-alarms.js';

const runbooks = runbooksWith(PAGES);
const build = (props: Partial<AlarmsProps> = {}) => buildAlarms({ runbooks, ...props });

const rate = {
  means: 'Too much fails.',
  runbook: 'load-balancer',
  severity: 'critical',
  math: {
    expression: '100 * errors / requests',
    metrics: {
      requests: { namespace: 'demo', name: 'Requests', dimensions: {}, statistic: 'Sum' },
      errors: { namespace: 'demo', name: 'Errors', dimensions: { B: 'b', A: 'a' }, statistic: 'Sum' },
    },
  },
  comparison: 'GreaterThanThreshold',
  threshold: 5,
  periodSeconds: 60,
  evaluationPeriods: 5,
  datapointsToAlarm: 3,
  missingData: 'notBreaching',
} as const;

test('an alarm says what is wrong and where the runbook is, and tells of alarm, all clear and silence', () => {
  expect(build().one(CloudwatchMetricAlarm)).toMatchObject({
    alarm_name: 'demo-test-cpu',
    alarm_description:
      'The database uses much of its CPU. Runbook: https://git.example.com/runbooks/aurora-capacity.md (warning)',
    namespace: 'AWS/RDS',
    metric_name: 'CPUUtilization',
    dimensions: { DBClusterIdentifier: 'records' },
    statistic: 'Maximum',
    comparison_operator: 'GreaterThanThreshold',
    threshold: 80,
    period: 300,
    evaluation_periods: 3,
    datapoints_to_alarm: 3,
    treat_missing_data: 'missing',
    alarm_actions: [TOPIC],
    ok_actions: [TOPIC],
    insufficient_data_actions: [TOPIC],
    tags: { Severity: 'warning' },
  });
});

test('metrics of an expression stand by their names, and the result is what counts', () => {
  const alarm = build({ alarms: { rate } }).one(CloudwatchMetricAlarm);
  expect(alarm).toMatchObject({
    metric_query: [
      { id: 'result', expression: '100 * errors / requests', label: 'Too much fails.', return_data: true },
      {
        id: 'errors',
        return_data: false,
        metric: {
          namespace: 'demo',
          metric_name: 'Errors',
          dimensions: { A: 'a', B: 'b' },
          period: 60,
          stat: 'Sum',
        },
      },
      { id: 'requests', return_data: false },
    ],
    datapoints_to_alarm: 3,
  });
  expect(alarm).not.toHaveProperty('period');
});

test('a percentile is not judged by a handful of values, unless that is wanted', () => {
  const p95 = { ...cpu, metric: { ...cpu.metric, statistic: 'p95' } } as const;
  const stack = build({ alarms: { p95, few: { ...p95, lowSamples: 'evaluate' } } });
  expect(stack.at('alarms/p95')).toMatchObject({
    extended_statistic: 'p95',
    evaluate_low_sample_count_percentiles: 'ignore',
  });
  expect(stack.at('alarms/p95')).not.toHaveProperty('statistic');
  expect(stack.at('alarms/few')).toMatchObject({ evaluate_low_sample_count_percentiles: 'evaluate' });
});

test('alarms in another order are the same, and one more touches no other', () => {
  const before = build({ alarms: { cpu, rate } }).byAddress();
  expect(JSON.stringify(build({ alarms: { rate, cpu } }).byAddress())).toBe(JSON.stringify(before));
  const more = compareResources(before, build({ alarms: { cpu, another: cpu, rate } }).byAddress());
  expect(more).toEqual({ moved: [expect.stringContaining('another')], changed: [] });
});

test('names and ARNs are published by key, and whoever uses one waits for the alarm', () => {
  const stack = synthStack((scope) => {
    const alarms = new Alarms(scope, 'alarms', { alarms: { cpu }, actions, runbooks });
    scope.output('name', alarms.alarmNames.cpu, 'Name');
    scope.output('arn', alarms.alarmArns.cpu, 'ARN');
  });
  expect(stack.json.output).toMatchObject({
    name: { value: '${aws_cloudwatch_metric_alarm.alarms_cpu_11B8CA5F.alarm_name}' },
    arn: { value: '${aws_cloudwatch_metric_alarm.alarms_cpu_11B8CA5F.arn}' },
  });
});

test('nothing of where the pages lie on disk is written', () => {
  expect(JSON.stringify(build().json)).not.toContain(runbooks.folder);
});

test('everything that is wrong is told at once', () => {
  const careless = {
    cpu: { ...cpu, metric: { ...cpu.metric, dimensions: {} } },
    slow: { ...cpu, periodSeconds: 3600, evaluationPeriods: 25 },
    lost: { ...cpu, runbook: 'aurora' },
  };
  const six = Array.from({ length: 6 }, (_, index) => `${TOPIC}-${index}`);
  expect(refusal(() => build({ alarms: careless, actions: { ...actions, warning: six } })))
    .toMatchInlineSnapshot(`
    "demo-test-unit/alarms (Alarms) has 4 problems:
      actions.warning has 6 actions; CloudWatch takes 5
        fix: use one topic, and let the others subscribe to it
      alarms.cpu.metric.dimensions are none; AWS/RDS CPUUtilization has others, and the alarm would watch nothing
        fix: use one of: DBInstanceIdentifier, DBClusterIdentifier, DBClusterIdentifier + Role, DatabaseClass, EngineName
      alarms.slow looks back 90000 seconds (periodSeconds 3600 × evaluationPeriods 25), more than a day
        fix: use 24 evaluationPeriods at most, or a shorter period
      alarms.lost.runbook is 'aurora', and there is no such page
        fix: did you mean 'aurora-capacity'? write aurora.md in runbooks/"
  `);
});

test.each<[unknown, string]>([
  [undefined, 'actions is left out'],
  [{ ...actions, warning: [] }, 'actions.warning is empty, and alarms of it would tell nobody'],
  [{ ...actions, warning: TOPIC }, `actions.warning is '${TOPIC}'`],
  [{ ...actions, warning: ['on-call'] }, "actions.warning has 'on-call'"],
  [{ ...actions, warning: [TOPIC.replace('us-east-1', 'eu-west-1')] }, 'use a topic in us-east-1'],
  [{ ...actions, warnings: [TOPIC] }, "actions has 'warnings'"],
])('actions %j are refused', (wrong, message) => {
  expect(refusal(() => build({ actions: wrong as never }))).toContain(message);
});

test('a severity that no alarm has needs nobody to tell', () => {
  expect(() => build({ actions: { ...actions, critical: [], business: [] } })).not.toThrow();
});

test('the same topic twice is one action, and a topic that only Terraform knows is taken', () => {
  const unknown = Token.asString({ resolve: () => TOPIC });
  const alarm = build({ actions: { ...actions, warning: [TOPIC, TOPIC, unknown] } }).one(
    CloudwatchMetricAlarm,
  );
  expect(alarm).toMatchObject({ alarm_actions: [TOPIC, TOPIC] });
});

test('a sentence that is a page is refused', () => {
  const means = `${'very '.repeat(250)}long.`;
  expect(refusal(() => build({ alarms: { cpu: { ...cpu, means } } }))).toContain('alarms.cpu.means is 3');
});

test('a key belongs to one alarm of the environment', () => {
  const twice = () =>
    synthStack((stack) => {
      new Alarms(stack, 'a', { alarms: { cpu }, actions, runbooks });
      new Alarms(stack, 'b', { alarms: { cpu }, actions, runbooks });
    });
  expect(refusal(twice)).toContain("'demo-test-cpu'");
});

test('a metric of AWS that nobody has looked up is taken, and people are told', () => {
  const efs = { namespace: 'AWS/EFS', name: 'BurstCreditBalance', dimensions: { FileSystemId: 'fs-1' } };
  const warnings = warningsOf((stack) => {
    const credits = { ...cpu, metric: { ...efs, statistic: 'Minimum' } } as const;
    new Alarms(stack, 'alarms', { alarms: { credits }, actions, runbooks });
  });
  expect(warnings.join()).toContain(
    'alarms.credits has a metric of AWS/EFS, whose dimensions are not checked',
  );
});

test('what only Terraform knows of the watched thing becomes a reference', () => {
  const stack = synthStack((scope) => {
    const thing = new SnsTopic(scope, 'thing', {});
    const alarms = auroraAlarms({ clusterId: thing.name, maxAcu: 1, maxConnections: 184 });
    new Alarms(scope, 'alarms', { alarms, actions: { ...actions, critical: [thing.arn] }, runbooks });
  });
  expect(stack.at('alarms/aurora-connections')).toMatchObject({
    dimensions: { DBClusterIdentifier: '${aws_sns_topic.thing.name}' },
    alarm_actions: ['${aws_sns_topic.thing.arn}'],
    threshold: 147,
  });
});

test('a bill is watched in us-east-1 alone', () => {
  const metric = {
    namespace: 'AWS/Billing',
    name: 'EstimatedCharges',
    dimensions: { Currency: 'USD' },
    statistic: 'Maximum',
  } as const;
  const elsewhere = () =>
    synthStack(
      (stack) => {
        const told = { critical: [], business: [], warning: [TOPIC.replace('us-east-1', 'eu-west-1')] };
        new Alarms(stack, 'alarms', { alarms: { bill: { ...cpu, metric } }, actions: told, runbooks });
      },
      testEnvironment({ region: 'eu-west-1', zones: ['eu-west-1a'] }),
    );
  expect(refusal(elsewhere)).toContain(
    "alarms.bill.metric.namespace is 'AWS/Billing', which has figures in us-east-1",
  );
});
