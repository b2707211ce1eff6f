import { type Problem, ProjectStack, refuse } from '@ashlar/core';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import type { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import { Construct } from 'constructs';
import { attachPolicies } from './attach-policies.js';
import { managedPolicyProblems } from './managed-policy-problems.js';
import { policyDocument } from './policy-document.js';
import type { Conditions, Denial, DenialExcept, Statement } from './statement.js';
import { statementProblems } from './statement-problems.js';

export interface FederatedRoleProps {
  /** What the role is for: `plans of pull requests`. */
  readonly purpose: string;
  /** The same in every account, for those outside of AWS who have to know it: `ashlar-plan`. */
  readonly name: string;
  /** ARN of the identity provider in this account. */
  readonly identityProviderArn: string;
  /** What a token has to say. Without a condition on its subject, whoever has an account there could take the role. */
  readonly conditions: Conditions;
  readonly may: readonly Statement[];
  /** @default - nothing is denied */
  readonly mayNot?: readonly (Denial | DenialExcept)[];
  /** Policies that AWS writes and keeps up to date, by their names: `ReadOnlyAccess`. @default - none */
  readonly awsManagedPolicies?: readonly string[];
  /** Why it needs one of the policies that give away the account, such as `AdministratorAccess`. */
  readonly allPowerfulBecause?: string;
}

/**
 * A role for somebody whom an identity provider outside of AWS knows, such as a workflow of GitHub. For an hour at a time. Costs nothing.
 *
 * @throws InputError for a trust that does not name its subject, a wildcard resource without a reason, or a policy above IAM's size.
 */
export class FederatedRole extends Construct {
  readonly role: IamRole;
  readonly roleArn: string;
  readonly attachments: readonly IamRolePolicyAttachment[];

  constructor(scope: Construct, id: string, props: FederatedRoleProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const {
      may,
      mayNot = [],
      awsManagedPolicies = [],
      purpose,
      name,
      conditions,
      identityProviderArn,
    } = props;
    const document = policyDocument([...may, ...mayNot]);
    refuse(`${this.node.path} (FederatedRole)`, [
      ...trustProblems(conditions),
      ...(may.length === 0 && awsManagedPolicies.length > 0 ? [] : statementProblems(may, document)),
      ...managedPolicyProblems(awsManagedPolicies, props.allPowerfulBecause),
    ]);
    stack.claimName('iam-role', this, name);
    stack.claimName('iam-policy', this, name);
    this.role = new IamRole(this, 'role', {
      name,
      description: `Taken for ${purpose}`,
      assumeRolePolicy: policyDocument([
        {
          ...{ sid: 'Trust', principal: { federated: identityProviderArn }, conditions },
          ...{ actions: ['sts:AssumeRoleWithWebIdentity'], resources: [] },
        },
      ]),
    });
    this.attachments = attachPolicies(this, {
      ...{ role: this.role, name, purpose, awsManagedPolicies },
      ...(may.length + mayNot.length === 0 ? {} : { document }),
    });
    this.roleArn = this.role.arn;
  }
}

/** The one condition that tells one tenant of an identity provider from all others. */
function trustProblems(conditions: Conditions): Problem[] {
  const keys = Object.values(conditions).flatMap((byKey) => Object.entries(byKey));
  const missing = ['aud', 'sub'].filter((claim) => !keys.some(([key]) => key.endsWith(`:${claim}`)));
  const subjects = keys.filter(([key]) => key.endsWith(':sub')).flatMap(([, values]) => values);
  return [
    ...missing.map((claim) => ({
      what: `conditions say nothing of the token's ${claim}`,
      fix: `name what it has to be: { StringEquals: { '<provider>:${claim}': … } }`,
    })),
    ...subjects
      .filter((subject) => /^[^:]*:?\*|^\*|^repo:[^/]*\*/.test(subject))
      .map((subject) => ({
        what: `conditions take every subject of the form '${subject}'`,
        fix: 'name the owner and the repository',
      })),
  ];
}
