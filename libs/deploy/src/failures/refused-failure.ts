import type { KnownFailure } from './complaint.js';
import { failureCodes } from './deploy-error.js';

export const stalePlanFailure: KnownFailure = ({ text }, { stack }) =>
  text.includes('Saved plan is stale')
    ? {
        what: 'the saved plan is stale: the state was changed after it was made',
        fix: `ashlar plan ${stack}, read what it would do now, and apply that`,
        code: failureCodes.stale,
      }
    : undefined;

export const protectedFailure: KnownFailure = ({ text }) => {
  if (!text.includes('Instance cannot be destroyed')) return undefined;
  const [, address = 'a resource'] = /Resource (\S+) has lifecycle\.prevent_destroy/.exec(text) ?? [];
  return {
    what: `${address} would be destroyed, and is protected from that (prevent_destroy)`,
    fix: 'is it meant to go, with all that it holds? Then lift its protection in the code of its environment, apply that, and destroy after it',
    code: failureCodes.failed,
  };
};
