import type { Define } from '../../define.js';

export const defineDurations: Define = (program) =>
  program
    .command('durations')
    .description('keep what plans took, for `ashlar affected --matrix`')
    .command('merge <files...>')
    .description('put measured times together, the oldest file first; of each stack the last five count')
    .option('--output <file>', 'where they go; may be one of the files (default: standard output)')
    .action(async (files: string[], options: { output?: string }) => {
      const { mergeFiles } = await import('./merge-files.js');
      mergeFiles(files, options.output);
    });
