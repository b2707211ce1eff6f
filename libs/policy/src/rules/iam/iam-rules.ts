import type { Rule } from '../../rule.js';
import { passwordPolicy } from './password-policy.js';
import { iamPeopleRules } from './people-rules.js';
import { iamPolicyRules } from './policy-rules.js';

export const iamRules: readonly Rule[] = [...iamPolicyRules, passwordPolicy, ...iamPeopleRules];
