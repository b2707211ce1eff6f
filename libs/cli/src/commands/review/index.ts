import { Option } from 'commander';
import type { Define } from '../../define.js';
import { withDeployOptions } from '../../deploy-options.js';
import type { ReviewRequest } from './review.js';

export const defineReview: Define = (program, { workspace, exit }) =>
  withDeployOptions(
    program
      .command('review [stacks...]')
      .description('say what a change would do to real infrastructure: dangers first, and nothing secret'),
  )
    .option(
      '--base <ref>',
      'what the working tree is compared with; plans the stacks that differ (default: main)',
    )
    .option(
      '--plan <files...>',
      'review these instead: what `terraform show -json` wrote; <stack>=<file> names the stack',
    )
    .option('--review <files...>', 'join these reviews, which --format json has written, into one')
    .option(
      '--synthesis <folder>',
      'with --plan: the Terraform JSON that was planned, for construct paths and policy',
    )
    .option('--base-synthesis <folder>', 'that of the base, for what is gone or renamed')
    .option('--resolutions <file>', 'what was decided about stacks that are gone')
    .option('--plan-set <file>', 'plan-set.json of the plans that an apply would execute')
    .option('--rehearsal <file>', 'what `ashlar rehearse --from … --json` has printed')
    .option('--head-sha <commit>', 'what is reviewed (default: HEAD)')
    .option('--base-sha <commit>', 'what it is compared with')
    .option('--repository <owner/name>', 'for the head of the review')
    .option('--pull-request <number>', 'for the head of the review')
    .option('--hide <patterns...>', 'regular expressions of what is hidden, besides all that looks secret')
    .addOption(
      new Option('--values <which>', 'values of attributes, masked, or none at all: for public repositories')
        .choices(['masked', 'none'])
        .default('masked'),
    )
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(['terminal', 'markdown', 'html', 'json', 'sarif'])
        .default('terminal'),
    )
    .option('--output <file>', 'write it there (default: to the terminal)')
    .option('--limit <characters>', 'with --format markdown: the most that may be written (default: 65000)')
    .option('--link <url>', 'with --format markdown: where all of it is, when not all of it fits')
    .option('--no-lock', 'read states without taking their locks: for roles that may only read')
    .action(async (patterns: string[], options: ReviewRequest) => {
      const { review } = await import('./review.js');
      exit(await review(workspace, patterns, options));
    });
