import type { Define } from '../../define.js';
import { withDeployOptions } from '../../deploy-options.js';
import type { DestroyRequest } from './destroy.js';

export const defineDestroy: Define = (program, { workspace, exit }) =>
  withDeployOptions(
    program
      .command('destroy [stacks...]')
      .description('destroy everything in stacks, each before those that it depends on'),
  )
    .option('--auto-approve', 'ask nobody')
    .option('--no-refresh', 'go by the state alone: for a stack that reads what is gone already')
    .action(async (patterns: string[], options: DestroyRequest) => {
      const { destroy } = await import('./destroy.js');
      exit(await destroy(workspace, patterns, options));
    });
