import { refusal, synthStack } from '@ashlar/testing';
import { BudgetsBudget } from '@cdktf/provider-aws/lib/budgets-budget/index.js';
import { MonthlyBudget, type MonthlyBudgetProps } from './monthly-budget.js';

const topicArn = 'arn:aws:sns:us-east-1:123456789012:alarms';

const build = (props: Partial<MonthlyBudgetProps> = {}) =>
  synthStack((stack) => {
    new MonthlyBudget(stack, 'budget', { limitUsd: 1500, topicArn, ...props });
  });

const notifications = (props: Partial<MonthlyBudgetProps> = {}) =>
  (build(props).one(BudgetsBudget)['notification'] as Record<string, unknown>[]).map(
    ({ notification_type: type, threshold }) => `${String(type)} ${String(threshold)}`,
  );

test('people are told at 80 and 100 percent of what was spent, and when a forecast passes the limit', () => {
  expect(build().one(BudgetsBudget)).toMatchObject({
    name: 'demo-test-monthly',
    budget_type: 'COST',
    time_unit: 'MONTHLY',
    limit_amount: '1500',
    limit_unit: 'USD',
  });
  expect(notifications()).toEqual(['ACTUAL 80', 'ACTUAL 100', 'FORECASTED 100']);
});

test('everybody who is to be told is told of each', () => {
  const emails = ['ops@example.com', 'finance@example.com'];
  const told = build({ emails }).one(BudgetsBudget)['notification'];
  for (const notification of told as unknown[]) {
    expect(notification).toMatchObject({
      comparison_operator: 'GREATER_THAN',
      threshold_type: 'PERCENTAGE',
      subscriber_sns_topic_arns: [topicArn],
      subscriber_email_addresses: ['finance@example.com', 'ops@example.com'],
    });
  }
});

test('the order in which percentages are listed makes no difference', () => {
  expect(build({ actualPercent: [100, 50] }).json).toEqual(build({ actualPercent: [50, 100] }).json);
});

test('the costs of an app alone are filtered in the form that AWS Budgets counts by', () => {
  expect(build().one(BudgetsBudget)['cost_filter']).toBeUndefined();
  expect(build({ counts: 'app' }).one(BudgetsBudget)).toMatchObject({
    cost_filter: [{ name: 'TagKeyValue', values: ['user:App$demo'] }],
  });
});

test('a budget that could not work is refused with all that is wrong', () => {
  const attempt = () =>
    synthStack((stack) => {
      new MonthlyBudget(stack, 'budget', {
        limitUsd: -1,
        actualPercent: [80, 80, 0],
        forecastPercent: [90, 95, 100],
        emails: ['ops', 'ops'],
      });
    });
  expect(refusal(attempt)).toMatchInlineSnapshot(`
    "demo-test-unit/budget (MonthlyBudget) has 7 problems:
      limitUsd is -1
        fix: use what may be spent in a month, in USD: 1500
      actualPercent has 0
        fix: use percentages of the limit: 80 for 80 %
      actualPercent has a percentage twice
        fix: list each once
      actualPercent and forecastPercent make 6 notifications; AWS Budgets takes 1 to 5
        fix: keep those on which somebody acts
      emails has 'ops'
        fix: use an address: 'finance@example.com'
      emails has 'ops'
        fix: use an address: 'finance@example.com'
      emails has 'ops' twice
        fix: list it once"
  `);
});

test.each<[unknown, string]>([
  [0, 'limitUsd is 0'],
  [-1, 'limitUsd is -1'],
  [Number.NaN, 'limitUsd is NaN'],
  [Number.POSITIVE_INFINITY, 'limitUsd is Infinity'],
  ['1500', "limitUsd is '1500'"],
])('a limit of %p is refused', (limitUsd, what) => {
  expect(refusal(() => build({ limitUsd: limitUsd as number }))).toContain(what);
});

test('a budget of which nobody hears, or of nothing, is refused', () => {
  const silent = () =>
    synthStack((stack) => void new MonthlyBudget(stack, 'budget', { limitUsd: 1500, emails: [] }));
  expect(refusal(silent)).toContain('nobody is told\n    fix: give topicArn, emails, or both');
  expect(refusal(() => build({ actualPercent: [], forecastPercent: [] }))).toContain('make 0 notifications');
});

test('an eleventh address is refused', () => {
  const emails = Array.from({ length: 11 }, (_, index) => `n${index}@example.com`);
  expect(refusal(() => build({ emails }))).toContain('emails has 11 addresses; AWS takes 10');
});
