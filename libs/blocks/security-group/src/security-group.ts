import { ProjectStack, refuse } from '@ashlar/core';
import { SecurityGroup as AwsSecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { Construct } from 'constructs';
import { renderRule, type Rule } from './rule.js';
import { descriptionProblems, ruleProblems } from './rule-problems.js';

export interface SecurityGroupProps {
  readonly vpcId: string;
  /** What the group is for; part of its name: `endpoints`. */
  readonly purpose: string;
  /** Who uses the group, in a sentence. AWS replaces the group when it changes. */
  readonly description: string;
  /**
   * Who may connect, by key. The key is the rule's address: choose it once.
   * @default - nobody
   */
  readonly ingress?: Readonly<Record<string, Rule>>;
  /**
   * Whereto the members may connect, by key.
   * @default - nowhere
   */
  readonly egress?: Readonly<Record<string, Rule>>;
}

/**
 * A security group whose rules are resources of their own, so that a change of one touches no other.
 * Without rules it admits and sends nothing. Costs nothing.
 *
 * @throws InputError for a description that EC2 refuses, and a rule with no peer or several, or impossible ports.
 */
export class SecurityGroup extends Construct {
  readonly group: AwsSecurityGroup;
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, props: SecurityGroupProps) {
    super(scope, id);
    const { ingress = {}, egress = {} } = props;
    refuse(`${this.node.path} (SecurityGroup)`, [
      ...descriptionProblems('description', props.description),
      ...ruleProblems('ingress', ingress),
      ...ruleProblems('egress', egress),
    ]);

    const stack = ProjectStack.of(this);
    const name = stack.physicalName('security-group', this, stack.stackName, props.purpose);
    this.group = new AwsSecurityGroup(this, 'group', {
      // What is attached to a group keeps AWS from deleting it: a replacement has to come first, under another name.
      namePrefix: `${name}-`,
      description: props.description,
      vpcId: props.vpcId,
      lifecycle: { createBeforeDestroy: true },
      tags: { Name: name },
    });
    this.securityGroupId = this.group.id;
    for (const [key, rule] of Object.entries(ingress)) {
      new VpcSecurityGroupIngressRule(this, `from-${key}`, renderRule(this.securityGroupId, key, rule));
    }
    for (const [key, rule] of Object.entries(egress)) {
      new VpcSecurityGroupEgressRule(this, `to-${key}`, renderRule(this.securityGroupId, key, rule));
    }
  }
}
