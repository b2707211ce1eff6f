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
    .option(
      '--show <folder>',
      'write the JSON of each plan there, with every value, for `ashlar review --plan`',
    )
    .option('--plan-set', 'keep the plans as a set in .cache/plan-sets, and print its hash')
    .option('--store <s3://bucket/prefix>', 'keep the plans as a set in a bucket, encrypted')
    .option('--store-key <arn>', "KMS key of the bucket's plans (default: the account's own for S3)")
    .option('--head <commit>', 'what is planned (default: HEAD)')
    .option('--base <commit>', 'what it is compared with')
    .option('--expires-hours <n>', 'how long the plans may be applied, 1 to 168', '168')
    .option(
      '--identities <file>',
      'write what identifies each plan, for `ashlar plan-set create`, and make no set',
    )
    .option('--plan-set-file <file>', 'write the set, without any value of a plan, here too')
    .action(async (patterns: string[], options: PlanRequest) => {
      const { plan } = await import('./plan.js');
      exit(await plan(workspace, patterns, options));
    });
