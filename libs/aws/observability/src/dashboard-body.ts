import { sortedEntries } from '@ashlar/core';
import type { Alarm, AlarmSet, Metric, MetricMath } from './alarm.js';
import { type Runbooks, runbookUrl } from './runbooks.js';

/** A widget in CloudWatch's own words, without its place. */
interface Content {
  readonly type: 'alarm' | 'metric' | 'text';
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface Widget extends Content {
  readonly x: number;
  readonly y: number;
}

/** What is read together: alarms by their keys, under a title. */
export interface Section {
  readonly title: string;
  readonly alarms: AlarmSet;
}

export interface Platform {
  readonly title: string;
  readonly alarmArns: readonly string[];
  /** Name of its dashboard, to be linked. */
  readonly dashboardName?: string | undefined;
}

/** CloudWatch's grid has 24 columns. */
const COLUMNS = 24;

/** CloudWatch shows 100 alarms in one widget. */
const ALARMS_IN_WIDGET = 100;

/** The widgets of a platform: a heading, and for each section its runbooks, the state of its alarms and their figures. */
export function platformWidgets(
  heading: string,
  sections: readonly Section[],
  alarmArns: Readonly<Record<string, string>>,
  around: { readonly region: string; readonly runbooks: Pick<Runbooks, 'url'> },
): Widget[] {
  const contents = sections.flatMap(({ title, alarms }) => {
    const inOrder = sortedEntries(alarms);
    const arns = inOrder.map(([key]) => alarmArns[key] as string);
    return [
      text([`## ${title}`, '', runbookLinks(Object.values(alarms), around.runbooks)]),
      ...states(title, arns),
      ...inOrder.map(([key, alarm]) => figures(key, alarm, around.region)),
    ];
  });
  return placed([text([`# ${heading}`]), ...contents]);
}

/** The widgets of an overview: for each platform the state of its alarms, and where to look further. */
export const overviewWidgets = (heading: string, platforms: readonly Platform[]): Widget[] =>
  placed([
    text([`# ${heading}`]),
    ...platforms.flatMap(({ title, alarmArns, dashboardName }) => [
      text([`## ${title}`, ...(dashboardName ? ['', `[figures](#dashboards:name=${dashboardName})`] : [])]),
      ...states(title, alarmArns),
    ]),
  ]);

export const dashboardBody = (widgets: readonly Widget[]): string => JSON.stringify({ widgets });

/** From left to right, and into a new row where the place is not enough or a widget of another kind begins. */
function placed(contents: readonly Content[]): Widget[] {
  let [x, y, rowHeight] = [0, 0, 0];
  let before: Content | undefined;
  return contents.map((content) => {
    if (x + content.width > COLUMNS || (before !== undefined && before.type !== content.type)) {
      [x, y, rowHeight] = [0, y + rowHeight, 0];
    }
    const { type, width, height, properties } = content;
    const widget = { type, x, y, width, height, properties };
    x += width;
    rowHeight = Math.max(rowHeight, height);
    before = content;
    return widget;
  });
}

const text = (lines: readonly string[]): Content => ({
  type: 'text',
  width: COLUMNS,
  height: lines.length > 1 ? 2 : 1,
  properties: { markdown: lines.join('\n') },
});

function runbookLinks(alarms: readonly Alarm[], runbooks: Pick<Runbooks, 'url'>): string {
  const names = [...new Set(alarms.map(({ runbook }) => runbook))].sort();
  return `Runbooks: ${names.map((name) => `[${name}](${runbookUrl(runbooks, name)})`).join(', ')}`;
}

function states(title: string, arns: readonly string[]): Content[] {
  const count = Math.ceil(arns.length / ALARMS_IN_WIDGET);
  return Array.from({ length: count }, (_, index) => {
    const alarms = arns.slice(index * ALARMS_IN_WIDGET, (index + 1) * ALARMS_IN_WIDGET);
    // A row holds some six alarms.
    const height = 1 + Math.ceil(alarms.length / 6);
    return { type: 'alarm', width: COLUMNS, height, properties: { title: `State of ${title}`, alarms } };
  });
}

/** The figures of an alarm with its threshold as a line. */
function figures(key: string, alarm: Alarm, region: string): Content {
  const metrics = alarm.metric === undefined ? mathRows(alarm.math) : [row(alarm.metric, {})];
  return {
    type: 'metric',
    width: 8,
    height: 6,
    properties: {
      title: key,
      region,
      view: 'timeSeries',
      period: alarm.periodSeconds,
      metrics,
      annotations: {
        horizontal: [{ label: `${alarm.severity} ${SIGNS[alarm.comparison]}`, value: alarm.threshold }],
      },
    },
  };
}

const SIGNS: Readonly<Record<Alarm['comparison'], string>> = {
  GreaterThanOrEqualToThreshold: '≥',
  GreaterThanThreshold: '>',
  LessThanOrEqualToThreshold: '≤',
  LessThanThreshold: '<',
};

const mathRows = ({ expression, metrics }: MetricMath) => [
  [{ id: 'result', label: 'result', expression }],
  ...sortedEntries(metrics).map(([id, metric]) => row(metric, { id, visible: false })),
];

const row = ({ namespace, name, dimensions, statistic }: Metric, options: object) => [
  namespace,
  name,
  ...sortedEntries(dimensions).flat(),
  { stat: statistic, ...options },
];
