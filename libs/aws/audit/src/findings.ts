import {
  is,
  type Problem,
  ProjectStack,
  refuse,
  sortedEntries,
  strangerProblems,
  topicArnProblems,
  wordProblems,
} from '@ashlar/core';
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule/index.js';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target/index.js';
import { Construct } from 'constructs';
import { type FindingEvents, findingEvents, type FindingSource, inputTemplate } from './finding-events.js';
import { offProblems } from './off-problems.js';

export interface FindingsProps {
  /** An SNS topic of the region whose policy and key admit EventBridge: an `AlarmTopic` with the publisher `events`. */
  readonly topicArn: string;
  /** The lowest severity of GuardDuty that people hear of: 1 low, 4 medium, 7 high, 9 critical. @default 4 */
  readonly guarddutySeverity?: number;
  /**
   * Failed controls of Security Hub of these severities. Security Hub repeats them about once a day, until somebody sets their
   * workflow to NOTIFIED or SUPPRESSED.
   * @default - none: a new account fails dozens
   */
  readonly securityHubSeverities?: readonly ControlSeverity[];
  /** Sources of which nobody is told, each with the reason. @default - all but Security Hub are told */
  readonly off?: Readonly<Partial<Record<Exclude<FindingSource, 'security-hub'>, string>>>;
}

export type ControlSeverity = (typeof SEVERITIES)[number];

const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const;

const PROPS = ['topicArn', 'guarddutySeverity', 'securityHubSeverities', 'off'];

const SOURCES = ['access-analyzer', 'config', 'guardduty', 'root-user'];

/**
 * Tells a topic in plain words of what detection found: GuardDuty, IAM Access Analyzer, rules of a conformance pack, Security Hub, and
 * any use of the root user.
 *
 * Costs nothing: EventBridge takes events of AWS for free.
 *
 * @throws InputError for what is no topic, for severities that don't exist, and for a source that is off without a reason.
 */
export class Findings extends Construct {
  constructor(scope: Construct, id: string, props: FindingsProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const { topicArn, guarddutySeverity = 4, securityHubSeverities = [], off = {} } = props;
    refuse(`${this.node.path} (Findings)`, [
      ...strangerProblems('findings', props, PROPS),
      ...topicArnProblems('topicArn', topicArn, stack.environment.region),
      ...severityProblems(guarddutySeverity, securityHubSeverities),
      ...offProblems(off, SOURCES),
    ]);
    const events = findingEvents({
      guarddutySeverity,
      securityHubSeverities: [...new Set(securityHubSeverities)].sort(),
      console: CONSOLES[stack.partition] ?? 'console.aws.amazon.com',
    });
    for (const [key, event] of sortedEntries(events)) {
      const isTold = key === 'security-hub' ? securityHubSeverities.length > 0 : !Object.hasOwn(off, key);
      if (isTold) this.tell(key, event, topicArn);
    }
    if (!Object.hasOwn(off, 'root-user')) stack.warn(this, signInWarnings(stack));
  }

  private tell(key: string, { description, pattern, paths, lines }: FindingEvents, topicArn: string): void {
    const stack = ProjectStack.of(this);
    const rule = new CloudwatchEventRule(this, key, {
      name: stack.physicalName('event-rule', this, stack.stackName, this.node.id, key),
      description,
      eventPattern: JSON.stringify(pattern),
    });
    new CloudwatchEventTarget(this, `${key}-to-topic`, {
      rule: rule.name,
      targetId: 'topic',
      arn: topicArn,
      inputTransformer: { inputPaths: { ...paths }, inputTemplate: inputTemplate(lines) },
    });
  }
}

const CONSOLES: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** Where each partition records that the root user signed in. */
const SIGN_IN_REGIONS: Readonly<Record<string, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
};

function signInWarnings({ partition, environment }: ProjectStack): Problem[] {
  const home = SIGN_IN_REGIONS[partition];
  if (environment.region === home) return [];
  return [
    {
      what: `the root user's sign-ins are events of ${home}, and this tells of ${environment.region} only`,
      fix: `add Findings in a stack in ${home}, with a topic there`,
    },
  ];
}

function severityProblems(guardduty: unknown, securityHub: unknown): Problem[] {
  const isNumber = typeof guardduty === 'number' && guardduty >= 1 && guardduty <= 10;
  return [
    ...(isNumber
      ? []
      : [{ what: is('guarddutySeverity', guardduty), fix: 'use 1 low, 4 medium, 7 high or 9 critical' }]),
    ...(Array.isArray(securityHub)
      ? securityHub.flatMap((severity, index) =>
          wordProblems(`securityHubSeverities[${index}]`, severity, SEVERITIES),
        )
      : [{ what: is('securityHubSeverities', securityHub), fix: "list them: ['CRITICAL', 'HIGH']" }]),
  ];
}
