import type { Define } from '../../define.js';
import type { CreateRequest } from './create.js';

export const definePlanSet: Define = (program, { workspace }) => {
  const planSet = program
    .command('plan-set')
    .description('work with plans that are reviewed and applied together');
  planSet
    .command('create')
    .description('make one set of what several `ashlar plan --identities` have kept, and print its hash')
    .requiredOption('--identities <files...>', 'what they have written')
    .option('--store <s3://bucket/prefix>', 'where they have put their plans (default: .cache/plan-sets)')
    .option('--store-key <arn>', "KMS key of the bucket's plans (default: the account's own for S3)")
    .option('--out <file>', 'write the set, without any value of a plan, here too')
    .action(async (options: CreateRequest) => {
      const { create } = await import('./create.js');
      await create(workspace, options);
    });
};
