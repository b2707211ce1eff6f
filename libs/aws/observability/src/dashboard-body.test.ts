import fc from 'fast-check';
import { cpu } from './alarms.fixture.js';
import { overviewWidgets, platformWidgets, type Widget } from './dashboard-body.js';
import { loadBalancerAlarms } from './load-balancer-alarms.js';

const around = { region: 'us-east-1', runbooks: { url: 'https://git.example.com/runbooks' } };

const overlap = (a: Widget, b: Widget) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test('a section has its runbooks, the state of its alarms, and their figures with the threshold', () => {
  const sections = [{ title: 'Database', alarms: { cpu } }];
  expect(platformWidgets('demo test', sections, { cpu: 'arn:cpu' }, around)).toEqual([
    { type: 'text', x: 0, y: 0, width: 24, height: 1, properties: { markdown: '# demo test' } },
    {
      type: 'text',
      x: 0,
      y: 1,
      width: 24,
      height: 2,
      properties: {
        markdown:
          '## Database\n\nRunbooks: [aurora-capacity](https://git.example.com/runbooks/aurora-capacity.md)',
      },
    },
    {
      type: 'alarm',
      x: 0,
      y: 3,
      width: 24,
      height: 2,
      properties: { title: 'State of Database', alarms: ['arn:cpu'] },
    },
    {
      type: 'metric',
      x: 0,
      y: 5,
      width: 8,
      height: 6,
      properties: {
        title: 'cpu',
        region: 'us-east-1',
        view: 'timeSeries',
        period: 300,
        metrics: [['AWS/RDS', 'CPUUtilization', 'DBClusterIdentifier', 'records', { stat: 'Maximum' }]],
        annotations: { horizontal: [{ label: 'warning >', value: 80 }] },
      },
    },
  ]);
});

test('of an expression the result is shown, and what it is made of is not', () => {
  const alarms = loadBalancerAlarms({ loadBalancerArnSuffix: 'app/web/1' });
  const widgets = platformWidgets('x', [{ title: 'Edge', alarms }], {}, around);
  const errors = widgets.find(({ properties }) => properties['title'] === 'alb-5xx');
  expect(errors?.properties['metrics']).toEqual([
    [{ id: 'result', label: 'result', expression: expect.stringContaining('FILL(elb, 0)') as string }],
    [
      'AWS/ApplicationELB',
      'HTTPCode_ELB_5XX_Count',
      'LoadBalancer',
      'app/web/1',
      { stat: 'Sum', id: 'elb', visible: false },
    ],
    [
      'AWS/ApplicationELB',
      'RequestCount',
      'LoadBalancer',
      'app/web/1',
      { stat: 'Sum', id: 'requests', visible: false },
    ],
    [
      'AWS/ApplicationELB',
      'HTTPCode_Target_5XX_Count',
      'LoadBalancer',
      'app/web/1',
      { stat: 'Sum', id: 'target', visible: false },
    ],
  ]);
});

test('an overview links the dashboards, and shows a hundred alarms in each widget', () => {
  const alarmArns = Array.from({ length: 130 }, (_, index) => `arn:${index}`);
  const widgets = overviewWidgets('demo', [
    { title: 'Records', alarmArns, dashboardName: 'demo-test-platform' },
    { title: 'Shop', alarmArns: ['arn:x'] },
  ]);
  expect(widgets[1]?.properties).toEqual({
    markdown: '## Records\n\n[figures](#dashboards:name=demo-test-platform)',
  });
  const shown = widgets.filter(({ type }) => type === 'alarm').map(({ properties }) => properties['alarms']);
  expect(shown.map((alarms) => (alarms as string[]).length)).toEqual([100, 30, 1]);
});

test('widgets lie in the grid and on no other, however many there are', () => {
  const sizes = fc.array(fc.nat({ max: 25 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(sizes, (counts) => {
      const sections = counts.map((count, section) => ({
        title: `S${section}`,
        alarms: Object.fromEntries(
          Array.from({ length: count }, (_, index) => [`s${section}-${index}`, cpu]),
        ),
      }));
      const widgets = platformWidgets('x', sections, {}, around);
      for (const [index, widget] of widgets.entries()) {
        expect(widget.x + widget.width).toBeLessThanOrEqual(24);
        expect(widgets.slice(index + 1).some((other) => overlap(widget, other))).toBe(false);
      }
    }),
    { numRuns: 50 },
  );
});
