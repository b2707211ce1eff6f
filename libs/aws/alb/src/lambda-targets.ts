import { ProjectStack, refuse } from '@ashlar/core';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission/index.js';
import type { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule/index.js';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import { LbTargetGroupAttachment } from '@cdktf/provider-aws/lib/lb-target-group-attachment/index.js';
import { Construct } from 'constructs';
import { soundRules } from './forward-problems.js';
import { buildForwardRules, claimRules } from './forward-rules.js';
import { completeHealthCheck, type HealthCheck } from './health-check.js';
import { lambdaTargetsProblems } from './lambda-targets-problems.js';
import type { LambdaTargetsProps } from './lambda-targets-props.js';

/**
 * A function behind a load balancer: a target group with one alias of it, the permission to call that, and the rules
 * that send it requests. The load balancer calls it through AWS's API, so that no security group is asked. A request and
 * an answer have 1 MB at most, and WebSockets are refused. Costs nothing by itself; each health check is a call.
 *
 * @throws InputError with every problem of its function, health check and rules, and of the rules with those of others.
 */
export class LambdaTargets extends Construct {
  readonly targetGroup: LbTargetGroup;
  readonly targetGroupArn: string;
  readonly targetGroupName: string;
  /** The dimension `TargetGroup` of its metrics. */
  readonly arnSuffix: string;
  /** The ARNs of the rules, by key. */
  readonly rules: Readonly<Record<string, string>>;
  readonly attached: readonly LbListenerRule[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: LambdaTargetsProps,
  ) {
    super(scope, id);
    const where = `${this.node.path} (LambdaTargets)`;
    const { listener, rules, purpose } = props;
    refuse(where, [
      ...lambdaTargetsProblems(props),
      ...claimRules(listener, soundRules(rules, listener), `${where} rules`),
    ]);

    const stack = ProjectStack.of(this);
    const name = `${stack.app}-${stack.environment.name}-${purpose}`;
    this.targetGroup = new LbTargetGroup(this, 'group', {
      name: stack.physicalName('target-group', this, purpose),
      targetType: 'lambda',
      lambdaMultiValueHeadersEnabled: props.multiValueHeaders ?? false,
      healthCheck: renderHealthCheck(props.healthCheck),
      lifecycle: { createBeforeDestroy: true },
      tags: { Name: name },
    });
    this.targetGroupArn = this.targetGroup.arn;
    this.targetGroupName = this.targetGroup.name;
    this.arnSuffix = this.targetGroup.arnSuffix;
    this.attach();

    const { targetGroupArn } = this;
    const built = buildForwardRules(this, {
      ...{ id: 'rule', listener, rules, targetGroupArn, name, movedBy: 'terraform' },
    });
    this.rules = Object.fromEntries(Object.entries(built).map(([key, { arn }]) => [key, arn]));
    this.attached = Object.values(built);
  }

  private attach(): void {
    const { functionName, aliasName, aliasArn } = this.props.function;
    const permission = new LambdaPermission(this, 'permission', {
      statementId: `load-balancer-${this.props.purpose}`,
      action: 'lambda:InvokeFunction',
      functionName,
      qualifier: aliasName,
      principal: 'elasticloadbalancing.amazonaws.com',
      sourceArn: this.targetGroupArn,
    });
    new LbTargetGroupAttachment(this, 'function', {
      targetGroupArn: this.targetGroupArn,
      targetId: aliasArn,
      // AWS refuses a function that the load balancer may not call.
      dependsOn: [permission],
    });
  }
}

/** Without the block the provider would leave a health check as it was. */
function renderHealthCheck(given: HealthCheck | 'off' = 'off') {
  if (given === 'off') return { enabled: false };
  const check = completeHealthCheck(given);
  return {
    enabled: true,
    path: check.path,
    matcher: check.matcher,
    interval: check.intervalSeconds,
    timeout: check.timeoutSeconds,
    healthyThreshold: check.healthyThreshold,
    unhealthyThreshold: check.unhealthyThreshold,
  };
}
