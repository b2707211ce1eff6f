import type { Rule } from './rule.js';
import { removing } from './reading/removed-safeguards.js';
import { removed, type Safeguard, turnedOff, weakening } from './reading/safeguard.js';

const FIX = 'say in the pull request who notices instead';

/**
 * What calls somebody.
 * asOf: 2026-11. source: the arguments of hashicorp/aws 5.100 and 6.25. refresh: with the provider.
 */
const SAFEGUARDS: readonly Safeguard[] = [
  {
    ...{ types: ['aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm'], path: 'actions_enabled' },
    ...{ loses: turnedOff, verdict: 'review', what: 'silences the alarm', fix: FIX },
  },
  {
    ...{ types: ['aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm'], path: 'alarm_actions' },
    ...{ loses: removed, verdict: 'review', what: 'leaves nobody whom the alarm calls', fix: FIX },
  },
];

const gone = (what: string) => ({ what, fix: FIX, verdict: 'review' as const });

const REMOVED = {
  aws_cloudwatch_metric_alarm: gone('removes an alarm'),
  aws_cloudwatch_composite_alarm: gone('removes an alarm'),
  aws_sns_topic_subscription: gone('no longer passes messages on to somebody'),
  aws_budgets_budget: gone('removes a budget'),
  aws_route53_health_check: gone('removes a health check'),
  aws_synthetics_canary: gone('removes a canary'),
};

const [weakened, taken] = [weakening(SAFEGUARDS), removing(REMOVED)];

export const alarmsOff: Rule = {
  id: 'alarms-off',
  holds: 'what calls somebody still does',
  judge: (change, context) => [...weakened(change), ...taken(change, context)],
};
