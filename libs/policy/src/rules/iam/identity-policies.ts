import type { Model, Resource } from '@ashlar/graph';
import { partsOf } from '../reading/parts.js';
import { valuesAt } from '../reading/setting.js';

/** What holds policies of its own, by the attribute in which the others name it. */
export const IDENTITIES = { aws_iam_group: 'group', aws_iam_role: 'role', aws_iam_user: 'user' } as const;

export type IdentityType = keyof typeof IDENTITIES;

const isIdentity = (type: string): type is IdentityType => type in IDENTITIES;

/** A policy within an identity, and where it is written: a resource of its own, or a block of the identity. */
export interface InlinePolicy {
  readonly resource: Resource;
  readonly attribute: string;
}

export function inlinePoliciesOf(model: Model, identity: Resource): InlinePolicy[] {
  if (!isIdentity(identity.type)) return [];
  const parts = partsOf(model, identity, `${identity.type}_policy`, IDENTITIES[identity.type], 'name');
  const hasBlocks = valuesAt(identity.attributes, 'inline_policy.policy').length > 0;
  return [
    ...parts.map((resource) => ({ resource, attribute: 'policy' })),
    ...(hasBlocks ? [{ resource: identity, attribute: 'inline_policy.policy' }] : []),
  ];
}

/** Inline policies of identities that are of no stack here. */
export function strayPolicies(model: Model): InlinePolicy[] {
  const known = model
    .all(...Object.keys(IDENTITIES))
    .flatMap((identity) => inlinePoliciesOf(model, identity).map(({ resource }) => resource));
  return model
    .all(...Object.keys(IDENTITIES).map((type) => `${type}_policy`))
    .filter((resource) => !known.includes(resource))
    .map((resource) => ({ resource, attribute: 'policy' }));
}

/** What attaches a policy to users, by the attribute in which it names them. */
const USER_ATTACHMENTS = {
  aws_iam_policy_attachment: 'users',
  aws_iam_user_policy: 'user',
  aws_iam_user_policy_attachment: 'user',
} as const;

/** What attaches policies to a user itself, rather than to its groups. */
export const attachedTo = (model: Model, user: Resource): Resource[] =>
  Object.entries(USER_ATTACHMENTS).flatMap(([type, attribute]) =>
    partsOf(model, user, type, attribute, 'name'),
  );

/** What attaches policies to users of no stack here. */
export function attachedToStrangers(model: Model): Resource[] {
  const known = model.all('aws_iam_user').flatMap((user) => attachedTo(model, user));
  return Object.entries(USER_ATTACHMENTS).flatMap(([type, attribute]) =>
    model
      .all(type)
      .filter((resource) => !known.includes(resource) && valuesAt(resource.attributes, attribute).length > 0),
  );
}
