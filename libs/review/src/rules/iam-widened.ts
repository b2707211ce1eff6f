import type { PlannedChange } from '@ashlar/graph';
import { isDangerousGrant } from './dangerous-grants.js';
import { POWERFUL } from './powerful-policies.js';
import { narrows } from './reading/conditions.js';
import { changedPolicies, type ChangedPolicy } from './reading/policies-in.js';
import { isUnknownAt, valuesAt } from './reading/values-at.js';
import { type WidenedGrant, widenedGrants } from './reading/widened-grants.js';
import type { Judgement, Rule } from './rule.js';

const FIX = 'give only the actions and the resources that the task needs';

export const iamWidened: Rule = {
  id: 'iam-widened',
  holds: 'nobody may do more than before',
  judge: (change) => [...policies(change), ...attached(change), ...boundary(change)],
};

function policies(change: PlannedChange): Judgement[] {
  return changedPolicies(change).flatMap((policy) => {
    const { attribute, isUnknown } = policy;
    if (isUnknown)
      return change.action === 'create' && !isOfIdentity(change) && !isPolicy(change)
        ? []
        : [
            {
              verdict: 'review',
              what: `what ${attribute} allows is known after the apply only`,
              fix: 'read it in the sources',
              attributes: [attribute],
            },
          ];
    return attribute === 'assume_role_policy' ? trust(change, policy) : permissions(change, policy);
  });
}

const isOfIdentity = ({ type }: PlannedChange) =>
  type.startsWith('aws_iam_') || type.startsWith('aws_ssoadmin_');

/**
 * A resource that is a policy and nothing else: somebody wrote it. Of a new bucket, queue or key, an unknown policy is mostly what
 * AWS gives. Policies of lifecycles give nobody anything.
 */
const isPolicy = ({ type }: PlannedChange) => /_polic(y|ies)$/.test(type) && !/lifecycle_policy$/.test(type);

/** A new role is for somebody; a new one that anybody may take is not. */
function trust({ action }: PlannedChange, { attribute, before, after }: ChangedPolicy): Judgement[] {
  const wider = widenedGrants(before, after).filter(
    ({ principal }) => action !== 'create' || !principal.startsWith('Service '),
  );
  if (wider.length === 0) return [];
  const who = [...new Set(wider.map(({ principal }) => principal))];
  const anybody = who.some((principal) => principal === '*' || principal.startsWith('all but '));
  const isNew = action === 'create';
  return [
    {
      verdict: isNew && !anybody ? 'review' : 'danger',
      what: anybody
        ? 'lets anybody take this role'
        : isNew
          ? 'is a role that others may take'
          : 'lets more take this role',
      values: shortened(who),
      fix: 'name who needs it, and ask for an external id or a condition where it is another account',
      attributes: [attribute],
    },
  ];
}

/** What everybody may is told by `policy-for-anybody`. */
function permissions({ action }: PlannedChange, { attribute, before, after }: ChangedPolicy): Judgement[] {
  const wider = widenedGrants(before, after).filter(({ principal }) => principal !== '*');
  const denied = wider.filter(({ effect }) => effect === 'Deny');
  const dangerous = wider.filter(isDangerous);
  const ordinary = wider.filter((grant) => grant.effect === 'Allow' && !isDangerous(grant));
  return [
    ...judgement('danger', 'no longer denies', denied, attribute),
    ...judgement('danger', 'allows what leads to everything', dangerous, attribute),
    ...(action === 'create' ? [] : judgement('review', 'allows more than before', ordinary, attribute)),
  ];
}

const isDangerous = ({ effect, action, resource, principal, conditions }: WidenedGrant) =>
  effect === 'Allow' &&
  principal === '' &&
  ![...conditions].some(narrows) &&
  isDangerousGrant(action, resource);

const judgement = (
  verdict: Judgement['verdict'],
  what: string,
  grants: readonly WidenedGrant[],
  attribute: string,
): Judgement[] =>
  grants.length === 0
    ? []
    : [{ verdict, what, values: shortened(grants.map(grantText)), fix: FIX, attributes: [attribute] }];

const grantText = ({ action, resource, principal }: WidenedGrant) =>
  `${action}${resource === '' ? '' : ` on ${resource}`}${principal === '' ? '' : ` by ${principal}`}`;

const MOST_NAMED = 5;

const shortened = (texts: readonly string[]) =>
  texts.length <= MOST_NAMED
    ? texts.join('; ')
    : `${texts.slice(0, MOST_NAMED).join('; ')}; and ${texts.length - MOST_NAMED} more`;

/** By attachments, and in the lists of roles and permission sets. */
function attached({ type, before, after, action }: PlannedChange): Judgement[] {
  if (action === 'delete' || action === 'forget' || !/^aws_(iam|ssoadmin|eks)_/.test(type)) return [];
  const path = ['policy_arn', 'policy_arns', 'managed_policy_arns', 'managed_policy_arn'].find(
    (name) => valuesAt(after, name).length > 0,
  );
  if (path === undefined) return [];
  const was = valuesAt(before, path);
  const powerful = valuesAt(after, path).filter((arn) => POWERFUL.test(String(arn)) && !was.includes(arn));
  return powerful.length === 0
    ? []
    : [
        {
          verdict: 'danger',
          what: 'allows nearly everything',
          values: powerful.join(', '),
          fix: FIX,
          attributes: [path],
        },
      ];
}

function boundary({ before, after, afterUnknown }: PlannedChange): Judgement[] {
  const path = 'permissions_boundary';
  if (after === null || !isThere(before, path) || isThere(after, path)) return [];
  const fix = 'leave it: it is what keeps a mistake in a policy small';
  if (isUnknownAt(afterUnknown, path)) {
    const what = 'which permissions boundary it has is known after the apply only';
    return [{ verdict: 'review', what, fix, attributes: [path] }];
  }
  return [{ verdict: 'danger', what: 'takes the permissions boundary off', fix, attributes: [path] }];
}

const isThere = (values: unknown, path: string) => valuesAt(values, path).some((arn) => arn !== '');
