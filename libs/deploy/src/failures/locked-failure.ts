import { holderOf } from '../locks/holder.js';
import { readLock, unlockAdvice, whoHolds } from '../locks/state-lock.js';
import type { KnownFailure } from './complaint.js';
import { failureCodes } from './deploy-error.js';

/** Somebody works on the state, or died while doing so. */
export const lockedFailure: KnownFailure = ({ lines }, { folder, terraform, now = new Date() }) => {
  const lock = readLock(lines);
  if (lock === undefined) return undefined;
  const holder = holderOf(lock);
  return {
    what: `its state is locked: ${whoHolds(lock, holder, now)}`,
    fix: unlockAdvice(lock, holder, { folder, terraform }),
    code: failureCodes.locked,
  };
};
