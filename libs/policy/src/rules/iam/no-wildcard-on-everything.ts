import type { Rule } from '../../rule.js';
import { policiesOf } from '../policies/policies-of.js';
import type { PolicyStatement } from '../policies/policy-statement.js';
import { each, fail, pass, unknown } from '../reading/verdict.js';

const POLICIES = ['aws_iam_group_policy', 'aws_iam_policy', 'aws_iam_role_policy', 'aws_iam_user_policy'];

/** With a condition, some resources are left. */
const isWild = ({ effect, actions, notActions, resources, notResources, conditions }: PolicyStatement) =>
  effect === 'Allow' &&
  conditions.length === 0 &&
  (resources.includes('*') || notResources.length > 0) &&
  (notActions.length > 0 || actions.some((action) => action.includes('*')));

export const noWildcardOnEverything: Rule = {
  id: 'NO_WILDCARD_ON_EVERYTHING',
  holds: 'No policy allows actions by a wildcard on every resource.',
  why: 'Nobody can say what it allows, and AWS adds actions to it that nobody has seen.',
  fix: 'Name the actions, or the resources; where AWS knows no resource for an action, name that action alone.',
  judge: each(POLICIES, (policy, model) => {
    const { statements, unread } = policiesOf(model, policy);
    const wild = statements.filter(isWild);
    if (wild.length > 0) return fail(`it allows ${wild.map(said).join('; ')} on every resource`);
    return unread.length > 0
      ? unknown(`its policy is ${unread.join(', ')}: look at what it allows`)
      : pass('it has no wildcard on both sides');
  }),
};

const said = ({ actions, notActions }: PolicyStatement) =>
  notActions.length > 0 ? `everything but ${notActions.join(', ')}` : actions.join(', ');
