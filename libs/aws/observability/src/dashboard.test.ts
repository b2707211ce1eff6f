import { refusal, synthStack } from '@ashlar/testing';
import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard/index.js';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { actions, cpu, PAGES, runbooksWith } from './alarms.fixture.js';
import { Alarms } from './alarms.js';
import { auroraAlarms } from './aurora-alarms.js';
import { Dashboard, type DashboardProps } from './dashboard.js';
import { Overview, type OverviewProps } from './overview.js';

const runbooks = runbooksWith(PAGES);

const build = (props: Partial<DashboardProps> = {}) =>
  synthStack((stack) => {
    const { url } = runbooks;
    const known = { sections: { Database: { cpu } }, alarmArns: { cpu: 'arn:cpu' }, runbooks: { url } };
    new Dashboard(stack, 'platform', { purpose: 'platform', ...known, ...props });
  });

const overview = (props: Partial<OverviewProps> = {}) =>
  synthStack((stack) => {
    const platforms = { Records: { alarmArns: { cpu: 'arn:cpu' }, dashboardName: 'demo-test-platform' } };
    new Overview(stack, 'overview', { purpose: 'overview', platforms, ...props });
  });

const bodyOf = (stack: ReturnType<typeof build>) =>
  JSON.parse(String(stack.one(CloudwatchDashboard)['dashboard_body'])) as {
    widgets: { type: string; properties: Record<string, unknown> }[];
  };

test('a dashboard has the name of its platform', () => {
  expect(build().one(CloudwatchDashboard)).toMatchObject({ dashboard_name: 'demo-test-platform' });
  expect(bodyOf(build()).widgets.map(({ type }) => type)).toEqual(['text', 'text', 'alarm', 'metric']);
});

test('what only Terraform knows stands in the body as references', () => {
  const stack = synthStack((scope) => {
    const thing = new SnsTopic(scope, 'thing', {});
    const database = auroraAlarms({ clusterId: thing.name, maxAcu: 1, maxConnections: 184 });
    const { alarmArns } = new Alarms(scope, 'alarms', { alarms: database, actions, runbooks });
    const sections = { Database: database };
    new Dashboard(scope, 'platform', { purpose: 'platform', sections, alarmArns, runbooks });
  });
  const { widgets } = bodyOf(stack);
  expect(widgets[2]?.properties['alarms']).toEqual(
    expect.arrayContaining([expect.stringMatching(/^\$\{aws_cloudwatch_metric_alarm\.[\w-]+\.arn\}$/)]),
  );
  expect(widgets[3]?.properties['metrics']).toEqual([
    [
      'AWS/RDS',
      'DatabaseConnections',
      'DBClusterIdentifier',
      '${aws_sns_topic.thing.name}',
      { stat: 'Maximum' },
    ],
  ]);
});

test('sections and alarms in another order make the same bytes', () => {
  const alarmArns = { cpu: 'arn:cpu', memory: 'arn:memory' };
  const one = build({ alarmArns, sections: { A: { cpu, memory: cpu }, B: { cpu } } });
  const other = build({ alarmArns, sections: { B: { cpu }, A: { memory: cpu, cpu } } });
  expect(other.one(CloudwatchDashboard)).toEqual(one.one(CloudwatchDashboard));
});

test.each<[object, string]>([
  [{ purpose: 'The platform' }, "purpose is 'The platform'"],
  [{ sections: {} }, 'sections is {}'],
  [{ sections: { Database: {} } }, "sections['Database'] has no alarms"],
  [{ alarmArns: {} }, "sections['Database'] has cpu, of which alarmArns knows nothing"],
  [{ alarmArns: undefined }, 'alarmArns is left out'],
  [{ runbooks: undefined }, 'runbooks is left out'],
  [
    { sections: Object.fromEntries(Array.from({ length: 167 }, (_, index) => [`S${index}`, { cpu }])) },
    'sections make 502 widgets; CloudWatch takes 500',
  ],
])('%j is refused', (props, message) => {
  expect(refusal(() => build(props))).toContain(message);
});

test('an overview shows the state of platforms and leads to their dashboards', () => {
  const { widgets } = bodyOf(overview());
  expect(widgets.map(({ type }) => type)).toEqual(['text', 'text', 'alarm']);
  expect(widgets[1]?.properties['markdown']).toContain('#dashboards:name=demo-test-platform');
});

test.each<[object, string]>([
  [{ platforms: {} }, 'platforms is {}'],
  [{ platforms: { Records: { alarmArns: {} } } }, "platforms['Records'] has no alarms"],
  [{ platforms: { Records: undefined } }, "platforms['Records'] has no alarms"],
  [{ purpose: '' }, "purpose is ''"],
  [
    {
      platforms: Object.fromEntries(
        Array.from({ length: 250 }, (_, index) => [`P${index}`, { alarmArns: { a: 'x' } }]),
      ),
    },
    'platforms make 501 widgets',
  ],
])('an overview of %j is refused', (props, message) => {
  expect(refusal(() => overview(props))).toContain(message);
});
