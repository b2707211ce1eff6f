/**
 * Actions with which one can give oneself any other: whoever has one on everything has all.
 * asOf: 2026-11. source: actions of IAM, STS and Organizations in the service authorization reference that set policies, trust
 * or credentials. refresh: when one of these services gets an action that does.
 */
const ESCALATING = new Set(
  [
    'iam:AddUserToGroup',
    'iam:AttachGroupPolicy',
    'iam:AttachRolePolicy',
    'iam:AttachUserPolicy',
    'iam:CreateAccessKey',
    'iam:CreateLoginProfile',
    'iam:CreatePolicyVersion',
    'iam:DeleteRolePermissionsBoundary',
    'iam:DeleteUserPermissionsBoundary',
    'iam:PassRole',
    'iam:PutGroupPolicy',
    'iam:PutRolePermissionsBoundary',
    'iam:PutRolePolicy',
    'iam:PutUserPolicy',
    'iam:SetDefaultPolicyVersion',
    'iam:UpdateAssumeRolePolicy',
    'iam:UpdateLoginProfile',
    'kms:CreateGrant',
    'kms:Decrypt',
    'kms:PutKeyPolicy',
    'organizations:LeaveOrganization',
    's3:PutBucketPolicy',
    'secretsmanager:GetSecretValue',
    'ssm:GetParameter',
    'ssm:GetParameters',
    'ssm:GetParametersByPath',
    'sts:AssumeRole',
  ].map((action) => action.toLowerCase()),
);

/** Whether an action on this resource is more than what anybody needs for a task: all of a service, or a way to everything. */
export function isDangerousGrant(action: string, resource: string): boolean {
  const [service = '', name = ''] = action.split(':');
  if (service === '*' || action.startsWith('all but ')) return true;
  const isEverywhere = isWide(resource);
  if (name === '*') return isEverywhere || service === 'iam' || service === 'organizations';
  return (
    isEverywhere &&
    (ESCALATING.has(action) || (service === 'iam' && name.includes('*') && !/^(get|list)/.test(name)))
  );
}

/** `*`, all but something, and all of one kind in any account: `arn:aws:iam::*:role/*`. */
const isWide = (resource: string) =>
  resource === '*' ||
  resource.startsWith('all but ') ||
  /^arn:[^:]*:[^:]*:[^:]*:[^:]*:([\w-]+[/:])?\*$/.test(resource);
