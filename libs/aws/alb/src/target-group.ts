import { createHash } from 'node:crypto';
import { isKnown, ProjectStack, refuse } from '@ashlar/core';
import type { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule/index.js';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import { Construct } from 'constructs';
import { soundRules } from './forward-problems.js';
import { buildForwardRules, claimRules } from './forward-rules.js';
import { completeHealthCheck, type HealthCheck } from './health-check.js';
import { targetGroupProblems } from './target-group-problems.js';
import type { TargetGroupProps } from './target-group-props.js';
import type { Twin, TwinTargets } from './twin.js';

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
  readonly targetGroupName: string;
  /** The dimension `TargetGroup` of its metrics. */
  readonly arnSuffix: string;
  /** With what was left out: who waits for a target can reckon how long. */
  readonly healthCheck: Required<HealthCheck>;
  /** The ARNs of the rules on the production listener, by key. */
  readonly rules: Readonly<Record<string, string>>;
  /** What a blue/green deployment moves requests between, this group being the other one. */
  readonly twin: TwinTargets | undefined;
  /** What a service waits for: ECS refuses a group to which no listener sends requests. */
  readonly attached: readonly LbListenerRule[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: TargetGroupProps,
  ) {
    super(scope, id);
    this.refuseProblems();
    this.healthCheck = completeHealthCheck(props.healthCheck, props.protocolVersion);
    this.targetGroup = this.buildGroup('group');
    this.targetGroupArn = this.targetGroup.arn;
    this.targetGroupName = this.targetGroup.name;
    this.arnSuffix = this.targetGroup.arnSuffix;

    const { listener, rules, twin } = props;
    const production = buildForwardRules(this, {
      ...{ id: 'rule', listener, rules, targetGroupArn: this.targetGroupArn, name: this.readableName() },
      movedBy: twin === undefined ? 'terraform' : 'deployment',
    });
    this.rules = Object.fromEntries(Object.entries(production).map(([key, { arn }]) => [key, arn]));
    const built = twin === undefined ? undefined : this.buildTwin(twin, Object.values(production));
    this.twin = built?.targets;
    this.attached = [...Object.values(production), ...(built?.rules ?? [])];
  }

  private refuseProblems(): void {
    const { rules, listener, twin } = this.props;
    const where = `${this.node.path} (TargetGroup)`;
    refuse(where, [
      ...targetGroupProblems(this.props),
      ...claimRules(listener, soundRules(rules, listener), `${where} rules`),
      ...this.claimTestRules(twin, where),
    ]);
  }

  private claimTestRules(twin: Twin | undefined, where: string) {
    const { testListener, testRules } = twin ?? {};
    if (!testListener?.rules || testListener.rules === this.props.listener.rules) return [];
    const owner = testRules === undefined ? 'rules' : 'twin.testRules';
    const sound = soundRules(testRules ?? this.props.rules, testListener);
    return claimRules(testListener, sound, `${where} test listener, ${owner}`);
  }

  private buildGroup(id: 'group' | 'twin'): LbTargetGroup {
    const { port, protocol = 'HTTP', targetType = 'ip', vpcId, stickiness = 'off', purpose } = this.props;
    const parts = id === 'twin' ? [purpose, id] : [purpose];
    return new LbTargetGroup(this, id, {
      name: ProjectStack.of(this).physicalName('target-group', this, ...parts, hashOf(this.props)),
      vpcId,
      port,
      protocol,
      protocolVersion: this.props.protocolVersion ?? 'HTTP1',
      targetType,
      deregistrationDelay: String(this.props.deregistrationDelaySeconds ?? 30),
      slowStart: this.props.slowStartSeconds ?? 0,
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
      tags: { Name: id === 'twin' ? `${this.readableName()}-twin` : this.readableName() },
    });
  }

  /** Test requests lead to the twin at first, so that ECS finds both groups behind a listener. */
  private buildTwin({ testListener, testRules = this.props.rules }: Twin, production: LbListenerRule[]) {
    const { arn: targetGroupArn, name: targetGroupName, arnSuffix } = this.buildGroup('twin');
    const test = buildForwardRules(this, {
      ...{ id: 'test', listener: testListener, rules: testRules, targetGroupArn, movedBy: 'deployment' },
      name: `${this.readableName()}-test`,
    });
    const rules = Object.values(test);
    const targets: TwinTargets = {
      targetGroupArn,
      targetGroupName,
      arnSuffix,
      productionListenerArn: this.props.listener.listenerArn,
      testListenerArn: testListener.listenerArn,
      productionRuleArn: onlyArn(production),
      testRuleArn: onlyArn(rules),
    };
    return { rules, targets };
  }

  /** What its name would be, if AWS took more than 32 characters. */
  private readableName(): string {
    const { app, environment } = ProjectStack.of(this);
    return `${app}-${environment.name}-${this.props.purpose}`;
  }
}

/** Of one rule: more are refused where there is a twin. */
const onlyArn = (rules: readonly LbListenerRule[]): string => rules.map(({ arn }) => arn).join('');

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
