import { relative } from 'node:path';
import type { Problem } from '@ashlar/core';
import type { TerraformFailed } from '@ashlar/terraform';
import { complaintsOf, type Complaint, type Explanation, type FailureContext } from './complaint.js';
import { credentialFailure } from './credential-failure.js';
import { DeployError, failureCodes, firstToMend } from './deploy-error.js';
import { lockedFailure } from './locked-failure.js';
import { notDeployedFailure, stateBackendFailure } from './not-deployed-failure.js';
import { printable } from './printable.js';
import { protectedFailure, stalePlanFailure } from './refused-failure.js';
import { providerFailure, terraformVersionFailure } from './tool-failure.js';
import { unreachableFailure } from './unreachable-failure.js';

/** The first that knows a complaint explains it: a lock may fail for want of a table, a login for want of a network. */
const known = [
  ...[terraformVersionFailure, providerFailure, lockedFailure, stateBackendFailure, notDeployedFailure],
  ...[credentialFailure, unreachableFailure, stalePlanFailure, protectedFailure],
];

/** What Terraform's failure means, each thing once, and what to exit with. No secret value is in it. */
export function explainFailure(failure: TerraformFailed, context: FailureContext): DeployError {
  const complaints = complaintsOf(failure);
  const explanations = complaints.map((complaint) => explain(complaint, context));
  const problems = new Map<string, Problem>(
    explanations.map(({ what, fix }) => [`${what} ${fix}`, { what, fix }]),
  );
  const where = `${context.stack} (terraform ${failure.command})`;
  const code = firstToMend(explanations.map((explanation) => explanation.code));
  // ASHLAR_DEBUG=1 prints the cause.
  const said = complaints.map(({ lines, address = '' }) => `${address} ${lines}`).join('\n');
  const cause = new Error(`terraform ${failure.command}: ${printable(said)}`);
  return new DeployError([{ where, problems: [...problems.values()] }], code, cause);
}

function explain(complaint: Complaint, context: FailureContext): Explanation {
  for (const explainIt of known) {
    const explanation = explainIt(complaint, context);
    if (explanation !== undefined) return explanation;
  }
  const { lines, address } = complaint;
  return {
    what: printable(address === undefined ? lines : `${address}: ${lines}`) || 'it ended without a word',
    fix: `mend what Terraform complains about, and run it again; it ran in ${relative(process.cwd(), context.folder) || '.'}`,
    code: failureCodes.failed,
  };
}
