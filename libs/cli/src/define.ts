import type { Command } from 'commander';
import type { ExitCode } from './exit-codes.js';
import type { Workspace } from './workspace.js';

export interface Cli {
  readonly workspace: Workspace;
  /** Ends the process with this code when the command is through. @default - 0 */
  readonly exit: (code: ExitCode) => void;
}

/** Adds one command. What it runs is imported when it is called: a synthesis waits for nothing of a rehearsal. */
export type Define = (program: Command, cli: Cli) => void;
