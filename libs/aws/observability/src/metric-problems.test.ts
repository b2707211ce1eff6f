import { Token } from '@ashlar/core';
import type { Metric } from './alarm.js';
import { knownMetrics } from './known-metrics.js';
import { metricProblems } from './metric-problems.js';

const requests: Metric = {
  namespace: 'AWS/ApplicationELB',
  name: 'RequestCount',
  dimensions: { LoadBalancer: 'app/web/50dc6c495c0c9188' },
  statistic: 'Sum',
};

const problems = (metric: object, region = 'us-east-1') =>
  metricProblems('metric', { ...requests, ...metric }, region);

test('a metric in dimensions under which AWS publishes it is right', () => {
  expect(problems({})).toEqual([]);
  expect(problems({ namespace: 'AWS/DynamoDB', name: 'UserErrors', dimensions: {} })).toEqual([]);
});

test('a metric without its dimensions is refused, with those that it has', () => {
  expect(problems({ name: 'UnHealthyHostCount' })).toEqual([
    {
      what: 'metric.dimensions are LoadBalancer; AWS/ApplicationELB UnHealthyHostCount has others, and the alarm would watch nothing',
      fix: 'use one of: LoadBalancer + TargetGroup, AvailabilityZone + LoadBalancer + TargetGroup',
    },
  ]);
  expect(problems({ dimensions: {} })).toEqual([
    expect.objectContaining({ what: expect.stringContaining('metric.dimensions are none') as string }),
  ]);
});

test('the order of dimensions is no difference', () => {
  const TargetGroup = 'targetgroup/web/73e2d6bc24d8a067';
  const LoadBalancer = 'app/web/50dc6c495c0c9188';
  expect(problems({ name: 'HealthyHostCount', dimensions: { TargetGroup, LoadBalancer } })).toEqual([]);
});

test.each([
  [
    {
      LoadBalancer:
        'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188',
    },
    "use the end of the ARN, 'app/web/50dc6c495c0c9188': arnSuffix of a LoadBalancer",
  ],
  [
    {
      LoadBalancer: 'app/web/50dc6c495c0c9188',
      TargetGroup: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/73e2d6bc24d8a067',
    },
    "use the end of the ARN, 'targetgroup/web/73e2d6bc24d8a067': arnSuffix of a TargetGroup",
  ],
  [
    { LoadBalancer: 'web' },
    "use the end of the ARN, as in 'app/web/50dc6c495c0c9188': arnSuffix of a LoadBalancer",
  ],
])('an ARN or a name in the place of its end is refused: %j', (dimensions, fix) => {
  expect(problems({ dimensions })).toEqual([expect.objectContaining({ fix })]);
});

test.each<[object, string]>([
  [{ name: 'RequestCounts' }, "did you mean 'RequestCount'?"],
  [{ namespace: 'AWS/ApplicationElb' }, "use 'AWS/ApplicationELB'"],
  [{ namespace: '' }, 'use a namespace'],
  [{ namespace: undefined }, 'use a namespace'],
  [{ name: 7 }, 'use the name of a metric'],
  [{ name: 'constructor' }, 'AWS/ApplicationELB has ActiveConnectionCount'],
  [{ namespace: 'constructor', statistic: 'avg' }, "use 'Average'"],
  [{ statistic: 'p101' }, "use 'Average'"],
  [{ unit: '' }, 'use a unit'],
  [{ dimensions: undefined }, 'give them by name'],
  [{ dimensions: { LoadBalancer: '' } }, 'use what AWS publishes there'],
  [
    { namespace: 'demo', dimensions: Object.fromEntries([...Array(31).keys()].map((n) => [`d${n}`, 'x'])) },
    'use 30 at most',
  ],
  [{ stat: 'Sum' }, "did you mean 'statistic'?"],
])('%j is refused', (metric, fix) => {
  expect(problems(metric)).toEqual(
    expect.arrayContaining([expect.objectContaining({ fix: expect.stringContaining(fix) as string })]),
  );
});

test('what is no metric at all is told, and read no further', () => {
  expect(metricProblems('metric', undefined as never, 'us-east-1')).toEqual([
    { what: 'metric is left out', fix: 'give namespace, name, dimensions and statistic' },
  ]);
});

test('bills have figures in us-east-1 only', () => {
  const bill = { namespace: 'AWS/Billing', name: 'EstimatedCharges', dimensions: { Currency: 'USD' } };
  expect(problems(bill)).toEqual([]);
  expect(problems(bill, 'eu-central-1')).toEqual([
    {
      what: "metric.namespace is 'AWS/Billing', which has figures in us-east-1 only; this stack is in eu-central-1",
      fix: 'use a MonthlyBudget of @ashlar/budgets, or an environment in us-east-1',
    },
  ]);
});

test('of your own namespaces nothing is known, and nothing refused', () => {
  expect(
    problems({ namespace: 'demo/test', name: 'Orders', dimensions: { Shop: 'a' }, statistic: 'p99.9' }),
  ).toEqual([]);
});

test('what only Terraform knows is not refused', () => {
  const unknown = Token.asString({ resolve: () => 'x' });
  expect(problems({ dimensions: { LoadBalancer: unknown } })).toEqual([]);
  expect(problems({ namespace: unknown, name: unknown, dimensions: unknown })).toEqual([]);
});

test('every set of the table has its dimensions in order, each once', () => {
  const sets = Object.values(knownMetrics).flatMap((metrics) => Object.values(metrics).flat());
  expect(sets.length).toBeGreaterThan(200);
  for (const set of sets) {
    const words = set.split(' ');
    expect([...new Set(words)].sort()).toEqual(words);
  }
});
