import {
  didYouMean,
  is,
  isKnown,
  isRecord,
  type Problem,
  strangerProblems,
  textProblems,
} from '@ashlar/core';
import type { Metric } from './alarm.js';
import { knownMetrics } from './known-metrics.js';

const FIELDS = ['dimensions', 'name', 'namespace', 'statistic', 'unit'] satisfies (keyof Metric)[];

const STATISTIC = /^(Average|IQM|Maximum|Minimum|SampleCount|Sum|(p|tc|tm|ts|wm)(\d{1,2}(\.\d{1,10})?|100))$/;

/** Dimensions whose values are the end of an ARN, and not the ARN. */
const SUFFIXES: Readonly<Record<string, { pattern: RegExp; example: string; output: string }>> = {
  LoadBalancer: {
    pattern: /^(app|net|gwy)\/[^/]+\/[^/]+$/,
    example: 'app/web/50dc6c495c0c9188',
    output: 'arnSuffix of a LoadBalancer',
  },
  TargetGroup: {
    pattern: /^targetgroup\/[^/]+\/[^/]+$/,
    example: 'targetgroup/web/73e2d6bc24d8a067',
    output: 'arnSuffix of a TargetGroup',
  },
};

/** Namespaces with figures in one region, and what to do in another. */
const ONLY_IN_US_EAST_1: Readonly<Record<string, string>> = {
  'AWS/Billing': 'use a MonthlyBudget of @ashlar/budgets, or an environment in us-east-1',
  'AWS/CloudFront': 'watch the distribution from a stack of an environment in us-east-1',
};

/** CloudWatch takes 30 dimensions of a metric. */
const MOST_DIMENSIONS = 30;

export const isOfAws = (namespace: unknown): boolean =>
  typeof namespace === 'string' && (namespace.startsWith('AWS/') || Object.hasOwn(knownMetrics, namespace));

/** Whether dimensions in it can be checked. */
export const hasTable = (namespace: unknown): boolean => Object.hasOwn(knownMetrics, String(namespace));

/** What is wrong with a metric: with the wrong dimensions it has no data, and nobody hears of it. */
export function metricProblems(prop: string, metric: Metric, region: string): Problem[] {
  if (!isRecord(metric)) {
    return [{ what: is(prop, metric), fix: 'give namespace, name, dimensions and statistic' }];
  }
  const { namespace, name, statistic, dimensions, unit } = metric as unknown as Metric;
  return [
    ...strangerProblems(prop, metric, FIELDS),
    ...textProblems(`${prop}.namespace`, namespace, /^[^:\s][^:]{0,254}$/, "use a namespace: 'AWS/RDS'"),
    ...textProblems(`${prop}.name`, name, /^\S.{0,254}$/, "use the name of a metric: 'CPUUtilization'"),
    ...textProblems(`${prop}.statistic`, statistic, STATISTIC, "use 'Average', 'Maximum', 'Sum' or 'p95'"),
    ...(unit === undefined ? [] : textProblems(`${prop}.unit`, unit, /^[A-Z]/, "use a unit: 'Seconds'")),
    ...dimensionsProblems(`${prop}.dimensions`, dimensions, namespace),
    ...tableProblems(prop, metric as unknown as Metric),
    ...regionProblems(prop, namespace, region),
  ];
}

function dimensionsProblems(prop: string, dimensions: unknown, namespace: unknown): Problem[] {
  if (!isKnown(dimensions)) return [];
  if (!isRecord(dimensions)) {
    return [{ what: is(prop, dimensions), fix: 'give them by name, {} for a metric that has none' }];
  }
  const problems = Object.entries(dimensions).flatMap(([name, value]) =>
    valueProblems(prop, name, value, namespace),
  );
  if (Object.keys(dimensions).length <= MOST_DIMENSIONS) return problems;
  return [
    ...problems,
    { what: `${prop} has ${Object.keys(dimensions).length}`, fix: `use ${MOST_DIMENSIONS} at most` },
  ];
}

function valueProblems(prop: string, name: string, value: unknown, namespace: unknown): Problem[] {
  const where = `${prop}.${name}`;
  const problems = textProblems(
    where,
    value,
    /^\S(.{0,1023})$/,
    'use what AWS publishes there, never nothing',
  );
  // A proxy has target groups too, by name.
  const suffix = namespace === 'AWS/RDS' ? undefined : SUFFIXES[name];
  if (problems.length > 0 || suffix === undefined || !isKnown(value)) return problems;
  if (suffix.pattern.test(String(value))) return [];
  const fix = /^arn:/.test(String(value))
    ? `use the end of the ARN, '${String(value).replace(/^[^/]*?(loadbalancer\/)?(?=(app|net|gwy|targetgroup)\/)/, '')}'`
    : `use the end of the ARN, as in '${suffix.example}'`;
  return [{ what: is(where, value), fix: `${fix}: ${suffix.output}` }];
}

/** What is known of AWS's own metrics. Of your own namespaces nothing is. */
function tableProblems(prop: string, { namespace, name, dimensions }: Metric): Problem[] {
  if (!isKnown(namespace)) return [];
  const metrics = Object.hasOwn(knownMetrics, namespace) ? knownMetrics[namespace] : undefined;
  if (metrics === undefined) return namespaceProblems(prop, namespace);
  if (!isKnown(name) || typeof name !== 'string') return [];
  const sets = Object.hasOwn(metrics, name) ? metrics[name] : undefined;
  if (sets === undefined) {
    const names = Object.keys(metrics);
    const fix = `${didYouMean(name, names)}${namespace} has ${names.join(', ')}`;
    return [{ what: `${prop}.name is '${name}', which ${namespace} is not known to have`, fix }];
  }
  if (!isKnown(dimensions) || !isRecord(dimensions)) return [];
  const given = Object.keys(dimensions).sort().join(' ');
  if (sets.includes(given)) return [];
  const shown = (set: string) => (set === '' ? 'none' : set.split(' ').join(' + '));
  return [
    {
      what: `${prop}.dimensions are ${shown(given)}; ${namespace} ${name} has others, and the alarm would watch nothing`,
      fix: `use one of: ${sets.map(shown).join(', ')}`,
    },
  ];
}

/** A namespace that differs from a known one by its letters is a slip; others of AWS are taken as they are. */
function namespaceProblems(prop: string, namespace: unknown): Problem[] {
  if (typeof namespace !== 'string') return [];
  const twin = Object.keys(knownMetrics).find((known) => known.toLowerCase() === namespace.toLowerCase());
  if (twin === undefined) return [];
  return [{ what: `${prop}.namespace is '${namespace}'`, fix: `use '${twin}'` }];
}

function regionProblems(prop: string, namespace: unknown, region: string): Problem[] {
  const elsewhere = Object.hasOwn(ONLY_IN_US_EAST_1, String(namespace))
    ? ONLY_IN_US_EAST_1[String(namespace)]
    : undefined;
  if (elsewhere === undefined || region === 'us-east-1') return [];
  const what = `${prop}.namespace is '${String(namespace)}', which has figures in us-east-1 only; this stack is in ${region}`;
  return [{ what, fix: elsewhere }];
}
