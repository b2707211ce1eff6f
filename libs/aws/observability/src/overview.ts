import { is, isRecord, type Problem, ProjectStack, refuse, sortedEntries } from '@ashlar/core';
import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard/index.js';
import { Construct } from 'constructs';
import { purposeProblems, widgetProblems } from './dashboard.js';
import { dashboardBody, overviewWidgets } from './dashboard-body.js';

export interface OverviewProps {
  /** The last part of its name: `overview`. */
  readonly purpose: string;
  /** Platforms, or parts of one, by their titles, which stand in alphabetical order. */
  readonly platforms: Readonly<
    Record<
      string,
      {
        /** `alarmArns` of `Alarms`. */
        readonly alarmArns: Readonly<Record<string, string>>;
        /** `dashboardName` of its Dashboard, to be linked. */
        readonly dashboardName?: string;
      }
    >
  >;
}

/**
 * A dashboard with the state of every alarm of several platforms, or parts of one. Costs 3 USD a month; an account's first
 * three dashboards, of 50 metrics each, nothing.
 *
 * @throws InputError for a platform without alarms, or more than 500 widgets.
 */
export class Overview extends Construct {
  readonly dashboardName: string;

  constructor(scope: Construct, id: string, { purpose, platforms }: OverviewProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const where = `${this.node.path} (Overview)`;
    refuse(where, [...purposeProblems(purpose), ...platformProblems(platforms)]);
    const widgets = overviewWidgets(
      `${stack.app} ${stack.environment.name}`,
      sortedEntries(platforms).map(([title, { alarmArns, dashboardName }]) => ({
        title,
        dashboardName,
        alarmArns: sortedEntries(alarmArns).map(([, arn]) => arn),
      })),
    );
    refuse(where, widgetProblems(widgets, 'platforms'));
    this.dashboardName = stack.physicalName('dashboard', this, purpose);
    new CloudwatchDashboard(this, 'dashboard', {
      dashboardName: this.dashboardName,
      dashboardBody: dashboardBody(widgets),
    });
  }
}

function platformProblems(platforms: unknown): Problem[] {
  if (!isRecord(platforms) || Object.keys(platforms).length === 0) {
    return [{ what: is('platforms', platforms), fix: 'give platforms by title: { Records: { alarmArns } }' }];
  }
  return Object.entries(platforms)
    .filter(([, platform]) => {
      const arns = isRecord(platform) ? platform['alarmArns'] : undefined;
      return !isRecord(arns) || Object.keys(arns).length === 0;
    })
    .map(([title]) => ({
      what: `platforms['${title}'] has no alarms`,
      fix: 'give its alarmArns, or leave it out',
    }));
}
