import { is, isKnown, type Problem, wholeNumberProblems } from '@ashlar/core';
import type { VaultRetention } from './vault-lock.js';
import { MOST_DAYS } from './vault-lock.js';

interface Lifecycle {
  readonly keepDays: number;
  readonly coldStorageAfterDays?: number | undefined;
}

const WARM_DAYS = 30;
const COLD_DAYS = 90;

/** How long something is kept and where, and whether its vault takes that. */
export function lifecycleProblems(
  prop: string,
  { keepDays, coldStorageAfterDays: cold }: Lifecycle,
  vault: { readonly retention?: VaultRetention | undefined } | undefined,
): Problem[] {
  const wrongDays = wholeNumberProblems(`${prop}.keepDays`, keepDays, 1, MOST_DAYS);
  const wrongCold = cold === undefined ? [] : coldProblems(`${prop}.coldStorageAfterDays`, cold);
  const problems = [...wrongDays, ...wrongCold];
  if (wrongDays.length > 0 || !isKnown(keepDays)) return problems;
  const earliest = wrongCold.length === 0 && isKnown(cold) ? (cold ?? NaN) + COLD_DAYS : NaN;
  if (keepDays < earliest) {
    problems.push({
      what: `${prop} keeps for ${keepDays} days, of which ${keepDays - Number(cold)} in cold storage; AWS asks for ${COLD_DAYS}`,
      fix: `raise keepDays to ${earliest} or more, or leave coldStorageAfterDays out`,
    });
  }
  return [...problems, ...retentionProblems(prop, keepDays, vault?.retention)];
}

function coldProblems(prop: string, days: number): Problem[] {
  if (days === 0) {
    const fix = 'leave it out: what never was warm can be restored by nobody';
    return [{ what: is(prop, days), fix }];
  }
  return wholeNumberProblems(prop, days, WARM_DAYS, MOST_DAYS - COLD_DAYS);
}

/** A locked vault takes nothing that is kept for less or more than its lock says: each job would fail. */
function retentionProblems(prop: string, keepDays: number, retention: VaultRetention | undefined): Problem[] {
  const { minRetentionDays: min, maxRetentionDays: max } = retention ?? {};
  if (isKnown(min) && keepDays < (min ?? 0)) {
    const what = `${prop} keeps for ${keepDays} days, and its vault is locked to ${min} or more`;
    return [{ what, fix: `raise keepDays to ${min}` }];
  }
  if (isKnown(max) && keepDays > (max ?? Infinity)) {
    const what = `${prop} keeps for ${keepDays} days, and its vault is locked to ${max} or fewer`;
    return [{ what, fix: `lower keepDays to ${max}` }];
  }
  return [];
}
