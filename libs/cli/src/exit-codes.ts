/** What the process exits with. The README lists them. */
export const exitCodes = {
  done: 0,
  /** Wrong input, or something that was asked for did not pass or failed. */
  refused: 1,
  /** There are changes: what Terraform's `-detailed-exitcode` says. */
  changes: 2,
  /** A tool is missing or too old. */
  tool: 3,
  /** A stack that is read from isn't deployed. */
  notDeployed: 4,
  /** Nothing answers where AWS, or its emulator, should be. */
  unreachable: 5,
  /** Credentials are missing, wrong or expired. */
  credentials: 6,
  /** Somebody else works on the state, or died while doing so. */
  locked: 7,
  /** EX_USAGE of sysexits.h. */
  usage: 64,
  /** 128 and the number of SIGINT, as shells say it. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
