/**
 * Actions with which one can give oneself any other: whoever has one on everything has all.
 * asOf: 2026-11. source: actions of IAM, STS and Organizations in the service authorization reference that set policies, trust
 * or credentials. refresh: when one of these services gets an action that does.
 */
const ESCALATING = [
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
].map((action) => action.toLowerCase());

/** Whether an action on this resource is more than what anybody needs for a task: all of a service, or a way to everything. */
export function isDangerousGrant(written: string, resource: string): boolean {
  const action = shortest(written);
  const [service = '', name = ''] = action.split(':');
  if (service === '*' || action.startsWith('all but ')) return true;
  const isEverywhere = isWide(resource);
  if (name === '*') return isEverywhere || ALL_POWERFUL.some((other) => fits(service, other));
  if (!isEverywhere) return false;
  return (
    (!OBJECTS.test(resource) && ESCALATING.some((other) => fits(action, other))) ||
    (service === 'iam' && name.includes('*') && !/^(get|list)/.test(name))
  );
}

/** All of these leads to everything, on whichever resource. */
const ALL_POWERFUL = ['iam', 'organizations'];

/** The objects of one bucket. */
const OBJECTS = /^arn:[^:]*:s3:::[^*?/]+\//;

/** `*`, all but something, and all of one kind in any account: `arn:aws:iam::*:role/*`. */
function isWide(written: string): boolean {
  if (written.startsWith('all but ')) return true;
  const resource = shortest(written.replaceAll('?', '*'));
  const parts = resource.split(':');
  // A star at the end stands for the parts that aren't written, too.
  if (parts.length < 6) return resource.endsWith('*');
  return /^([\w*-]*[/:])?\*$/.test(parts.slice(5).join(':'));
}

/** Several stars are one. */
const shortest = (pattern: string) => pattern.replace(/\*+/g, '*');

/** Whether a pattern of IAM stands for a name, among others. */
function fits(pattern: string, name: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === name;
  const known = expressions.get(pattern) ?? expressionOf(pattern);
  expressions.set(pattern, known);
  return known.test(name);
}

const expressions = new Map<string, RegExp>();

const expressionOf = (pattern: string) =>
  new RegExp(
    `^${pattern
      .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    's',
  );
