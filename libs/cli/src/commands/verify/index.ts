import type { Define } from '../../define.js';
import { withDeployOptions } from '../../deploy-options.js';
import type { VerifyRequest } from './verify.js';

export const defineVerify: Define = (program, { workspace, exit }) =>
  withDeployOptions(
    program
      .command('verify <plan-set>')
      .description(
        'say whether the plans of a set (its hash, or a plan-set.json) could still be applied; exits with 5 when not',
      ),
  )
    .option('--store <s3://bucket/prefix>', 'where the set is kept (default: .cache/plan-sets)')
    .option('--json', 'print it as JSON')
    .action(async (planSet: string, options: VerifyRequest) => {
      const { verify } = await import('./verify.js');
      exit(await verify(workspace, planSet, options));
    });
