import { Option } from 'commander';
import type { Define } from '../../define.js';
import { withDeployOptions } from '../../deploy-options.js';
import type { ApplyRequest } from './apply.js';

export const defineApply: Define = (program, { workspace, exit }) =>
  withDeployOptions(
    program
      .command('apply [stacks...]')
      .description('make stacks what the code says, each after those that it depends on'),
  )
    .option('--auto-approve', 'ask nobody: shows what will be done, and does it')
    .option('--planned', 'apply exactly what the last `ashlar plan` has saved, without a question')
    .option('--plan-set <hash>', 'apply exactly the plans of a reviewed set, without a question')
    .option('--store <s3://bucket/prefix>', 'where the set is kept (default: .cache/plan-sets)')
    .addOption(
      new Option(
        '--on-equivalent-replan <what>',
        'when a state was changed since the review, and a new plan does exactly the same',
      )
        .choices(['apply', 'refuse'])
        .default('refuse'),
    )
    .option('--no-refresh', 'compare with the state alone, not with AWS')
    .action(async (patterns: string[], options: ApplyRequest) => {
      const { apply } = await import('./apply.js');
      exit(await apply(workspace, patterns, options));
    });
