import { isKnown, type Problem, ProjectStack, refuse, sortedEntries } from '@ashlar/core';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { Construct } from 'constructs';
import type { Alarm, AlarmSet, Metric, MetricMath } from './alarm.js';
import { type AlarmActions, actionProblems, actionsOf } from './alarm-actions.js';
import { alarmSetProblems, metricsOf } from './alarm-problems.js';
import { alarmDescription, descriptionProblems } from './alarm-description.js';
import { hasTable, isOfAws } from './metric-problems.js';
import { type Runbooks, runbooksProblems } from './runbooks.js';

export interface AlarmsProps<Key extends string = string> {
  /** By key, the last part of their names: `<app>-<environment>-<key>`. Each costs 0.10 USD a month and metric. */
  readonly alarms: Readonly<Record<Key, Alarm>>;
  /** Topics to tell, by severity, five each at most. */
  readonly actions: AlarmActions;
  readonly runbooks: Runbooks;
}

/**
 * An alarm of CloudWatch for each of the given ones. Everybody in `actions` hears when it rings, when it is over, and
 * when its figures stay away. Its description says what it means and where its runbook is.
 *
 * @throws InputError with every problem of every alarm: a metric in dimensions that AWS does not have, a period that it
 *   does not take, more than a day, more than five actions, a runbook that does not exist.
 */
export class Alarms<Key extends string = string> extends Construct {
  /** As `CompositeAlarm` and dashboards take them. */
  readonly alarms: Readonly<Record<Key, Alarm>>;
  /** By key; whoever uses one waits for the alarm. */
  readonly alarmNames: Readonly<Record<Key, string>>;
  readonly alarmArns: Readonly<Record<Key, string>>;

  constructor(scope: Construct, id: string, props: AlarmsProps<Key>) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    refuse(`${this.node.path} (Alarms)`, alarmsProblems(props, stack.environment.region));
    stack.warn(this, uncheckedProblems(props.alarms));

    this.alarms = props.alarms;
    const built = sortedEntries<Alarm>(props.alarms).map(
      ([key, alarm]) => [key, this.build(key, alarm, props)] as const,
    );
    this.alarmNames = byKey<Key, CloudwatchMetricAlarm>(built, ({ alarmName }) => alarmName);
    this.alarmArns = byKey<Key, CloudwatchMetricAlarm>(built, ({ arn }) => arn);
  }

  private build(key: string, alarm: Alarm, { actions, runbooks }: AlarmsProps<Key>): CloudwatchMetricAlarm {
    const told = actionsOf(actions, alarm.severity);
    return new CloudwatchMetricAlarm(this, key, {
      alarmName: ProjectStack.of(this).physicalName('alarm', this, key),
      alarmDescription: alarmDescription(alarm, runbooks),
      comparisonOperator: alarm.comparison,
      threshold: alarm.threshold,
      evaluationPeriods: alarm.evaluationPeriods,
      datapointsToAlarm: alarm.datapointsToAlarm ?? alarm.evaluationPeriods,
      treatMissingData: alarm.missingData,
      ...(alarm.metric === undefined
        ? mathArguments(alarm, alarm.math)
        : metricArguments(alarm, alarm.metric)),
      alarmActions: told,
      okActions: told,
      insufficientDataActions: told,
      tags: { Severity: alarm.severity },
    });
  }
}

function alarmsProblems<Key extends string>(props: AlarmsProps<Key>, region: string): Problem[] {
  const { alarms, actions, runbooks } = props;
  const used = Object.values<Alarm>(alarms ?? {}).map((alarm) => alarm?.severity);
  return [
    ...runbooksProblems(runbooks),
    ...actionProblems(actions, used, region),
    ...alarmSetProblems(alarms, { region, runbooks }),
    ...descriptionProblems(alarms, runbooks),
  ];
}

/** Metrics of AWS of which nothing is known here, so that nobody takes them for checked. */
function uncheckedProblems(alarms: AlarmSet): Problem[] {
  return sortedEntries(alarms).flatMap(([key, alarm]) =>
    metricsOf(alarm)
      .map(({ namespace }) => namespace)
      .filter((namespace) => isOfAws(namespace) && isKnown(namespace) && !hasTable(namespace))
      .map((namespace) => ({
        what: `alarms.${key} has a metric of ${namespace}, whose dimensions are not checked`,
        fix: `see in the console that the alarm has data, or add ${namespace} to known-metrics.ts`,
      })),
  );
}

function metricArguments({ periodSeconds, lowSamples = 'ignore' }: Alarm, metric: Metric) {
  const { namespace, name, dimensions, statistic, unit } = metric;
  const plain = /^[A-Z][a-z]/.test(statistic);
  return {
    namespace,
    metricName: name,
    dimensions: sorted(dimensions),
    period: periodSeconds,
    unit,
    statistic: plain ? statistic : undefined,
    extendedStatistic: plain ? undefined : statistic,
    evaluateLowSampleCountPercentiles: /^p\d/.test(statistic) ? lowSamples : undefined,
  };
}

function mathArguments({ means, periodSeconds: period }: Alarm, { expression, metrics }: MetricMath) {
  const inputs = sortedEntries(metrics).map(([id, { namespace, name, dimensions, statistic, unit }]) => {
    const figures = { namespace, metricName: name, dimensions: sorted(dimensions), stat: statistic, unit };
    return { id, metric: { ...figures, period }, returnData: false };
  });
  return { metricQuery: [{ id: 'result', label: means, expression, returnData: true }, ...inputs] };
}

const sorted = (dimensions: Metric['dimensions']) => Object.fromEntries(sortedEntries(dimensions));

const byKey = <Key extends string, T>(built: readonly (readonly [string, T])[], value: (item: T) => string) =>
  Object.fromEntries(built.map(([key, item]) => [key, value(item)])) as Record<Key, string>;
