import { join } from 'node:path';
import { ProjectStack, refuse, type Target } from '@ashlar/core';
import {
  type Alarm,
  Alarms,
  type AlarmSections,
  type AlarmSet,
  auroraAlarms,
  CompositeAlarm,
  Dashboard,
  databaseAudit,
  distributionAlarms,
  functionAlarms,
  loadBalancerAlarms,
  natGatewayAlarms,
  proxyAlarms,
  queueAlarms,
  type Runbooks,
  SavedQuery,
  serviceAlarms,
  serviceErrors,
  twiceProblems,
} from '@ashlar/observability';
import { functionSizes } from '../../functions/shared/function-sizes.js';
import type { EdgarEnvironment } from '../environments.js';
import type { AlertsStack } from './alerts.js';
import type { CdnStack } from './cdn.js';
import { type CredentialsStack, ROTATION_SECONDS } from './credentials.js';
import type { DataStack } from './data.js';
import type { EdgeStack } from './edge.js';
import type { FunctionsStack } from './functions.js';
import type { NetworkStack } from './network.js';
import type { ServicesStack } from './services.js';

interface Needs {
  readonly alerts: AlertsStack;
  readonly network: NetworkStack;
  readonly data: DataStack;
  readonly credentials: CredentialsStack;
  readonly edge: EdgeStack;
  readonly services: ServicesStack;
  readonly functions: FunctionsStack;
  readonly cdn: CdnStack;
}

/**
 * What is watched, the dashboard that shows it, and the questions that people ask logs. Warnings are mailed; of what is
 * critical, one page wakes somebody, however many alarms ring.
 */
export class AlarmsStack extends ProjectStack<EdgarEnvironment> {
  constructor(
    target: Target<EdgarEnvironment>,
    name: string,
    private readonly needs: Needs,
  ) {
    super(target, name);
    const { alerts } = needs;
    const runbooks = { folder: join(this.appFolder, 'runbooks'), url: this.environment.runbooksUrl };
    const sections = this.sections();
    refuse(`${this.node.path} (AlarmsStack)`, twiceProblems(sections));
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
    this.saveQueries();
    this.output('dashboard_name', dashboardName, 'Alarms and their figures, in CloudWatch');
  }

  private sections(): AlarmSections {
    const { network, data, credentials, edge, services, functions, cdn } = this.needs;
    const { database } = this.environment;
    const { clusterName, maxConnections } = data.database;
    const running = Object.values(services.running);
    const targetGroups = running.flatMap(({ key, targets }) =>
      targets === undefined ? [] : [[key, targets.arnSuffix] as const],
    );
    return {
      Database: {
        ...auroraAlarms({ clusterId: clusterName, maxAcu: database.acu.max, maxConnections }),
        ...proxyAlarms({ proxyName: credentials.proxy.proxyName }),
      },
      Network: natGatewayAlarms({ natGatewayIds: network.network.natGatewayIds }),
      'Load balancer': loadBalancerAlarms({
        loadBalancerArnSuffix: edge.loadBalancer.arnSuffix,
        targetGroupArnSuffixes: Object.fromEntries(targetGroups),
      }),
      CDN: distributionAlarms({ distributionId: cdn.distribution.distributionId }),
      Services: merged(
        running.map(({ key, service }) =>
          serviceAlarms({
            ...{ key, clusterName: services.cluster.clusterName, serviceName: service.serviceName },
            minimumTasks: this.environment.services[key].tasks.min,
          }),
        ),
      ),
      Functions: merged([
        ...functions.running.map(({ key, function: { functionName } }) =>
          functionAlarms({ key, functionName, timeoutSeconds: functionSizes[key].timeoutSeconds }),
        ),
        functionAlarms({
          key: 'rotation',
          functionName: credentials.rotation.functionName,
          timeoutSeconds: ROTATION_SECONDS,
        }),
        queueAlarms({
          key: 'messages',
          queueName: functions.messages.queueName,
          deadLetterQueueName: functions.messages.deadLetters?.queueName,
        }),
      ]),
    };
  }

  /** One page for an incident, however many alarms it sets off. */
  private page({ alarms, alarmNames }: Alarms, runbooks: Runbooks): void {
    const critical = Object.entries<Alarm>(alarms).filter(([, { severity }]) => severity === 'critical');
    const { topicArn } = this.needs.alerts.pages;
    new CompositeAlarm(this, 'critical', {
      key: 'critical',
      alarmNames,
      rule: { anyOf: critical.map(([key]) => key).sort() },
      means: 'Customers are, or soon will be, without the shop.',
      runbook: 'critical',
      severity: 'critical',
      actions: { critical: [topicArn], warning: [], business: [] },
      runbooks,
    });
  }

  private saveQueries(): void {
    const { data, services, functions } = this.needs;
    const logs = [
      ...Object.values(services.running).map(({ service }) => service.logGroupName),
      ...functions.running.map(({ function: { logGroupName } }) => logGroupName),
    ];
    const questions = {
      'database-audit': databaseAudit(data.database.logGroupName),
      'service-errors': serviceErrors(...logs),
    };
    for (const [name, question] of Object.entries(questions))
      new SavedQuery(this, name, { name, ...question });
  }
}

const merged = (sets: readonly AlarmSet[]): AlarmSet => Object.assign({}, ...sets) as AlarmSet;
