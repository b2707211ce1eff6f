import { Command } from 'commander';
import { defineAudit } from './commands/audit/index.js';
import { defineDiagram } from './commands/diagram/index.js';
import { defineDocs } from './commands/docs/index.js';
import { defineList } from './commands/list/index.js';
import { defineRehearse } from './commands/rehearse/index.js';
import { defineSetup } from './commands/setup/index.js';
import { defineSynth } from './commands/synth/index.js';
import type { Define } from './define.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { explain } from './explain.js';
import type { Workspace } from './workspace.js';

/** In the order of `ashlar --help`. */
const commands: readonly Define[] = [
  ...[defineSynth, defineList],
  ...[defineRehearse, defineAudit],
  ...[defineDocs, defineDiagram, defineSetup],
];

/** `ashlar`: reads the command line, runs one command, and turns wrong input into one message and an exit code. */
export async function main(argv: readonly string[], workspace: Workspace): Promise<ExitCode> {
  const program = new Command('ashlar')
    .description(
      'Synthesizes Terraform for AWS from the apps of this repository, rehearses it and deploys it.',
    )
    .exitOverride()
    .showHelpAfterError('(ashlar --help lists the commands)');
  let ended: ExitCode = exitCodes.done;
  for (const define of commands) define(program, { workspace, exit: (code) => (ended = code) });

  try {
    await program.parseAsync(argv, { from: 'user' });
    return ended;
  } catch (error) {
    return explain(error);
  }
}
