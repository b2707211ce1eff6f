import { ComputeOptimizer, CostAnomalies, MonthlyBudget } from '@ashlar/budgets';
import { ProjectStack, type Target } from '@ashlar/core';
import { AlarmTopic } from '@ashlar/observability';
import type { EdgarEnvironment } from '../environments.js';
import type { KeysStack } from './keys.js';

interface Needs {
  readonly keys: KeysStack;
}

/** How people hear of trouble, of what the account costs, and of what is too large for its work. */
export class AlertsStack extends ProjectStack<EdgarEnvironment> {
  /** Every alarm, every finding, and what the account costs: for mails. */
  readonly topic: AlarmTopic;
  /** One message for each incident: for pagers. */
  readonly pages: AlarmTopic;

  constructor(target: Target<EdgarEnvironment>, name: string, { keys }: Needs) {
    super(target, name);
    const { alarmEmails, pagers = {}, monthlyBudgetUsd } = target.environment;
    const kmsKeyArn = keys.alarms.keyArn;
    this.topic = new AlarmTopic(this, 'topic', {
      ...{ purpose: 'alarms', kmsKeyArn, emails: alarmEmails },
      publishers: ['alarms', 'budgets', 'cost-anomalies', 'events'],
    });
    const { topicArn } = this.topic;
    this.pages = new AlarmTopic(this, 'pages', {
      ...{ purpose: 'pages', kmsKeyArn, publishers: ['alarms'], https: pagers },
    });
    new MonthlyBudget(this, 'budget', { limitUsd: monthlyBudgetUsd, topicArn });
    // What is less than a twentieth of the budget is not worth a night's sleep.
    new CostAnomalies(this, 'anomalies', { minimumUsd: monthlyBudgetUsd / 20, topicArn });
    new ComputeOptimizer(this, 'right-sizing');

    this.output('alarms_sns_topic_arn', topicArn, 'Where alarms are published; subscribe to it');
    this.output(
      'pages_sns_topic_arn',
      this.pages.topicArn,
      'Where one message for each incident is published',
    );
  }
}
