import type { PlannedChange } from '@ashlar/graph';
import { binds, isVague } from './reading/conditions.js';
import { changedPolicies } from './reading/policies-in.js';
import { type WidenedGrant, widenedGrants } from './reading/widened-grants.js';
import { isObject } from './reading/values-at.js';
import type { Judgement, Rule } from './rule.js';

const FIX =
  'name the principal, or bind it with a condition: aws:SourceArn, aws:SourceAccount, aws:PrincipalOrgID, aws:SourceVpce';

export const policyForAnybody: Rule = {
  id: 'policy-for-anybody',
  holds: 'no policy of a resource lets anybody in',
  judge: (change) => [...policies(change), ...lambdaPermission(change)],
};

function policies(change: PlannedChange): Judgement[] {
  return changedPolicies(change)
    .filter(({ attribute, isUnknown }) => !isUnknown && attribute !== 'assume_role_policy')
    .flatMap(({ attribute, before, after }) => {
      const open = widenedGrants(before, after).filter(isForAnybody);
      if (open.length === 0) return [];
      const actions = [...new Set(open.map(({ action }) => action))];
      return [
        {
          verdict: 'danger' as const,
          what: 'lets anybody in',
          values:
            actions.length > 5
              ? `${actions.slice(0, 5).join(', ')} and ${actions.length - 5} more`
              : actions.join(', '),
          fix: FIX,
          attributes: [attribute],
        },
      ];
    });
}

const isForAnybody = ({ effect, principal, conditions }: WidenedGrant) =>
  effect === 'Allow' &&
  (principal === '*' || principal.startsWith('all but ')) &&
  ![...conditions].some(binds);

function lambdaPermission({ type, action, before, after }: PlannedChange): Judgement[] {
  if (
    type !== 'aws_lambda_permission' ||
    !isObject(after) ||
    !['create', 'update', 'replace'].includes(action)
  )
    return [];
  if (!isOpen(after) || (isObject(before) && isOpen(before))) return [];
  return [
    {
      verdict: 'danger',
      what: 'lets anybody call the function',
      fix: 'name the principal and source_arn',
      attributes: ['principal'],
    },
  ];
}

const isOpen = (permission: Readonly<Record<string, unknown>>) =>
  permission['principal'] === '*' &&
  ['source_arn', 'source_account', 'principal_org_id', 'function_url_auth_type'].every((name) =>
    isVague(String(permission[name] ?? '')),
  );
