import { Command } from 'commander';
import { defineAffected } from './commands/affected/index.js';
import { defineApply } from './commands/apply/index.js';
import { defineAudit } from './commands/audit/index.js';
import { defineDestroy } from './commands/destroy/index.js';
import { defineDiagram } from './commands/diagram/index.js';
import { defineDoctor } from './commands/doctor/index.js';
import { defineDocs } from './commands/docs/index.js';
import { defineDurations } from './commands/durations/index.js';
import { defineDrift } from './commands/drift/index.js';
import { defineGate } from './commands/gate/index.js';
import { defineList } from './commands/list/index.js';
import { definePlan } from './commands/plan/index.js';
import { definePlanSet } from './commands/plan-set/index.js';
import { defineOutput } from './commands/output/index.js';
import { definePublish } from './commands/publish/index.js';
import { defineRehearse } from './commands/rehearse/index.js';
import { defineReview } from './commands/review/index.js';
import { defineSetup } from './commands/setup/index.js';
import { defineSynth } from './commands/synth/index.js';
import { defineVerify } from './commands/verify/index.js';
import { defineWatch } from './commands/watch/index.js';
import { defineValidate } from './commands/validate/index.js';
import type { Define } from './define.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { explain } from './explain.js';
import type { Workspace } from './workspace.js';

/** In the order of `ashlar --help`. */
const commands: readonly Define[] = [
  ...[defineSynth, defineWatch, defineList],
  ...[defineAffected, defineDurations],
  ...[definePlan, defineReview, definePlanSet, defineVerify, defineApply, defineDestroy],
  ...[defineValidate, defineOutput, defineDrift, defineDoctor],
  ...[defineRehearse, defineAudit, defineGate],
  definePublish,
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
