import { CostAnomalies, MonthlyBudget } from '@ashlar/budgets';
import { ProjectStack, type Target } from '@ashlar/core';
import { AlarmTopic, ChatChannel } from '@ashlar/observability';
import type { OmnirapeuticEnvironment } from '../environments.js';
import type { KeysStack } from './keys.js';

interface Needs {
  readonly keys: KeysStack;
}

/** How people hear of trouble, and of what the account costs. */
export class AlertsStack extends ProjectStack<OmnirapeuticEnvironment> {
  /** Every alarm, every finding, and what the account costs: for mails and chat. */
  readonly topic: AlarmTopic;
  /** One message for each incident: for pagers. */
  readonly pages: AlarmTopic;

  constructor(target: Target<OmnirapeuticEnvironment>, name: string, { keys }: Needs) {
    super(target, name);
    const { alarmEmails, pagers = {}, chat = {} } = target.environment;
    const { monthlyBudgetUsd, costAnomalyMonitorArn: monitorArn } = target.environment;

    this.topic = new AlarmTopic(this, 'topic', {
      purpose: 'alarms',
      kmsKeyArn: keys.alarms.keyArn,
      publishers: ['alarms', 'budgets', 'cost-anomalies', 'events'],
      emails: alarmEmails,
    });
    const { topicArn } = this.topic;
    this.pages = new AlarmTopic(this, 'pages', {
      purpose: 'pages',
      kmsKeyArn: keys.alarms.keyArn,
      publishers: ['alarms'],
      https: pagers,
    });
    for (const [channel, ids] of Object.entries(chat)) {
      new ChatChannel(this, `chat-${channel}`, { purpose: channel, topicArns: [topicArn], ...ids });
    }
    new MonthlyBudget(this, 'budget', { limitUsd: monthlyBudgetUsd, topicArn });
    // What is less than a twentieth of the budget is not worth a night's sleep.
    const known = monitorArn === undefined ? {} : { monitorArn };
    new CostAnomalies(this, 'anomalies', { minimumUsd: monthlyBudgetUsd / 20, topicArn, ...known });

    this.output('alarms_sns_topic_arn', topicArn, 'Where alarms are published; subscribe to it');
    this.output(
      'pages_sns_topic_arn',
      this.pages.topicArn,
      'Where one message for each incident is published',
    );
  }
}
