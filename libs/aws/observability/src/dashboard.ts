import { is, isRecord, type Problem, ProjectStack, refuse, sortedEntries, textProblems } from '@ashlar/core';
import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard/index.js';
import { Construct } from 'constructs';
import type { AlarmSet } from './alarm.js';
import { dashboardBody, platformWidgets, type Widget } from './dashboard-body.js';
import type { Runbooks } from './runbooks.js';

export interface DashboardProps {
  /** The last part of its name: `platform`. */
  readonly purpose: string;
  /** Alarms by the titles of their sections, which stand in alphabetical order. */
  readonly sections: Readonly<Record<string, AlarmSet>>;
  /** `alarmArns` of `Alarms`: all of those in the sections. */
  readonly alarmArns: Readonly<Record<string, string>>;
  /** Where the pages are that each section links. */
  readonly runbooks: Pick<Runbooks, 'url'>;
}

/** CloudWatch takes 500 widgets on a dashboard. */
const MOST_WIDGETS = 500;

/**
 * A dashboard of the same alarms that ring: for each section its runbooks, the state of its alarms, and their figures with
 * the threshold as a line. Costs 3 USD a month; an account's first three, of 50 metrics each, nothing.
 *
 * @throws InputError for a section without alarms, an alarm without its ARN, or more than 500 widgets.
 */
export class Dashboard extends Construct {
  readonly dashboardName: string;

  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const where = `${this.node.path} (Dashboard)`;
    refuse(where, dashboardProblems(props));
    const { purpose, sections, alarmArns, runbooks } = props;
    const { app, environment } = stack;
    const widgets = platformWidgets(
      `${app} ${environment.name}`,
      sortedEntries(sections).map(([title, alarms]) => ({ title, alarms })),
      alarmArns,
      { region: environment.region, runbooks },
    );
    refuse(where, widgetProblems(widgets, 'sections'));
    this.dashboardName = stack.physicalName('dashboard', this, purpose);
    new CloudwatchDashboard(this, 'dashboard', {
      dashboardName: this.dashboardName,
      dashboardBody: dashboardBody(widgets),
    });
  }
}

export function widgetProblems(widgets: readonly Widget[], prop: string): Problem[] {
  if (widgets.length <= MOST_WIDGETS) return [];
  const what = `${prop} make ${widgets.length} widgets; CloudWatch takes ${MOST_WIDGETS}`;
  return [{ what, fix: 'divide them among several dashboards' }];
}

export const purposeProblems = (purpose: unknown): Problem[] =>
  textProblems(
    'purpose',
    purpose,
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    "use lower-case words joined by hyphens: 'platform'",
  );

function dashboardProblems({ purpose, sections, alarmArns, runbooks }: DashboardProps): Problem[] {
  const problems = purposeProblems(purpose);
  if (!isRecord(runbooks) || typeof runbooks.url !== 'string') {
    problems.push({ what: is('runbooks', runbooks), fix: "give { url: 'https://…' }" });
  }
  if (!isRecord(alarmArns)) {
    problems.push({ what: is('alarmArns', alarmArns), fix: 'give alarmArns of Alarms' });
  }
  if (!isRecord(sections) || Object.keys(sections).length === 0) {
    return [
      ...problems,
      { what: is('sections', sections), fix: 'give alarms by title: { Database: auroraAlarms(…) }' },
    ];
  }
  return [
    ...problems,
    ...Object.entries(sections).flatMap(([title, alarms]) => sectionProblems(title, alarms, alarmArns ?? {})),
  ];
}

function sectionProblems(title: string, alarms: unknown, arns: Readonly<Record<string, string>>): Problem[] {
  const prop = `sections['${title}']`;
  if (!isRecord(alarms) || Object.keys(alarms).length === 0) {
    return [{ what: `${prop} has no alarms`, fix: 'give some, or leave it out' }];
  }
  return Object.keys(alarms)
    .filter((key) => !Object.hasOwn(arns, key))
    .map((key) => ({
      what: `${prop} has ${key}, of which alarmArns knows nothing`,
      fix: 'give it to Alarms, and its alarmArns to the dashboard',
    }));
}
