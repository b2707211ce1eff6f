import type { Define } from '../../define.js';

export const defineAffected: Define = (program, { workspace }) =>
  program
    .command('affected')
    .description('list the stacks whose Terraform JSON a change touches: new, gone, renamed or changed')
    .option('--base <ref>', 'what to compare with; the commit at which the head left it counts')
    .option('--head <ref>', 'what has changed (default: the working tree as it is)')
    .option('--base-synthesis <folder>', 'instead of --base: what was synthesized of it; no code is run')
    .option('--head-synthesis <folder>', 'with --base-synthesis: what was synthesized of the head')
    .option('--json', 'as JSON: libs/changes/README.md describes it')
    .option('--markdown', 'as a comment for a pull request')
    .option('--matrix', 'as a matrix for GitHub Actions, packed by measured time')
    .option(
      '--legs <number>',
      'with --matrix: how many runners at most (default: 256, the most that GitHub takes)',
    )
    .option('--durations <file>', 'with --matrix: what `ashlar durations merge` wrote')
    .action(async (options: AffectedOptions) => {
      const { affected } = await import('./affected.js');
      await affected(workspace, options);
    });

export interface AffectedOptions {
  readonly base?: string;
  readonly head?: string;
  readonly baseSynthesis?: string;
  readonly headSynthesis?: string;
  readonly json?: true;
  readonly markdown?: true;
  readonly matrix?: true;
  readonly legs?: string;
  readonly durations?: string;
}
