import { type Finding, InputError } from '@ashlar/core';

/** What a deployment that failed exits with, the first to be mended first. The README lists them. */
export const failureCodes = {
  /** Terraform is missing or too old, or its provider can't be had. */
  tool: 10,
  /** Nothing answers where AWS, or its emulator, should be. */
  unreachable: 12,
  /** Credentials are missing, wrong, expired or of another account. */
  credentials: 13,
  /** A stack that is read from isn't deployed, or the bucket of the states isn't. */
  notDeployed: 11,
  /** Somebody else works on the state, or died while doing so. */
  locked: 6,
  /** What was planned is no longer what would be applied. */
  stale: 5,
  /** It would take away what nobody has agreed to. */
  danger: 3,
  /** Everything else. */
  failed: 1,
} as const;

export type FailureCode = (typeof failureCodes)[keyof typeof failureCodes];

/** Without the first of them mended, nothing can be said of those behind it. */
export const firstToMend = (codes: readonly FailureCode[]): FailureCode =>
  Object.values(failureCodes).find((code) => codes.includes(code)) ?? failureCodes.failed;

/** A deployment that could not be done, in the words of an input error, and what to exit with. */
export class DeployError extends InputError {
  constructor(
    findings: readonly Finding[],
    readonly exitCode: FailureCode,
    override readonly cause?: unknown,
  ) {
    super(findings);
  }
}
