import { isKnown, ProjectStack, refuse } from '@ashlar/core';
import { CeAnomalyMonitor } from '@cdktf/provider-aws/lib/ce-anomaly-monitor/index.js';
import { CeAnomalySubscription } from '@cdktf/provider-aws/lib/ce-anomaly-subscription/index.js';
import { Construct } from 'constructs';
import { subscriberProblems, type Subscribers } from './subscribers.js';

export interface CostAnomaliesProps extends Subscribers {
  /** Only what costs at least this much more than expected is told, in USD. */
  readonly minimumUsd: number;
  /**
   * The account's monitor of all services, where it has one: AWS makes it for accounts that turned on Cost Explorer
   * since 2023, and takes no second. `aws ce get-anomaly-monitors` shows its ARN.
   * @default - a new monitor
   */
  readonly monitorArn?: string;
}

/**
 * Tells when a service of AWS costs unusually much. With a topic at once, with mail addresses alone once a day.
 * Needs Cost Explorer, and some ten days of history. Costs nothing.
 *
 * @throws InputError for an impossible minimum or address, and when nobody is told.
 */
export class CostAnomalies extends Construct {
  readonly monitorArn: string;

  constructor(scope: Construct, id: string, props: CostAnomaliesProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const { minimumUsd, topicArn, emails = [] } = props;
    const possible = !isKnown(minimumUsd) || (Number.isFinite(minimumUsd) && minimumUsd > 0);
    refuse(`${this.node.path} (CostAnomalies)`, [
      ...(possible ? [] : [{ what: `minimumUsd is ${minimumUsd}`, fix: 'use an amount in USD: 100' }]),
      ...subscriberProblems(props),
      ...(topicArn !== undefined && emails.length > 0 ? [BOTH] : []),
    ]);

    this.monitorArn = props.monitorArn ?? this.monitorServices();
    new CeAnomalySubscription(this, 'subscription', {
      name: stack.physicalName('anomaly-subscription', this, 'services'),
      frequency: topicArn === undefined ? 'DAILY' : 'IMMEDIATE',
      monitorArnList: [this.monitorArn],
      subscriber:
        topicArn === undefined
          ? [...emails].sort().map((address) => ({ type: 'EMAIL', address }))
          : [{ type: 'SNS', address: topicArn }],
      thresholdExpression: {
        dimension: {
          key: 'ANOMALY_TOTAL_IMPACT_ABSOLUTE',
          matchOptions: ['GREATER_THAN_OR_EQUAL'],
          values: [String(minimumUsd)],
        },
      },
    });
  }

  private monitorServices(): string {
    const name = ProjectStack.of(this).physicalName('anomaly-monitor', this, 'services');
    return new CeAnomalyMonitor(this, 'monitor', {
      name,
      monitorType: 'DIMENSIONAL',
      monitorDimension: 'SERVICE',
    }).arn;
  }
}

const BOTH = {
  what: 'topicArn and emails are both given; AWS tells topics at once and addresses once a day',
  fix: 'give topicArn alone, and subscribe the addresses to the topic',
};
