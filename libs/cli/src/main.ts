import { InputError } from '@ashlar/core';
import { Command, CommanderError, Option } from 'commander';
import type { AuditRequest } from './commands/audit.js';
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
    .command('audit [app] [environment]')
    .description('judge the Terraform JSON of one environment by the rules of AWS Config for HIPAA')
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(['table', 'markdown', 'json'])
        .default('table'),
    )
    .action(
      async (
        app: string | undefined,
        environment: string | undefined,
        { format }: Pick<AuditRequest, 'format'>,
      ) => {
        const { audit, auditUsage } = await import('./commands/audit.js');
        if (app === undefined || environment === undefined)
          return program.error(auditUsage(workspace, app), { exitCode: exitCodes.usage });
        passed = audit(workspace, { app, environment, format });
      },
    );

  program
    .command('docs <app>')
    .description("make tables and picture of an app's documents anew, and check the rest")
    .action(async (app: string) => {
      const { docs } = await import('./commands/docs.js');
      await docs(workspace, app);
    });

  program
    .command('diagram <app> <environment>')
    .description('draw the architecture of an environment from its Terraform JSON')
    .option('--output <file>', 'where the SVG goes (default: standard output)')
    .action(async (app: string, environment: string, options?: { output?: string }) => {
      const { diagram } = await import('./commands/diagram.js');
      await diagram(workspace, { app, environment, output: options?.output });
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
