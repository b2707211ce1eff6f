import { InputError } from '@ashlar/core';
import { Command, CommanderError } from 'commander';
import { synth } from './commands/synth.js';
import type { Workspace } from './workspace.js';

/** What the process exits with. */
export const exitCodes = { done: 0, refused: 1, usage: 2, notRun: 3 } as const;

/**
 * `ashlar`: reads the command line, runs one command, and turns wrong input into one message and an exit code.
 * Stack traces are for bugs, and for ASHLAR_DEBUG=1. What a synthesis doesn't need is loaded only when it is asked for.
 */
export async function main(argv: readonly string[], workspace: Workspace): Promise<number> {
  const program = new Command('ashlar')
    .description('Synthesizes Terraform for AWS from the apps of this repository, and rehearses it.')
    .exitOverride()
    .showHelpAfterError('(ashlar --help lists the commands)');

  program
    .command('synth [app] [environment]')
    .description('write the Terraform JSON of everything, of one app, or of one environment')
    .option('--output <folder>', 'where it goes (default: cdktf.out)')
    .action((app?: string, environment?: string, options?: { output?: string }) => {
      synth(workspace, { app, environment, outdir: options?.output });
    });

  let passed = true;
  program
    .command('rehearse [app] [environment]')
    .description('apply, plan again and destroy with the real Terraform on a local AWS emulator')
    .option('--json', 'print the report as JSON')
    .action(async (app?: string, environment?: string, options?: { json?: boolean }) => {
      const { rehearse } = await import('./commands/rehearse.js');
      passed = await rehearse(workspace, { app, environment, json: options?.json });
    });

  program
    .command('setup')
    .description('find what rehearsals and tests need, or install it in .cache')
    .action(async () => {
      const { setup } = await import('./commands/setup.js');
      await setup(workspace);
    });

  try {
    await program.parseAsync(argv, { from: 'user' });
    return passed ? exitCodes.done : exitCodes.refused;
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): number {
  // Commander has said what it has to say; asking for help is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if ((error as Error).name === 'ToolchainError') {
    process.stderr.write(`${(error as Error).message}\n`);
    return exitCodes.notRun;
  }
  if (!(error instanceof InputError)) {
    const { message = String(error), stack } = error as Error;
    // Nobody has checked the types of what is being synthesized.
    const hint =
      'run `npm run typecheck`, which finds a value that is missing or of another kind; ASHLAR_DEBUG=1 shows where it happened';
    process.stderr.write(
      process.env['ASHLAR_DEBUG'] ? `${stack}\n` : `it failed: ${message}\n    fix: ${hint}\n`,
    );
    return exitCodes.refused;
  }
  process.stderr.write(`${process.env['ASHLAR_DEBUG'] ? error.stack : error.message}\n`);
  if (process.env['ASHLAR_DEBUG'] && error.cause instanceof Error)
    process.stderr.write(`${error.cause.stack}\n`);
  return exitCodes.refused;
}
