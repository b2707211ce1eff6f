import type { Rule } from '../../rule.js';
import { accountRule } from '../reading/account-rule.js';
import { allOf } from '../reading/all-of.js';
import { judgeAttribute } from '../reading/attribute-rule.js';
import { atLeast, between, type Demand, is } from '../reading/demand.js';

const id = 'IAM_PASSWORD_POLICY';

/** The parameters of the pack. A password that never expires has the age 0. */
const DEMANDS: readonly [attribute: string, must: Demand][] = [
  ['max_password_age', between(1, 90)],
  ['minimum_password_length', atLeast(14)],
  ['password_reuse_prevention', atLeast(24)],
  ['require_lowercase_characters', is(true)],
  ['require_numbers', is(true)],
  ['require_symbols', is(true)],
  ['require_uppercase_characters', is(true)],
];

export const passwordPolicy: Rule = accountRule({
  id,
  holds: 'Passwords have 14 characters of four kinds, last 90 days and are not reused for 24 turns.',
  why: 'Without a policy, IAM takes eight characters for ever.',
  fix: 'Set the IAM password policy of the account (aws_iam_account_password_policy).',
  needs: 'aws_iam_account_password_policy',
  judgeEach: (policy, model) =>
    allOf(DEMANDS.map(([attribute, must]) => judgeAttribute(model, policy, { id, attribute, must }))),
});
