import { Token } from '../engine/index.js';
import { topicArnProblems } from './topic-arn-problems.js';

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alarms';

test('a topic is taken, and what only Terraform knows', () => {
  expect(topicArnProblems('topicArn', TOPIC)).toEqual([]);
  expect(topicArnProblems('topicArn', TOPIC, 'us-east-1')).toEqual([]);
  expect(topicArnProblems('topicArn', Token.asString({ resolve: () => 'x' }))).toEqual([]);
});

test.each([undefined, '', 'alarms', 7, 'arn:aws:sqs:us-east-1:123456789012:alarms', `${TOPIC}:1234`])(
  '%j is no topic',
  (value) => {
    expect(topicArnProblems('topicArn', value)).toHaveLength(1);
  },
);

test('a topic of another region is refused where that matters', () => {
  expect(topicArnProblems('topicArn', TOPIC, 'eu-west-1')).toEqual([
    {
      what: 'topicArn is a topic in us-east-1; EventBridge reaches those of its own region',
      fix: 'give a topic in eu-west-1',
    },
  ]);
});
