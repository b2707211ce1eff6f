import type { Environment } from '@ashlar/core';
import { refusal, synthStack, testEnvironment, warningsOf } from '@ashlar/testing';
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule/index.js';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target/index.js';
import { findingEvents } from './finding-events.js';
import { Findings, type FindingsProps } from './findings.js';

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alarms';

const build = (props: Partial<FindingsProps> = {}, environment: Partial<Environment> = {}) =>
  synthStack(
    (stack) => void new Findings(stack, 'findings', { topicArn: TOPIC, ...props }),
    testEnvironment(environment),
  );

const all = build({ securityHubSeverities: ['HIGH', 'CRITICAL'] });
const names = (stack: ReturnType<typeof build>) => stack.all(CloudwatchEventRule).map(({ name }) => name);
const patternOf = (key: string, stack = all) =>
  JSON.parse(String(stack.at(`findings/${key}`)['event_pattern'])) as Record<string, unknown>;

test('people hear of everything but failed controls', () => {
  expect(names(build())).toEqual([
    'demo-test-unit-findings-access-analyzer',
    'demo-test-unit-findings-config',
    'demo-test-unit-findings-guardduty',
    'demo-test-unit-findings-root-user',
  ]);
});

test('GuardDuty tells from medium severity on, or from another', () => {
  expect(patternOf('guardduty')).toEqual({
    source: ['aws.guardduty'],
    'detail-type': ['GuardDuty Finding'],
    detail: { severity: [{ numeric: ['>=', 4] }] },
  });
  expect(patternOf('guardduty', build({ guarddutySeverity: 7 }))).toMatchObject({
    detail: { severity: [{ numeric: ['>=', 7] }] },
  });
});

test('Security Hub tells of its own controls that fail, and not what others told it', () => {
  expect(patternOf('security-hub')).toMatchObject({
    detail: {
      findings: {
        ProductName: ['Security Hub'],
        Compliance: { Status: ['FAILED'] },
        Severity: { Label: ['CRITICAL', 'HIGH'] },
        Workflow: { Status: ['NEW'] },
      },
    },
  });
});

test('AWS Config tells of what no longer complies with a pack, and not of what never did', () => {
  expect(patternOf('config')).toMatchObject({
    detail: {
      configRuleName: [{ wildcard: '*-conformance-pack-*' }],
      newEvaluationResult: { complianceType: ['NON_COMPLIANT'] },
      oldEvaluationResult: { complianceType: ['COMPLIANT'] },
    },
  });
});

test('the root user is told of for what it does itself, and not for what a service does in its name', () => {
  expect(patternOf('root-user')).toMatchObject({
    'detail-type': ['AWS Console Sign In via CloudTrail', 'AWS API Call via CloudTrail'],
    detail: { userIdentity: { type: ['Root'], invokedBy: [{ exists: false }] } },
  });
});

test('each message goes to the topic, in words', () => {
  const targets = all.all(CloudwatchEventTarget);
  expect(targets.map(({ arn }) => arn)).toEqual([TOPIC, TOPIC, TOPIC, TOPIC, TOPIC]);
  expect(all.at('findings/guardduty-to-topic')['input_transformer']).toEqual({
    input_paths: {
      account: '$.account',
      id: '$.detail.id',
      region: '$.region',
      severity: '$.detail.severity',
      title: '$.detail.title',
      type: '$.detail.type',
    },
    input_template: [
      '"GuardDuty, severity <severity>: <title>"',
      '"Account <account>, <region>. <type>."',
      '"https://<region>.console.aws.amazon.com/guardduty/home?region=<region>#/findings?search=id%3D<id>"',
    ].join('\n'),
  });
});

const choices = { guarddutySeverity: 4, securityHubSeverities: ['HIGH'], console: 'console.aws.amazon.com' };

test.each(Object.entries(findingEvents(choices)))(
  'the message of %s has every word that it needs',
  (_, event) => {
    const words = event.lines.flatMap((line) => [...line.matchAll(/<(\w+)>/g)].map(([, word]) => word));
    expect([...new Set(words)].sort()).toEqual(Object.keys(event.paths).sort());
  },
);

test('no message quotes what a finding describes', () => {
  const paths = Object.values(findingEvents(choices)).flatMap((event) => Object.values(event.paths));
  expect(paths.filter((path) => /description|requestParameters|responseElements/i.test(path))).toEqual([]);
});

test('links lead to the console of the partition', () => {
  const stack = build(
    { topicArn: 'arn:aws-us-gov:sns:us-gov-west-1:123456789012:alarms' },
    { region: 'us-gov-west-1', zones: ['us-gov-west-1a'] },
  );
  const transformer = stack.at('findings/config-to-topic')['input_transformer'] as { input_template: string };
  expect(transformer.input_template).toContain('https://<region>.console.amazonaws-us-gov.com/config/home');
});

test('a source that is off is told of no more, and moves no other', () => {
  const off = build({ off: { 'access-analyzer': 'a colleague reads them every week' } });
  expect(names(off)).toHaveLength(3);
  expect(Object.keys(build().byAddress())).toEqual(expect.arrayContaining(Object.keys(off.byAddress())));
});

test('outside of us-east-1 somebody is warned that sign-ins of the root user are not seen', () => {
  const warned = (props: Partial<FindingsProps>, environment: Partial<Environment>) =>
    warningsOf(
      (stack) => void new Findings(stack, 'findings', { topicArn: stack.arn('sns', 'alarms'), ...props }),
      testEnvironment(environment),
    );
  const europe = { region: 'eu-west-1', zones: ['eu-west-1a'] };
  expect(warned({}, europe).join()).toContain("the root user's sign-ins are events of us-east-1");
  expect(warned({}, {})).toEqual([]);
  expect(warned({ off: { 'root-user': 'the organization tells of it' } }, europe)).toEqual([]);
});

test.each<[string, object, string]>([
  ['no topic', { topicArn: undefined }, 'topicArn is left out'],
  ['a queue', { topicArn: 'arn:aws:sqs:us-east-1:123456789012:alarms' }, 'give the ARN of an SNS topic'],
  ['a topic elsewhere', { topicArn: TOPIC.replace('us-east-1', 'eu-west-1') }, 'give a topic in us-east-1'],
  ['a word for a severity', { guarddutySeverity: 'high' }, "guarddutySeverity is 'high'"],
  ['a severity that GuardDuty does not have', { guarddutySeverity: 11 }, 'guarddutySeverity is 11'],
  ['not a number', { guarddutySeverity: NaN }, 'guarddutySeverity is NaN'],
  ['severities that are no list', { securityHubSeverities: 'HIGH' }, "securityHubSeverities is 'HIGH'"],
  ['a severity in lower case', { securityHubSeverities: ['high'] }, "securityHubSeverities[0] is 'high'"],
  ['a source that is not known', { off: { 'guard-duty': 'x' } }, "off names 'guard-duty'"],
  ['no reason', { off: { guardduty: '' } }, 'off.guardduty gives no reason'],
])('%s is refused', (_, props, what) => {
  expect(refusal(() => build(props as Partial<FindingsProps>))).toContain(what);
});
