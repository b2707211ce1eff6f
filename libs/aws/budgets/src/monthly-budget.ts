import { is, isKnown, type Problem, ProjectStack, refuse } from '@ashlar/core';
import { BudgetsBudget } from '@cdktf/provider-aws/lib/budgets-budget/index.js';
import { Construct } from 'constructs';
import { subscriberProblems, type Subscribers } from './subscribers.js';

export interface MonthlyBudgetProps extends Subscribers {
  /** What may be spent in a calendar month, in USD. */
  readonly limitUsd: number;
  /**
   * Percentages of the limit at which people are told what was spent. A month's notifications are sent once each.
   * @default [80, 100]
   */
  readonly actualPercent?: readonly number[];
  /**
   * Percentages at which they are told what AWS expects to be spent by the end of the month. A new account has no
   * forecast for about five weeks.
   * @default [100]
   */
  readonly forecastPercent?: readonly number[];
  /**
   * Whose costs count: all of the account, or what bears the app's tag. The latter counts nothing until `App` is
   * activated as a cost allocation tag in the payer account, and never what bears no tags, such as traffic.
   * @default 'account'
   */
  readonly counts?: 'account' | 'app';
}

/** AWS Budgets takes five notifications for one budget. */
const MAX_NOTIFICATIONS = 5;

/**
 * A monthly cost budget that tells people before and after the limit is passed. It stops nothing. Figures come up to
 * a day late. Costs nothing.
 *
 * @throws InputError for an impossible limit, percentage or address, and when nobody is told.
 */
export class MonthlyBudget extends Construct {
  readonly budgetName: string;

  constructor(scope: Construct, id: string, props: MonthlyBudgetProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const { limitUsd, actualPercent = [80, 100], forecastPercent = [100], counts = 'account' } = props;
    refuse(`${this.node.path} (MonthlyBudget)`, [
      ...limitProblems(limitUsd),
      ...percentProblems('actualPercent', actualPercent),
      ...percentProblems('forecastPercent', forecastPercent),
      ...countProblems(actualPercent.length + forecastPercent.length),
      ...subscriberProblems(props),
    ]);

    this.budgetName = stack.physicalName('budget', this, 'monthly');
    const subscribers = {
      subscriberSnsTopicArns: props.topicArn === undefined ? undefined : [props.topicArn],
      subscriberEmailAddresses: props.emails?.length ? [...props.emails].sort() : undefined,
    };
    const notification = (notificationType: 'ACTUAL' | 'FORECASTED') => (threshold: number) => ({
      notificationType,
      threshold,
      thresholdType: 'PERCENTAGE',
      comparisonOperator: 'GREATER_THAN',
      ...subscribers,
    });
    new BudgetsBudget(this, 'budget', {
      name: this.budgetName,
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      limitAmount: String(limitUsd),
      limitUnit: 'USD',
      costFilter: counts === 'account' ? undefined : taggedCosts(stack),
      notification: [
        ...sorted(actualPercent).map(notification('ACTUAL')),
        ...sorted(forecastPercent).map(notification('FORECASTED')),
      ],
    });
  }
}

/** Filters by tag are written `user:<key>$<value>`; another form is taken, and counts nothing. */
const taggedCosts = ({ app }: ProjectStack) => [{ name: 'TagKeyValue', values: [`user:App$${app}`] }];

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);

function limitProblems(limitUsd: number): Problem[] {
  if (!isKnown(limitUsd)) return [];
  if (typeof limitUsd === 'number' && Number.isFinite(limitUsd) && limitUsd > 0) return [];
  return [{ what: is('limitUsd', limitUsd), fix: 'use what may be spent in a month, in USD: 1500' }];
}

function percentProblems(prop: string, percents: readonly number[]): Problem[] {
  const problems = percents
    .filter((percent) => !(Number.isFinite(percent) && percent > 0 && percent <= 1000))
    .map((percent) => ({ what: `${prop} has ${percent}`, fix: 'use percentages of the limit: 80 for 80 %' }));
  if (new Set(percents).size < percents.length) {
    problems.push({ what: `${prop} has a percentage twice`, fix: 'list each once' });
  }
  return problems;
}

function countProblems(count: number): Problem[] {
  if (count >= 1 && count <= MAX_NOTIFICATIONS) return [];
  return [
    {
      what: `actualPercent and forecastPercent make ${count} notifications; AWS Budgets takes 1 to ${MAX_NOTIFICATIONS}`,
      fix: 'keep those on which somebody acts',
    },
  ];
}
