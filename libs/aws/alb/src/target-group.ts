import { createHash } from 'node:crypto';
import { isKnown, ProjectStack, refuse, sortedEntries } from '@ashlar/core';
import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule/index.js';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import { Construct } from 'constructs';
import { completeHealthCheck, type HealthCheck } from './health-check.js';
import { renderConditions } from './listener-rule.js';
import { soundRules, targetGroupProblems } from './target-group-problems.js';
import type { TargetGroupProps } from './target-group-props.js';

/**
 * Targets of a load balancer, and the rules that send them requests. AWS can't change a group's port, protocol, VPC or
 * kind of targets: those stand in its name as a hash, so that a new group comes first, the rules move to it, and
 * the old one goes. Costs nothing by itself.
 *
 * @throws InputError with every problem of its settings, health check and rules, and of the rules with those of others.
 */
export class TargetGroup extends Construct {
  readonly targetGroup: LbTargetGroup;
  readonly targetGroupArn: string;
  /** The dimension `TargetGroup` of its metrics. */
  readonly arnSuffix: string;
  /** With what was left out: who waits for a target can reckon how long. */
  readonly healthCheck: Required<HealthCheck>;
  /** What a service waits for: ECS refuses a group to which no listener sends requests. */
  readonly attached: readonly LbListenerRule[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: TargetGroupProps,
  ) {
    super(scope, id);
    const { protocolVersion, stickiness = 'off' } = props;
    this.refuseProblems();
    this.healthCheck = completeHealthCheck(props.healthCheck, protocolVersion);

    const { port, protocol = 'HTTP', targetType = 'ip', vpcId } = props;
    this.targetGroup = new LbTargetGroup(this, 'group', {
      name: this.physicalName(),
      vpcId,
      port,
      protocol,
      protocolVersion: protocolVersion ?? 'HTTP1',
      targetType,
      deregistrationDelay: String(props.deregistrationDelaySeconds ?? 30),
      slowStart: props.slowStartSeconds ?? 0,
      // Without the block the provider would leave stickiness as it was.
      stickiness: {
        type: 'lb_cookie',
        enabled: stickiness !== 'off',
        ...(stickiness === 'off' ? {} : { cookieDuration: stickiness.seconds }),
      },
      healthCheck: {
        enabled: true,
        protocol,
        port: 'traffic-port',
        path: this.healthCheck.path,
        matcher: this.healthCheck.matcher,
        interval: this.healthCheck.intervalSeconds,
        timeout: this.healthCheck.timeoutSeconds,
        healthyThreshold: this.healthCheck.healthyThreshold,
        unhealthyThreshold: this.healthCheck.unhealthyThreshold,
      },
      lifecycle: { createBeforeDestroy: true },
      tags: { Name: this.readableName() },
    });
    this.targetGroupArn = this.targetGroup.arn;
    this.arnSuffix = this.targetGroup.arnSuffix;
    this.attached = this.buildRules();
  }

  private refuseProblems(): void {
    const where = `${this.node.path} (TargetGroup)`;
    const claimed = soundRules(this.props).map(([key, rule]) => ({
      ...rule,
      owner: `${where} rules.${key}`,
    }));
    const conflicts = claimed.length > 0 ? this.props.listener.rules.claim(claimed) : [];
    refuse(where, [...targetGroupProblems(this.props), ...conflicts]);
  }

  private buildRules(): LbListenerRule[] {
    const { rules, listener } = this.props;
    return sortedEntries(rules).map(
      ([key, rule]) =>
        new LbListenerRule(this, `rule-${key}`, {
          listenerArn: listener.listenerArn,
          priority: rule.priority,
          condition: renderConditions(rule),
          action: [{ type: 'forward', targetGroupArn: this.targetGroupArn }],
          tags: { Name: `${this.readableName()}-${key}` },
        }),
    );
  }

  private physicalName(): string {
    const { purpose } = this.props;
    return ProjectStack.of(this).physicalName('target-group', this, purpose, hashOf(this.props));
  }

  /** What its name would be, if AWS took more than 32 characters. */
  private readableName(): string {
    const { app, environment } = ProjectStack.of(this);
    return `${app}-${environment.name}-${this.props.purpose}`;
  }
}

/** Of exactly what AWS can't change. A VPC that only Terraform knows is left out: with it, everything is replaced. */
function hashOf({
  port,
  protocol = 'HTTP',
  protocolVersion = 'HTTP1',
  targetType = 'ip',
  vpcId,
}: TargetGroupProps) {
  const parts = [port, protocol, protocolVersion, targetType, isKnown(vpcId) ? vpcId : ''];
  return createHash('sha256').update(parts.join(' ')).digest('hex').slice(0, 4);
}
