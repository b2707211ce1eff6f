import type { Define } from '../../define.js';
import { withDeployOptions } from '../../deploy-options.js';
import type { DriftRequest } from './drift.js';

export const defineDrift: Define = (program, { workspace, exit }) =>
  withDeployOptions(
    program
      .command('drift [stacks...]')
      .description(
        'say what was changed by hand, by the provider or in the code since the last apply; exits with 2 when something was',
      ),
  )
    .option('--json', 'print it as JSON: names of what changed, never values')
    .option('--no-lock', 'read the state without taking its lock: for roles that may only read')
    .option('--limit <n>', 'compare only the stacks that were compared longest ago (with --checked)')
    .option('--checked <file>', 'when each stack was compared last: read, and written afterwards')
    .option('--ignore <file>', 'drift that is meant to be, each with its owner, reason and last day')
    .action(async (patterns: string[], options: DriftRequest) => {
      const { drift } = await import('./drift.js');
      exit(await drift(workspace, patterns, options));
    });
