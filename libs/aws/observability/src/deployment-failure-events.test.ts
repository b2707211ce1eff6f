import { refusal, synthStack } from '@ashlar/testing';
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule/index.js';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target/index.js';
import { TOPIC } from './alarms.fixture.js';
import { DeploymentFailureEvents } from './deployment-failure-events.js';

const build = (topicArn = TOPIC) =>
  synthStack((stack) => {
    new DeploymentFailureEvents(stack, 'deployments', { topicArn });
  });

test('deployments that failed or were stopped reach the topic, whoever makes them', () => {
  const patterns = build()
    .all(CloudwatchEventRule)
    .map((rule) => JSON.parse(String(rule['event_pattern'])) as object);
  const services = 'arn:aws:ecs:us-east-1:123456789012:service/demo-test';
  expect(patterns).toEqual([
    {
      source: ['aws.codedeploy'],
      'detail-type': ['CodeDeploy Deployment State-change Notification'],
      detail: { state: ['FAILURE', 'STOP'], application: ['demo-test', { prefix: 'demo-test-' }] },
    },
    {
      source: ['aws.ecs'],
      'detail-type': ['ECS Deployment State Change'],
      detail: { eventName: ['SERVICE_DEPLOYMENT_FAILED'] },
      resources: [{ prefix: `${services}/` }, { prefix: `${services}-` }],
    },
  ]);
  expect(
    build()
      .all(CloudwatchEventTarget)
      .map(({ arn }) => arn),
  ).toEqual([TOPIC, TOPIC]);
});

test('what is no topic of this region is refused', () => {
  expect(refusal(() => build('alarms'))).toContain("topicArn is 'alarms'");
  expect(refusal(() => build(TOPIC.replace('us-east-1', 'eu-west-1')))).toContain('topicArn');
});
