import type { Define } from '../../define.js';
import { withDeployOptions } from '../../deploy-options.js';
import type { DriftRequest } from './drift.js';

export const defineDrift: Define = (program, { workspace, exit }) =>
  withDeployOptions(
    program
      .command('drift [stacks...]')
      .description('say what was changed or deleted outside of Terraform; exits with 2 when something was'),
  )
    .option('--json', 'print it as JSON: names of what changed, never values')
    .action(async (patterns: string[], options: DriftRequest) => {
      const { drift } = await import('./drift.js');
      exit(await drift(workspace, patterns, options));
    });
