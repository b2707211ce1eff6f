import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { refuse } from '@ashlar/core';
import { Construct } from 'constructs';
import { renderRule } from './rule.js';
import { ruleProblems } from './rule-problems.js';

export interface ConnectionProps {
  /** The security group whose members open the connection. */
  readonly from: string;
  /** The security group whose members accept it. */
  readonly to: string;
  /** One TCP port, or a range with both ends. */
  readonly port: number | { readonly from: number; readonly to: number };
  /** Why the connection exists, in words for an auditor; stands on both rules. */
  readonly description: string;
}

/**
 * Lets the members of one security group connect to those of another: a rule that lets it out there, and one that
 * lets it in here. The groups may belong to other stacks, which then know nothing of it. Costs nothing.
 *
 * @throws InputError for an impossible port, and a description that EC2 refuses.
 */
export class Connection extends Construct {
  constructor(scope: Construct, id: string, { from, to, port, description }: ConnectionProps) {
    super(scope, id);
    const ingress = { securityGroupId: from, port, description };
    refuse(`${this.node.path} (Connection)`, ruleProblems('ingress', { [id]: ingress }));
    const egress = { securityGroupId: to, port, description };
    new VpcSecurityGroupEgressRule(this, 'out', renderRule(from, id, egress));
    new VpcSecurityGroupIngressRule(this, 'in', renderRule(to, id, ingress));
  }
}
