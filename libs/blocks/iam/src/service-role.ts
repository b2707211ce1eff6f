import { ProjectStack, refuse } from '@ashlar/core';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import type { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import { Construct } from 'constructs';
import { attachPolicies } from './attach-policies.js';
import { managedPolicyProblems } from './managed-policy-problems.js';
import { policyDocument } from './policy-document.js';
import type { Conditions, Statement } from './statement.js';
import { statementProblems } from './statement-problems.js';

export interface ServiceRoleProps {
  /** What the role is for; part of its name: `flow-logs`. */
  readonly purpose: string;
  /** The service that takes the role: `vpc-flow-logs.amazonaws.com`. */
  readonly service: string;
  /**
   * What the service must prove besides its name. `'none'` is for services that send nothing along when they take
   * a role for themselves, such as EC2 and Lambda; see "confused deputy" in the guide of the service.
   * @default - that it acts for this account (aws:SourceAccount), so that no other account can borrow it
   */
  readonly trustConditions?: Conditions | 'none';
  readonly may: readonly Statement[];
  /**
   * Policies that AWS writes and keeps up to date, by their names: `service-role/AWSBackupServiceRolePolicyForBackup`.
   * Most are wider than statements of our own; for services whose needs only AWS knows. `may` can then be empty.
   * @default - none
   */
  readonly awsManagedPolicies?: readonly string[];
}

/**
 * A role that an AWS service takes, with exactly the given statements in one managed policy, and AWS's own where those are named. HIPAA's
 * conformance pack forbids inline policies. Costs nothing.
 *
 * @throws InputError for a wildcard resource without a reason, or a policy above IAM's size.
 */
export class ServiceRole extends Construct {
  readonly role: IamRole;
  readonly roleArn: string;
  /** For `dependsOn`: with the ARN alone, a service may start before it may do anything. */
  readonly attachment: IamRolePolicyAttachment;
  /** The same, for a role with `awsManagedPolicies`. */
  readonly attachments: readonly IamRolePolicyAttachment[];

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const { may, awsManagedPolicies = [] } = props;
    const document = policyDocument(may);
    const managed = managedPolicyProblems(awsManagedPolicies);
    refuse(`${this.node.path} (ServiceRole)`, [
      ...(may.length === 0 && awsManagedPolicies.length > 0 ? [] : statementProblems(may, document)),
      ...managed,
    ]);

    this.role = new IamRole(this, 'role', {
      name: stack.physicalName('iam-role', this, stack.stackName, props.purpose),
      description: `Taken by ${props.service} for ${props.purpose}`,
      assumeRolePolicy: policyDocument([
        {
          sid: 'Trust',
          principal: { service: props.service },
          actions: ['sts:AssumeRole'],
          resources: [],
          ...trustConditions(props, stack),
        },
      ]),
    });
    this.attachments = attachPolicies(this, {
      role: this.role,
      name: stack.physicalName('iam-policy', this, stack.stackName, props.purpose),
      ...{ purpose: props.purpose, awsManagedPolicies },
      ...(may.length === 0 ? {} : { document }),
    });
    // Without a statement and a managed policy, the role was refused.
    this.attachment = this.attachments[0] as IamRolePolicyAttachment;
    this.roleArn = this.role.arn;
  }
}

function trustConditions(
  { trustConditions }: ServiceRoleProps,
  stack: ProjectStack,
): { conditions?: Conditions } {
  if (trustConditions === 'none') return {};
  return {
    conditions: trustConditions ?? { StringEquals: { 'aws:SourceAccount': stack.environment.account } },
  };
}
