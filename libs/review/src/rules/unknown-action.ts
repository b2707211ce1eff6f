import { actionOf } from './action-of.js';
import type { Rule } from './rule.js';

export const unknownAction: Rule = {
  id: 'unknown-action',
  holds: 'it is known what Terraform would do',
  judge(change) {
    if (actionOf(change) !== 'unknown') return [];
    return [
      {
        verdict: 'danger',
        what: `Terraform would do something that this version of ashlar doesn't know: ${change.actions.join()}`,
        fix: 'read the plan with `terraform show`, and use a newer ashlar',
      },
    ];
  },
};
