import type { Plan } from '@ashlar/graph';
import type { ReviewFinding, StackReview } from '../review.js';
import { actionOf } from '../rules/action-of.js';

/**
 * What is to be said of a plan as a whole. Of a plan that failed nobody knows what it would do, and what nobody knows must not
 * look safe: it is a danger. One that leaves something for later is told, and deserves a look.
 */
export function wholePlanFindings({
  plan,
  status,
  changes,
  outputs,
}: Pick<StackReview, 'status' | 'changes' | 'outputs'> & { readonly plan: Plan }): ReviewFinding[] {
  const findings: ReviewFinding[] = [];
  if (status === 'failed')
    findings.push({
      rule: 'plan-failed',
      verdict: 'danger',
      what: 'Terraform could not plan it: what it would do is not known',
      fix: 'mend what it complains about, and plan again',
    });
  else if (plan.errored)
    findings.push({
      rule: 'plan-failed',
      verdict: 'danger',
      what: 'Terraform stopped with an error: what is listed is not all that it would do',
      fix: 'mend what it complains about, and plan again',
    });
  else if (!plan.complete)
    findings.push({
      rule: 'plan-incomplete',
      verdict: 'review',
      what: 'it is not all that the configuration says: something is left for a later plan',
      fix: 'plan without -target, and again after the apply',
    });
  if (plan.applyable && !saysWhy(plan))
    findings.push({
      rule: 'plan-unexplained',
      verdict: 'review',
      what: 'Terraform says that there is something to apply, and the plan does not say what',
      fix: 'read the plan with `terraform show`, and use a newer ashlar',
    });
  if (status === 'deferred')
    findings.push({
      rule: 'plan-deferred',
      verdict: 'review',
      what: 'it reads what another stack is about to change: this plan is not the last word',
      fix: 'plan it again when that stack is applied',
    });
  return [...findings, ...outputFindings(changes, outputs)];
}

/** Whether something is listed that an apply would do, if only reading, or writing down what changed by itself. */
const saysWhy = ({ changes, outputs, drift }: Plan) =>
  drift.length > 0 ||
  outputs.some(({ action }) => action !== 'no-op') ||
  changes.some((change) => change.action !== 'no-op' || actionOf(change) !== undefined);

/** One that is new beside other changes is safe: nobody reads it yet. */
function outputFindings(changes: StackReview['changes'], outputs: StackReview['outputs']): ReviewFinding[] {
  const fix = 'look at who reads them';
  const others = outputs.filter(({ action }) => action !== 'create').map(({ name }) => name);
  if (changes.length === 0 && outputs.length > 0)
    return [{ rule: 'outputs-only', verdict: 'review', what: 'it changes outputs and nothing else', fix }];
  if (others.length === 0) return [];
  const what = `it changes outputs that others may read: ${others.join(', ')}`;
  return [{ rule: 'outputs-changed', verdict: 'review', what, fix }];
}
