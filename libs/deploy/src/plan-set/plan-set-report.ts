import { InputError } from '@ashlar/core';
import { type FailureCode, failureCodes, firstToMend } from '../failures/deploy-error.js';
import type { VerifiedPlan } from './verify-plan-set.js';

/** What could be applied, and why the rest could not. Refusals last, where the eye is. */
export function verificationReport(verified: readonly VerifiedPlan[]): string {
  const fit = verified.filter(isFit);
  const refused = verified.filter((plan) => !isFit(plan));
  const findings = refused.flatMap(({ stack, problems, error }) =>
    error === undefined ? [{ where: stack, problems }] : error.findings,
  );
  const total = `${fit.length} of ${verified.length} plans can be applied`;
  return [
    ...fit.map(({ stack, plan }) => `${stack}: ${inWords(plan)}`),
    ...(fit.length === 0 ? [] : ['']),
    ...(findings.length === 0 ? [] : [new InputError(findings).message, '']),
    total,
  ].join('\n');
}

/** The same for programs. */
export const verificationJson = (verified: readonly VerifiedPlan[]): string =>
  JSON.stringify(
    verified.map(({ stack, plan, problems, error }) => ({
      stack,
      applicable: problems.length === 0 && error === undefined,
      ...(plan.deferred === undefined ? {} : { deferred: plan.deferred }),
      problems,
      ...(error === undefined ? {} : { error: error.message }),
    })),
    null,
    2,
  );

/** 0, when all of them can be applied. */
export function verificationCode(verified: readonly VerifiedPlan[]): FailureCode | 0 {
  const codes = verified.flatMap(({ problems, error }): FailureCode[] => {
    if (error !== undefined) return [(error as { exitCode?: FailureCode }).exitCode ?? failureCodes.failed];
    return problems.length === 0 ? [] : [failureCodes.stale];
  });
  return codes.length === 0 ? 0 : firstToMend(codes);
}

const isFit = ({ problems, error }: VerifiedPlan) => problems.length === 0 && error === undefined;

function inWords({ deferred, hasChanges }: VerifiedPlan['plan']): string {
  if (deferred !== undefined) return `deferred: ${deferred}, and is planned anew after that`;
  return hasChanges ? 'can be applied' : 'no changes';
}
