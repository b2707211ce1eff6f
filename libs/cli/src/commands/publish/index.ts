import type { Define } from '../../define.js';
import type { PublishReviewRequest } from './publish-review.js';
import type { PublishAppliedRequest } from './publish-applied.js';
import type { PublishDriftRequest } from './publish-drift.js';
import type { ReviewedSetsRequest } from './reviewed-sets.js';

/** Of all of them: `GITHUB_TOKEN` may do it, in `GITHUB_REPOSITORY`, on the server of `GITHUB_API_URL`. */
export const definePublish: Define = (program, { exit }) => {
  const publish = program
    .command('publish')
    .description('tell GitHub what was found: GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL say whom');
  publish
    .command('review')
    .description('write the comment on a pull request, its check, and the summary of the step')
    .requiredOption('--head <commit>', 'what was reviewed')
    .option('--pull-request <number>', 'where the comment goes (default: no comment)')
    .option('--review <file>', 'what `ashlar review --format json` has written')
    .option('--gate <file>', 'what `ashlar gate --json` has printed')
    .option(
      '--identities <file...>',
      'what `ashlar plan --identities` has written: stacks that failed are told',
    )
    .option('--failed <reason>', 'why there is no review, or not all of it: the check fails')
    .option('--not-planned <reason>', 'why stacks that are touched were not planned')
    .option('--plan-set <account=file...>', 'what `ashlar plan-set create --out` has written, by account')
    .option('--link <url>', 'where all of it is')
    .option('--check <name>', 'name of the check', 'plan review')
    .action(async (options: PublishReviewRequest) => {
      const { publishReview } = await import('./publish-review.js');
      exit(await publishReview(options, process.env));
    });
  publish
    .command('applied')
    .description('say on a pull request what became of its plans')
    .requiredOption('--pull-request <number>', 'where the comment goes')
    .requiredOption(
      '--results <file...>',
      'what each account ended with: {"account", "planSet", "code", "said"}',
    )
    .option('--link <url>', 'where the log is')
    .action(async (options: PublishAppliedRequest) => {
      const { publishApplied } = await import('./publish-applied.js');
      await publishApplied(options, process.env);
    });
  publish
    .command('drift')
    .description(
      'open, bring up to date and close an issue for each stack that is no longer as Terraform left it',
    )
    .requiredOption('--drift <file...>', 'what `ashlar drift --json` has printed')
    .option('--link <url>', 'where the log is')
    .action(async (options: PublishDriftRequest) => {
      const { publishDrift } = await import('./publish-drift.js');
      await publishDrift(options, process.env);
    });
  publish
    .command('reviewed')
    .description(
      'print which plan sets were reviewed, as a matrix for GitHub Actions: those of a pull request',
    )
    .option('--commit <commit>', 'the merge of the pull request')
    .option('--pull-request <number>', 'its number')
    .option('--plan-set <hash>', 'this one alone, if it was reviewed')
    .action(async (options: ReviewedSetsRequest) => {
      const { reviewedSets } = await import('./reviewed-sets.js');
      await reviewedSets(options, process.env);
    });
};
