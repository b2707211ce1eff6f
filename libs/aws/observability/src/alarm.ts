/** Whom an alarm wakes: somebody now, somebody tomorrow, or those who look after money and use. */
export type Severity = 'critical' | 'warning' | 'business';

export const severities = ['business', 'critical', 'warning'] as const satisfies readonly Severity[];

/** The five plain ones, or a share of the values: `p95`, `tm99` (mean without the highest 1 %), `IQM`. */
export type Statistic =
  | 'Average'
  | 'IQM'
  | 'Maximum'
  | 'Minimum'
  | 'SampleCount'
  | 'Sum'
  | `${'p' | 'tc' | 'tm' | 'ts' | 'wm'}${number}`;

/** A series of figures in CloudWatch. */
export interface Metric {
  /** Of an AWS service, `AWS/RDS`, or your own. */
  readonly namespace: string;
  readonly name: string;
  /** All of one of the sets under which AWS publishes the metric: with one too few it has no data, and stays silent. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: Statistic;
  /** Only where a metric is published in several. */
  readonly unit?: string;
}

/** Figures calculated from up to ten metrics, by the names that the expression gives them. */
export interface MetricMath {
  /** In CloudWatch's language: `100 * errors / requests`. */
  readonly expression: string;
  /** By the name in the expression: a small letter, then letters, digits and _. */
  readonly metrics: Readonly<Record<string, Metric>>;
}

export type Comparison =
  | 'GreaterThanOrEqualToThreshold'
  | 'GreaterThanThreshold'
  | 'LessThanOrEqualToThreshold'
  | 'LessThanThreshold';

/** How long and how often the threshold has to be crossed. */
export interface Evaluation {
  /** 10, 20, 30 or a multiple of 60; below 60 for your own metrics only, at 0.30 USD a month instead of 0.10. */
  readonly periodSeconds: number;
  /** All periods together are a day at most. */
  readonly evaluationPeriods: number;
  /**
   * How many of the periods have to be across the threshold.
   * @default - all
   */
  readonly datapointsToAlarm?: number;
}

/** What somebody has to know, as data: nothing is built before it is given to `Alarms`. */
export type Alarm = Evaluation & {
  /** One sentence about what is wrong when it rings; the beginning of its description. */
  readonly means: string;
  /** The page that says what to do: `aurora-capacity` is `aurora-capacity.md` in the folder of runbooks. */
  readonly runbook: string;
  readonly severity: Severity;
  readonly threshold: number;
  readonly comparison: Comparison;
  /**
   * What a period without figures says. `'breaching'` where silence is the trouble, `'notBreaching'` where figures come
   * only with events, `'ignore'` keeps the state, `'missing'` makes it INSUFFICIENT_DATA.
   */
  readonly missingData: 'breaching' | 'ignore' | 'missing' | 'notBreaching';
  /**
   * Whether a percentile counts when a period has too few values for it: 200 for `p95`.
   * @default 'ignore' - the state stays, so that one slow request at night wakes nobody
   */
  readonly lowSamples?: 'evaluate' | 'ignore';
} & (
    | { readonly metric: Metric; readonly math?: undefined }
    | { readonly math: MetricMath; readonly metric?: undefined }
  );

/** Alarms by their keys, which are the last part of their names. */
export type AlarmSet = Readonly<Record<string, Alarm>>;
