import { Token } from '@ashlar/core';
import fc from 'fast-check';
import { PAGES, cpu, runbooksWith } from './alarms.fixture.js';
import type { Alarm } from './alarm.js';
import { alarmSetProblems } from './alarm-problems.js';

const runbooks = runbooksWith(PAGES);

const problems = (change: object) =>
  alarmSetProblems({ cpu: { ...cpu, ...change } as Alarm }, { region: 'us-east-1', runbooks });

const ofDemo = { namespace: 'demo/test', name: 'Errors', dimensions: {}, statistic: 'Sum' } as const;

const mathProblems = (math: unknown) =>
  alarmSetProblems(
    { errors: { ...cpu, metric: undefined, math } as never },
    { region: 'us-east-1', runbooks },
  );

test('an alarm that is right has no problems', () => {
  expect(problems({})).toEqual([]);
  expect(mathProblems({ expression: '100 * a / MAX([b, 1])', metrics: { a: ofDemo, b: ofDemo } })).toEqual(
    [],
  );
});

test('an alarm without a runbook does not compile', () => {
  // @ts-expect-error Whoever is woken has to know what to do.
  const alarm: Alarm = {
    means: 'The database uses much of its CPU.',
    severity: 'warning',
    metric: cpu.metric,
    comparison: 'GreaterThanThreshold',
    threshold: 80,
    periodSeconds: 300,
    evaluationPeriods: 3,
    missingData: 'missing',
  };
  expect(alarmSetProblems({ cpu: alarm }, { region: 'us-east-1', runbooks })).toEqual([
    { what: 'alarms.cpu.runbook is left out', fix: "name a page in lower-case words: 'aurora-capacity'" },
  ]);
});

test.each<[object, string]>([
  [{ periodSeconds: 0 }, 'alarms.cpu.periodSeconds is 0'],
  [{ periodSeconds: 90 }, 'alarms.cpu.periodSeconds is 90'],
  [{ periodSeconds: '60' }, "alarms.cpu.periodSeconds is '60'"],
  [{ periodSeconds: 86_460 }, 'alarms.cpu.periodSeconds is 86460'],
  [{ periodSeconds: 10 }, 'alarms.cpu.periodSeconds is 10, and AWS has its own metrics once a minute'],
  [
    { periodSeconds: 300, evaluationPeriods: 289 },
    'alarms.cpu looks back 86700 seconds (periodSeconds 300 × evaluationPeriods 289), more than a day',
  ],
  [{ evaluationPeriods: 0 }, 'alarms.cpu.evaluationPeriods is 0'],
  [{ datapointsToAlarm: 4 }, 'alarms.cpu.datapointsToAlarm is 4, of 3 evaluationPeriods'],
  [{ datapointsToAlarm: 0 }, 'alarms.cpu.datapointsToAlarm is 0'],
  [{ severity: 'fatal' }, "alarms.cpu.severity is 'fatal'"],
  [{ comparison: '>' }, "alarms.cpu.comparison is '>'"],
  [{ threshold: Number.NaN }, 'alarms.cpu.threshold is NaN'],
  [{ threshold: '80' }, "alarms.cpu.threshold is '80'"],
  [{ missingData: undefined }, 'alarms.cpu.missingData is left out'],
  [{ lowSamples: 'count' }, "alarms.cpu.lowSamples is 'count'"],
  [{ means: '' }, "alarms.cpu.means is ''"],
  [{ means: 'no full stop' }, "alarms.cpu.means is 'no full stop'"],
  [{ runbook: '../secrets' }, "alarms.cpu.runbook is '../secrets'"],
  [{ runbook: 'aurora-capasity' }, "alarms.cpu.runbook is 'aurora-capasity', and there is no such page"],
  [{ metric: undefined }, 'alarms.cpu has neither metric nor math'],
  [{ math: { expression: 'a', metrics: { a: ofDemo } } }, 'alarms.cpu has metric and math'],
  [{ severty: 'x' }, "alarms.cpu has 'severty'"],
])('%j is refused', (change, what) => {
  expect(problems(change).map((problem) => problem.what)).toEqual([what]);
});

test('a day and not a second more', () => {
  expect(problems({ periodSeconds: 300, evaluationPeriods: 288 })).toEqual([]);
  expect(problems({ metric: ofDemo, periodSeconds: 10, evaluationPeriods: 8641 })).toHaveLength(1);
  expect(problems({ metric: ofDemo, periodSeconds: 10, evaluationPeriods: 8640 })).toEqual([]);
});

test('whatever periods there are, they are a day at most', () => {
  const minutes = fc.integer({ min: 1, max: 1440 });
  fc.assert(
    fc.property(minutes, fc.integer({ min: 1, max: 1500 }), (period, evaluationPeriods) => {
      const found = problems({ periodSeconds: period * 60, evaluationPeriods });
      expect(found.length > 0).toBe(period * evaluationPeriods > 1440);
    }),
  );
});

test('a runbook that does not exist is told with the nearest page', () => {
  expect(problems({ runbook: 'aurora-capasity' })).toEqual([
    {
      what: "alarms.cpu.runbook is 'aurora-capasity', and there is no such page",
      fix: "did you mean 'aurora-capacity'? write aurora-capasity.md in runbooks/",
    },
  ]);
});

test.each<[unknown, string]>([
  [undefined, 'alarms.errors has neither metric nor math'],
  [[], 'alarms.errors.math is []'],
  [{ expression: 'a' }, 'alarms.errors.math is {"expression":"a"}'],
  [{ expression: '1', metrics: {} }, 'alarms.errors.math.metrics has 0 metrics; CloudWatch takes 1 to 10'],
  [
    { expression: 'a + b', metrics: { a: ofDemo } },
    "alarms.errors.math.expression uses 'b', which is no metric of it",
  ],
  [
    { expression: 'a', metrics: { a: ofDemo, b: ofDemo } },
    'alarms.errors.math.metrics.b is not in the expression',
  ],
  [{ expression: 'A', metrics: { A: ofDemo } }, "the name in alarms.errors.math.metrics is 'A'"],
  [{ expression: 'a', metrics: { a: undefined } }, 'alarms.errors.math.metrics.a is left out'],
  [{ expression: 'a', metrics: { a: ofDemo }, label: 'x' }, "alarms.errors.math has 'label'"],
])('math %j is refused', (math, what) => {
  expect(mathProblems(math).map((problem) => problem.what)).toContain(what);
});

test('an expression has ten metrics at most', () => {
  const names = Array.from({ length: 11 }, (_, index) => `m${index}`);
  const math = (some: readonly string[]) => ({
    expression: some.join(' + '),
    metrics: Object.fromEntries(some.map((name) => [name, ofDemo])),
  });
  expect(mathProblems(math(names.slice(0, 10)))).toEqual([]);
  expect(mathProblems(math(names)).map(({ what }) => what)).toEqual([
    'alarms.errors.math.metrics has 11 metrics; CloudWatch takes 1 to 10',
  ]);
});

test.each<[unknown, string]>([
  [undefined, 'alarms is left out'],
  [{}, 'alarms is empty'],
  [{ CPU: cpu }, "alarms has the key 'CPU'"],
  [{ cpu: null }, 'alarms.cpu is null'],
])('%j are no alarms', (alarms, what) => {
  const found = alarmSetProblems(alarms as never, { region: 'us-east-1', runbooks });
  expect(found.map((problem) => problem.what)).toEqual([what]);
});

test('what only Terraform knows is not refused', () => {
  const number = Token.asNumber({ resolve: () => 5 });
  expect(problems({ threshold: number, periodSeconds: number, evaluationPeriods: number })).toEqual([]);
});
