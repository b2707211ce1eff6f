import { join } from 'node:path';
import { didYouMean, type Problem, ProjectStack, refuse, type Target } from '@ashlar/core';
import {
  type Alarm,
  Alarms,
  type AlarmSections,
  type AlarmSet,
  auroraAlarms,
  blockedRequests,
  CompositeAlarm,
  Dashboard,
  databaseAudit,
  flowLogAlarms,
  loadBalancerAlarms,
  LogMetric,
  monthlyCostAlarm,
  natGatewayAlarms,
  Overview,
  rejectedConnections,
  rejectedConnectionsPattern,
  type Runbooks,
  SavedQuery,
  serviceAlarms,
  serviceErrors,
  twiceProblems,
  webAclAlarms,
} from '@ashlar/observability';
import type { OmnirapeuticEnvironment } from '../environments.js';
import type { AlertsStack } from './alerts.js';
import type { DataStack } from './data.js';
import type { EdgeStack } from './edge.js';
import type { NetworkStack } from './network.js';
import type { RunningService, ServicesStack } from './services.js';

interface Needs {
  readonly alerts: AlertsStack;
  readonly network: NetworkStack;
  readonly data: DataStack;
  readonly edge: EdgeStack;
  readonly services: ServicesStack;
}

/** What is watched: alarms, the dashboards that show them, and the questions that people ask logs when one rings. */
export class AlarmsStack extends ProjectStack<OmnirapeuticEnvironment> {
  constructor(
    target: Target<OmnirapeuticEnvironment>,
    name: string,
    private readonly needs: Needs,
  ) {
    super(target, name);
    const { alerts } = needs;
    const runbooks = { folder: join(this.appFolder, 'runbooks'), url: this.environment.runbooksUrl };
    const all = this.sections();
    refuse(`${this.node.path} (AlarmsStack)`, twiceProblems(all));
    const sections = this.chosen(all);
    const everybody = [alerts.topic.topicArn];
    const alarms = new Alarms(this, 'alarms', {
      alarms: Object.assign({}, ...Object.values(sections)) as AlarmSet,
      actions: { critical: everybody, warning: everybody, business: everybody },
      runbooks,
    });
    this.page(alarms, runbooks);

    const { alarmArns } = alarms;
    const { dashboardName } = new Dashboard(this, 'dashboard', {
      ...{ purpose: 'platform', sections, alarmArns, runbooks },
    });
    new Overview(this, 'overview', {
      purpose: 'overview',
      platforms: { Omnirapeutic: { alarmArns, dashboardName } },
    });
    this.saveQueries();
    this.output('dashboard_name', dashboardName, 'Alarms and their figures, in CloudWatch');
  }

  private sections(): AlarmSections {
    const { network, data, edge, services } = this.needs;
    const { database, monthlyBudgetUsd, region } = this.environment;
    const { clusterName, maxConnections } = data.database;
    const logGroupName = network.network.flowLogGroupName ?? '';
    const { metric: rejections } = new LogMetric(this, 'rejects', {
      ...{ name: 'RejectedConnections', logGroupName, pattern: rejectedConnectionsPattern },
    });
    return {
      Database: auroraAlarms({ clusterId: clusterName, maxAcu: database.acu.max, maxConnections }),
      Network: {
        ...natGatewayAlarms({ natGatewayIds: network.network.natGatewayIds }),
        ...flowLogAlarms({ logGroupName, rejections }),
      },
      'Load balancer': loadBalancerAlarms({
        loadBalancerArnSuffix: edge.loadBalancer.arnSuffix,
        targetGroupArnSuffixes: targetGroupsOf(services.running),
      }),
      Services: Object.assign({}, ...services.running.map(serviceAlarms)) as AlarmSet,
      Firewall: webAclAlarms({ webAclName: edge.webAclName, region }),
      // Only there does CloudWatch know what the account costs; the budget tells everywhere.
      ...(region === 'us-east-1' ? { Cost: monthlyCostAlarm({ limitUsd: monthlyBudgetUsd }) } : {}),
    };
  }

  /** Those that the environment names, and an error for those that there are not. */
  private chosen(sections: AlarmSections): AlarmSections {
    const { alarms } = this.environment;
    if (alarms === 'all') return sections;
    const known = Object.values(sections).flatMap(Object.keys).sort();
    refuse(
      `${this.node.path} (AlarmsStack)`,
      alarms.flatMap((key) => unknownAlarm(key, known)),
    );
    const some = Object.entries(sections).map(([title, set]) => [title, pick(set, alarms)] as const);
    return Object.fromEntries(some.filter(([, set]) => Object.keys(set).length > 0));
  }

  /** One page for an incident, however many alarms it sets off. */
  private page({ alarms, alarmNames }: Alarms, runbooks: Runbooks): void {
    const critical = Object.entries<Alarm>(alarms).filter(([, { severity }]) => severity === 'critical');
    if (critical.length === 0) return;
    const { topicArn } = this.needs.alerts.pages;
    new CompositeAlarm(this, 'critical', {
      key: 'critical',
      alarmNames,
      rule: { anyOf: critical.map(([key]) => key).sort() },
      means: 'Patients and staff are, or soon will be, without the platform.',
      runbook: 'critical',
      severity: 'critical',
      actions: { critical: [topicArn], warning: [], business: [] },
      runbooks,
    });
  }

  private saveQueries(): void {
    const { network, data, edge, services } = this.needs;
    const { flowLogGroupName } = network.network;
    const questions = {
      ...(flowLogGroupName ? { 'rejected-connections': rejectedConnections(flowLogGroupName) } : {}),
      'database-audit': databaseAudit(data.database.logGroupName),
      ...(edge.webAclLogGroupName ? { 'blocked-requests': blockedRequests(edge.webAclLogGroupName) } : {}),
      'service-errors': serviceErrors(...services.logGroupNames),
    };
    for (const [name, question] of Object.entries(questions))
      new SavedQuery(this, name, { name, ...question });
  }
}

const targetGroupsOf = (running: readonly RunningService[]): Record<string, string> =>
  Object.fromEntries(
    running.flatMap(({ key, targetGroupArnSuffix: suffix }) => (suffix === undefined ? [] : [[key, suffix]])),
  );

const pick = (set: AlarmSet, keys: readonly string[]): AlarmSet =>
  Object.fromEntries(Object.entries(set).filter(([key]) => keys.includes(key)));

function unknownAlarm(key: string, known: readonly string[]): Problem[] {
  if (known.includes(key)) return [];
  return [{ what: `alarms names '${key}'`, fix: `${didYouMean(key, known)}there are ${known.join(', ')}` }];
}
