/** What the process exits with. The README lists them. */
export const exitCodes = {
  done: 0,
  /** Wrong input, or something that was asked for did not pass or failed. */
  refused: 1,
  /** There are changes: what Terraform's `-detailed-exitcode` says. */
  changes: 2,
  /** A change is dangerous, and a person has to approve it. */
  danger: 3,
  /** A rule of a policy pack fails, or the static gate does. */
  policy: 4,
  /** What was reviewed is no longer what would be applied. */
  stale: 5,
  /** Somebody else works on the state, or died while doing so. */
  locked: 6,
  /** A tool is missing or too old. */
  tool: 10,
  /** A stack that is read from isn't deployed. */
  notDeployed: 11,
  /** Nothing answers where AWS, or its emulator, should be. */
  unreachable: 12,
  /** Credentials are missing, wrong or expired. */
  credentials: 13,
  /** EX_USAGE of sysexits.h. */
  usage: 64,
  /** 128 and the number of SIGINT, as shells say it. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
