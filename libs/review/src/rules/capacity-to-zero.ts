import type { Rule } from './rule.js';
import { type Safeguard, turnedOff, weakening } from './reading/safeguard.js';

const FIX = 'check that nobody needs it any more';

/** Something ran, and nothing does. */
const emptied: Safeguard['loses'] = (before, after) =>
  before.some((figure) => Number(figure) > 0) &&
  after.length > 0 &&
  after.every((figure) => Number(figure) === 0);

const zero = (types: readonly string[], path: string, what: string): Safeguard => ({
  ...{ types, path, what, loses: emptied, worst: 0, fix: FIX },
});

/**
 * How many there are of what works.
 * asOf: 2026-11. source: the arguments of hashicorp/aws 5.100 and 6.25. refresh: with the provider.
 */
const CAPACITY: readonly Safeguard[] = [
  zero(['aws_ecs_service'], 'desired_count', 'stops every task of the service'),
  zero(['aws_autoscaling_group'], 'max_size', 'ends every server of the group'),
  zero(['aws_autoscaling_group'], 'desired_capacity', 'ends every server of the group'),
  zero(['aws_appautoscaling_target'], 'max_capacity', 'scales to nothing'),
  { ...zero(['aws_appautoscaling_target'], 'min_capacity', 'may scale to nothing'), verdict: 'review' },
  { ...zero(['aws_autoscaling_group'], 'min_size', 'may scale to nothing'), verdict: 'review' },
  zero(['aws_eks_node_group'], 'scaling_config.max_size', 'ends every node of the group'),
  zero(['aws_eks_node_group'], 'scaling_config.desired_size', 'ends every node of the group'),
  zero(['aws_lambda_function'], 'reserved_concurrent_executions', 'keeps the function from running'),
  {
    ...{ types: ['aws_cloudfront_distribution'], path: 'enabled', loses: turnedOff, fix: FIX },
    what: 'switches the distribution off',
  },
  {
    ...{ types: ['aws_cloudwatch_event_rule'], path: 'is_enabled', loses: turnedOff, fix: FIX },
    ...{ verdict: 'review', what: 'switches the rule off' },
  },
  {
    ...{ types: ['aws_lambda_event_source_mapping'], path: 'enabled', loses: turnedOff, fix: FIX },
    ...{ verdict: 'review', what: 'no longer gives the function its messages' },
  },
];

const weakened = weakening(CAPACITY);

export const capacityToZero: Rule = {
  id: 'capacity-to-zero',
  holds: 'what works keeps working',
  judge: (change) => weakened(change),
};
