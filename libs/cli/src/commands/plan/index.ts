import { Option } from 'commander';
import type { Define } from '../../define.js';
import { withDeployOptions } from '../../deploy-options.js';
import type { PlanRequest } from './plan.js';

export const definePlan: Define = (program, { workspace, exit }) =>
  withDeployOptions(
    program
      .command('plan [stacks...]')
      .description("say what would change in stacks (names, or patterns such as 'omnirapeutic-staging-*')"),
  )
    .option('--detailed-exitcode', 'exit with 2 when there are changes')
    .option('--json', 'print it as JSON: names of what changes, never values')
    .option('--destroy', 'plan to destroy everything')
    .option('--no-refresh', 'compare with the state alone, not with AWS')
    .option('--no-lock', 'read the state without taking its lock: for roles that may only read')
    .addOption(
      new Option('--provider <processes>', 'one of its own for each Terraform, or some that are shared')
        .choices(['own', 'shared'])
        .default('shared'),
    )
    .action(async (patterns: string[], options: PlanRequest) => {
      const { plan } = await import('./plan.js');
      exit(await plan(workspace, patterns, options));
    });
