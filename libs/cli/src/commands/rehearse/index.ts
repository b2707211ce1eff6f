import type { Define } from '../../define.js';
import { exitCodes } from '../../exit-codes.js';

interface Options {
  readonly json?: boolean;
  readonly stack?: string;
  readonly from?: string;
}

export const defineRehearse: Define = (program, { workspace, exit }) =>
  program
    .command('rehearse [app] [environment]')
    .description('apply, plan again and destroy with the real Terraform on a local AWS emulator')
    .option('--stack <name>', 'rehearse this stack and those that it needs, and no others')
    .option(
      '--from <ref>',
      'apply the stacks of this commit first, and say what the working tree replaces and destroys',
    )
    .option('--json', 'print the report as JSON')
    .action(async (app?: string, environment?: string, options: Options = {}) => {
      const { from } = options;
      if (from !== undefined) {
        const { rehearseFrom } = await import('./rehearse-from.js');
        return exit(await rehearseFrom(workspace, from, { app, environment, ...options }));
      }
      const { rehearse } = await import('./rehearse.js');
      if (!(await rehearse(workspace, { app, environment, ...options }))) exit(exitCodes.refused);
    });
