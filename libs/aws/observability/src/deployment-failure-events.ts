import { ProjectStack, refuse, topicArnProblems } from '@ashlar/core';
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule/index.js';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target/index.js';
import { Construct } from 'constructs';

export interface DeploymentFailureEventsProps {
  /** An SNS topic of the region whose policy and key admit EventBridge: an `AlarmTopic` with the publisher `events`. */
  readonly topicArn: string;
}

/**
 * Tells a topic of every deployment of this app and environment that failed or was stopped: those of CodeDeploy, whose
 * applications have names like ours, and those that ECS makes by itself in our clusters. Deployments have no metrics, so
 * no alarm could.
 *
 * Costs nothing: EventBridge takes events of AWS for free.
 *
 * @throws InputError for what is no topic.
 */
export class DeploymentFailureEvents extends Construct {
  constructor(scope: Construct, id: string, { topicArn }: DeploymentFailureEventsProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    refuse(
      `${this.node.path} (DeploymentFailureEvents)`,
      topicArnProblems('topicArn', topicArn, stack.environment.region),
    );
    for (const [key, { description, pattern }] of Object.entries(failuresOf(stack))) {
      const rule = new CloudwatchEventRule(this, key, {
        name: stack.physicalName('event-rule', this, stack.stackName, id, key),
        description,
        eventPattern: JSON.stringify(pattern),
      });
      new CloudwatchEventTarget(this, `${key}-to-topic`, {
        rule: rule.name,
        targetId: 'topic',
        arn: topicArn,
      });
    }
  }
}

/**
 * asOf: 2026-11
 * source: CodeDeploy user guide, "Monitoring deployments with Amazon CloudWatch Events"; ECS developer guide, "Amazon ECS
 *   service deployment state change events"
 */
function failuresOf(stack: ProjectStack) {
  const ours = `${stack.app}-${stack.environment.name}`;
  const services = stack.arn('ecs', `service/${ours}`);
  return {
    codedeploy: {
      description: 'Deployments of CodeDeploy that failed or were stopped',
      pattern: {
        source: ['aws.codedeploy'],
        'detail-type': ['CodeDeploy Deployment State-change Notification'],
        detail: { state: ['FAILURE', 'STOP'], application: [ours, { prefix: `${ours}-` }] },
      },
    },
    ecs: {
      description: 'Deployments of ECS that failed',
      pattern: {
        source: ['aws.ecs'],
        'detail-type': ['ECS Deployment State Change'],
        detail: { eventName: ['SERVICE_DEPLOYMENT_FAILED'] },
        resources: [{ prefix: `${services}/` }, { prefix: `${services}-` }],
      },
    },
  };
}
