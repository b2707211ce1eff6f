import { type Problem, ProjectStack, refuse, textProblems } from '@ashlar/core';
import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter/index.js';
import { Construct } from 'constructs';

export interface LogMetricProps {
  /** The metric, in capitals at the beginning of words: `RejectedConnections`. */
  readonly name: string;
  /** The log group whose lines count; it must exist. */
  readonly logGroupName: string;
  /** In CloudWatch's filter syntax: `rejectedConnectionsPattern`, `{ $.level = "error" }`. */
  readonly pattern: string;
}

/**
 * Counts the lines of a log that fit a pattern, as a metric of our own: 0.30 USD a month. Lines from before it count
 * nothing.
 *
 * @throws InputError for a name, a log group or a pattern that is none.
 */
export class LogMetric extends Construct {
  /** `<app>/<environment>` and the name. */
  readonly metric: { readonly namespace: string; readonly name: string };

  constructor(scope: Construct, id: string, props: LogMetricProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    refuse(`${this.node.path} (LogMetric)`, logMetricProblems(props));
    const { name, logGroupName, pattern } = props;
    const namespace = `${stack.app}/${stack.environment.name}`;
    new CloudwatchLogMetricFilter(this, 'filter', {
      name: stack.physicalName('metric-filter', this, inWords(name)),
      logGroupName,
      pattern,
      // Zeros while the log has other lines, so that the alarm has figures.
      metricTransformation: { namespace, name, value: '1', defaultValue: '0', unit: 'Count' },
    });
    this.metric = { namespace, name };
  }
}

/** `RejectedConnections` → `rejected-connections`. */
const inWords = (name: string) => name.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase();

const logMetricProblems = ({ name, logGroupName, pattern }: LogMetricProps): Problem[] => [
  ...textProblems('name', name, /^([A-Z][a-z0-9]+)+$/, "use words with capitals: 'RejectedConnections'"),
  ...textProblems('logGroupName', logGroupName, /^[\w./#-]{1,512}$/, 'use the name of a log group'),
  ...textProblems('pattern', pattern, /^(?=.*\S).{1,1024}$/s, 'say which lines count, in 1,024 characters'),
];
