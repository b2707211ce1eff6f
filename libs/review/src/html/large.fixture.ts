import type { Review, ReviewAction, ReviewedChange, Verdict } from '../review.js';
import { attribute, change, hidden, review, stack } from './review.fixture.js';

const kinds: readonly (readonly [ReviewAction, Verdict, string])[] = [
  ['delete', 'danger', 'aws_dynamodb_table'],
  ['update', 'review', 'aws_iam_role_policy'],
  ['update', 'safe', 'aws_lambda_function'],
  ['create', 'safe', 'aws_cloudwatch_metric_alarm'],
  ['create', 'safe', 'aws_sqs_queue'],
];

/** So many changes in stacks of at most so many; one in a hundred is a danger. */
export function largeReview(changes: number, inStack = 250): Review {
  const stacks = Array.from({ length: Math.ceil(changes / inStack) }, (_, at) => {
    const own = Array.from({ length: Math.min(inStack, changes - at * inStack) }, (_, index) =>
      changeAt(at * inStack + index),
    );
    return stack(`shop-production-${String(at).padStart(3, '0')}`, {
      verdict: 'danger',
      changes: own.sort((a, b) => rank(a) - rank(b)),
    });
  });
  return review(stacks, { verdict: 'danger' });
}

const rank = ({ verdict }: ReviewedChange) => ['danger', 'review', 'safe'].indexOf(verdict);

function changeAt(at: number): ReviewedChange {
  const [action, verdict, type] = (at % 100 === 7 ? kinds[0] : kinds[1 + (at % 4)]) ?? [
    'create',
    'safe',
    'aws_sqs_queue',
  ];
  const name = `part-${at}`;
  return change(`${type}.${name}`, {
    action,
    verdict,
    path: `shop-production/${name}/resource`,
    attributes: [
      attribute('name', `shop-production-${name}`, `shop-production-${name}-b`),
      attribute('description', `what part ${at} is for`, `what part ${at} is for, said better`),
      attribute('environment.variables.TOKEN', hidden, hidden),
      attribute('tags.Revision', `r${at}`, `r${at + 1}`),
    ],
  });
}
