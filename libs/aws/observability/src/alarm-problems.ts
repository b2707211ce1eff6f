import {
  is,
  isKnown,
  isRecord,
  type Problem,
  strangerProblems,
  textProblems,
  wholeNumberProblems,
  wordProblems,
} from '@ashlar/core';
import { type Alarm, type AlarmSet, type Metric, type MetricMath, severities } from './alarm.js';
import { isOfAws, metricProblems } from './metric-problems.js';
import { runbookProblems, type Runbooks } from './runbooks.js';

const FIELDS = [
  ...['comparison', 'datapointsToAlarm', 'evaluationPeriods', 'lowSamples', 'math', 'means', 'metric'],
  ...['missingData', 'periodSeconds', 'runbook', 'severity', 'threshold'],
];

const COMPARISONS = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanOrEqualToThreshold',
  'LessThanThreshold',
];
const MISSING = ['breaching', 'ignore', 'missing', 'notBreaching'];

/** CloudWatch takes ten metrics in an alarm's expression. */
const MOST_METRICS = 10;

/** CloudWatch takes a week for periods of an hour and more; a trouble of which one hears after a week is none. */
const DAY = 86_400;

interface Around {
  readonly region: string;
  readonly runbooks: Runbooks;
}

/** Everything that is wrong with alarms, in the words of the props. */
export function alarmSetProblems(alarms: AlarmSet, around: Around): Problem[] {
  if (!isRecord(alarms)) return [{ what: is('alarms', alarms), fix: 'give alarms by key' }];
  if (Object.keys(alarms).length === 0) {
    return [{ what: 'alarms is empty', fix: 'give at least one, or leave Alarms out' }];
  }
  return Object.entries(alarms).flatMap(([key, alarm]) => [
    ...keyProblems(key),
    ...alarmProblems(`alarms.${key}`, alarm, around),
  ]);
}

function keyProblems(key: string): Problem[] {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key)) return [];
  return [
    { what: `alarms has the key '${key}'`, fix: "use lower-case words joined by hyphens: 'aurora-cpu'" },
  ];
}

function alarmProblems(prop: string, given: unknown, { region, runbooks }: Around): Problem[] {
  if (!isRecord(given)) return [{ what: is(prop, given), fix: 'describe it' }];
  const alarm = given as unknown as Alarm;
  const { means, severity, comparison, missingData, lowSamples = 'ignore' } = alarm;
  return [
    ...strangerProblems(prop, given, FIELDS),
    ...textProblems(
      `${prop}.means`,
      means,
      /^\S[^\n]*[.!?]$/,
      'say in one sentence what is wrong when it rings',
    ),
    ...wordProblems(`${prop}.severity`, severity, severities),
    ...wordProblems(`${prop}.comparison`, comparison, COMPARISONS),
    ...thresholdProblems(`${prop}.threshold`, alarm.threshold),
    ...wordProblems(`${prop}.missingData`, missingData, MISSING),
    ...wordProblems(`${prop}.lowSamples`, lowSamples, ['evaluate', 'ignore']),
    ...runbookProblems(`${prop}.runbook`, alarm.runbook, runbooks),
    ...evaluationProblems(prop, alarm),
    ...figureProblems(prop, alarm, region),
  ];
}

function thresholdProblems(prop: string, threshold: unknown): Problem[] {
  if (!isKnown(threshold) || (typeof threshold === 'number' && Number.isFinite(threshold))) return [];
  return [{ what: is(prop, threshold), fix: 'use a number in the unit of the metric' }];
}

function evaluationProblems(prop: string, alarm: Alarm): Problem[] {
  const { periodSeconds, evaluationPeriods, datapointsToAlarm } = alarm;
  const problems = [
    ...periodProblems(`${prop}.periodSeconds`, alarm),
    ...wholeNumberProblems(`${prop}.evaluationPeriods`, evaluationPeriods, 1, DAY / 10),
  ];
  if (datapointsToAlarm !== undefined) {
    problems.push(...wholeNumberProblems(`${prop}.datapointsToAlarm`, datapointsToAlarm, 1, DAY / 10));
  }
  const given = [periodSeconds, evaluationPeriods, datapointsToAlarm ?? 1];
  if (problems.length > 0 || !given.every(isKnown)) return problems;
  if (datapointsToAlarm !== undefined && datapointsToAlarm > evaluationPeriods) {
    const what = `${prop}.datapointsToAlarm is ${datapointsToAlarm}, of ${evaluationPeriods} evaluationPeriods`;
    problems.push({ what, fix: `use ${evaluationPeriods} or less, or look at more periods` });
  }
  if (periodSeconds * evaluationPeriods > DAY) {
    const seconds = periodSeconds * evaluationPeriods;
    problems.push({
      what: `${prop} looks back ${seconds} seconds (periodSeconds ${periodSeconds} × evaluationPeriods ${evaluationPeriods}), more than a day`,
      fix: `use ${Math.max(1, Math.floor(DAY / periodSeconds))} evaluationPeriods at most, or a shorter period`,
    });
  }
  return problems;
}

function periodProblems(prop: string, alarm: Alarm): Problem[] {
  const { periodSeconds: period } = alarm;
  if (!isKnown(period)) return [];
  const short = [10, 20, 30].includes(period);
  if (!short && !(Number.isInteger(period) && period >= 60 && period <= DAY && period % 60 === 0)) {
    return [
      {
        what: is(prop, period),
        fix: `use 60 or a multiple of it up to ${DAY}, or 10, 20, 30 for your own metrics`,
      },
    ];
  }
  if (!short || !metricsOf(alarm).some(({ namespace }) => isOfAws(namespace))) return [];
  return [{ what: `${prop} is ${period}, and AWS has its own metrics once a minute`, fix: 'use 60 or more' }];
}

/** Every metric of an alarm that is one. */
export const metricsOf = ({ metric, math }: Alarm) =>
  [metric, ...(isRecord(math) && isRecord(math.metrics) ? Object.values(math.metrics) : [])].filter(
    (one): one is Metric => isRecord(one),
  );

function figureProblems(prop: string, alarm: Alarm, region: string): Problem[] {
  const { metric, math } = alarm;
  if (metric !== undefined && math === undefined) return metricProblems(`${prop}.metric`, metric, region);
  if (math !== undefined && metric === undefined) return mathProblems(`${prop}.math`, math, region);
  const what = `${prop} has ${metric === undefined ? 'neither metric nor math' : 'metric and math'}`;
  return [{ what, fix: 'give the metric, or math over several' }];
}

function mathProblems(prop: string, math: unknown, region: string): Problem[] {
  if (!isRecord(math) || !isRecord(math['metrics'])) {
    return [
      {
        what: is(prop, math),
        fix: "give { expression: '100 * errors / requests', metrics: { errors, requests } }",
      },
    ];
  }
  const { expression, metrics } = math as unknown as MetricMath;
  const names = Object.keys(metrics);
  const problems = [
    ...strangerProblems(prop, math, ['expression', 'metrics']),
    ...textProblems(`${prop}.expression`, expression, /\S/, "calculate: '100 * errors / requests'"),
    ...names.flatMap((name) => [
      ...textProblems(`the name in ${prop}.metrics`, name, /^[a-z]\w{0,254}$/, 'start with a small letter'),
      ...metricProblems(`${prop}.metrics.${name}`, metrics[name] as never, region),
    ]),
  ];
  if (names.length === 0 || names.length > MOST_METRICS) {
    const what = `${prop}.metrics has ${names.length} metrics; CloudWatch takes 1 to ${MOST_METRICS}`;
    problems.push({ what, fix: 'calculate with fewer' });
  }
  if (typeof expression !== 'string' || !isKnown(expression)) return problems;
  const words: readonly string[] = expression.match(/\b[a-z]\w*/g) ?? [];
  for (const word of new Set(words.filter((word) => !names.includes(word)))) {
    const fix = `name a metric ${word}, or use one of ${names.join(', ')}`;
    problems.push({ what: `${prop}.expression uses '${word}', which is no metric of it`, fix });
  }
  for (const name of names.filter((candidate) => !words.includes(candidate))) {
    problems.push({
      what: `${prop}.metrics.${name} is not in the expression`,
      fix: 'use it, or take it away',
    });
  }
  return problems;
}
