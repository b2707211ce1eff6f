import { CostAnomalies, MonthlyBudget } from '@ashlar/budgets';
import { ProjectStack, type Target } from '@ashlar/core';
import { AlarmTopic } from '@ashlar/observability';
import type { OmnirapeuticEnvironment } from '../environments.js';
import type { KeysStack } from './keys.js';

interface Needs {
  readonly keys: KeysStack;
}

/** How people hear of trouble, and of what the account costs. */
export class AlertsStack extends ProjectStack<OmnirapeuticEnvironment> {
  readonly topic: AlarmTopic;

  constructor(target: Target<OmnirapeuticEnvironment>, name: string, { keys }: Needs) {
    super(target, name);
    const { alarmEmails, monthlyBudgetUsd, costAnomalyMonitorArn: monitorArn } = target.environment;

    this.topic = new AlarmTopic(this, 'topic', {
      purpose: 'alarms',
      kmsKeyArn: keys.alarms.keyArn,
      publishers: ['alarms', 'budgets', 'cost-anomalies', 'events'],
      emails: alarmEmails,
    });
    const { topicArn } = this.topic;
    new MonthlyBudget(this, 'budget', { limitUsd: monthlyBudgetUsd, topicArn });
    // What is less than a twentieth of the budget is not worth a night's sleep.
    const known = monitorArn === undefined ? {} : { monitorArn };
    new CostAnomalies(this, 'anomalies', { minimumUsd: monthlyBudgetUsd / 20, topicArn, ...known });

    this.output('alarms_sns_topic_arn', topicArn, 'Where alarms are published; subscribe to it');
  }
}
