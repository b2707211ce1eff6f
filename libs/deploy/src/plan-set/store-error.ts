import type { Problem } from '@ashlar/core';
import { DeployError, type FailureCode, failureCodes } from '../failures/deploy-error.js';

/** What could not be put into a plan store, or had from it. */
export const storeError = (
  place: string,
  problem: Problem,
  code: FailureCode = failureCodes.failed,
  cause?: unknown,
) => new DeployError([{ where: place, problems: [problem] }], code, cause);
