import type { Define } from '../../define.js';
import { exitCodes } from '../../exit-codes.js';

interface Options {
  readonly json?: boolean;
  readonly stack?: string;
}

export const defineRehearse: Define = (program, { workspace, exit }) =>
  program
    .command('rehearse [app] [environment]')
    .description('apply, plan again and destroy with the real Terraform on a local AWS emulator')
    .option('--stack <name>', 'rehearse this stack and those that it needs, and no others')
    .option('--json', 'print the report as JSON')
    .action(async (app?: string, environment?: string, options: Options = {}) => {
      const { rehearse } = await import('./rehearse.js');
      if (!(await rehearse(workspace, { app, environment, ...options }))) exit(exitCodes.refused);
    });
