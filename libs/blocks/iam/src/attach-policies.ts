import { ProjectStack } from '@ashlar/core';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import type { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import type { Construct } from 'constructs';

export interface AttachedPolicies {
  readonly role: IamRole;
  /** Of the managed policy. */
  readonly name: string;
  readonly purpose: string;
  /** JSON of the managed policy. @default - there is none of our own */
  readonly document?: string;
  /** By their names. */
  readonly awsManagedPolicies: readonly string[];
}

/** Gives a role one managed policy of our own, and those of AWS that are named. Ours comes first. */
export function attachPolicies(
  scope: Construct,
  { role, name, purpose, document, awsManagedPolicies }: AttachedPolicies,
): IamRolePolicyAttachment[] {
  const attach = (id: string, policyArn: string) =>
    new IamRolePolicyAttachment(scope, id, { role: role.name, policyArn });
  const own = () => {
    const description = `What ${purpose} may do`;
    return attach(
      'attachment',
      new IamPolicy(scope, 'policy', { name, description, policy: document ?? '' }).arn,
    );
  };
  const { partition } = ProjectStack.of(scope);
  return [
    ...(document === undefined ? [] : [own()]),
    ...[...new Set(awsManagedPolicies)]
      .sort()
      .map((policy) =>
        attach(policy.slice(policy.lastIndexOf('/') + 1), `arn:${partition}:iam::aws:policy/${policy}`),
      ),
  ];
}
