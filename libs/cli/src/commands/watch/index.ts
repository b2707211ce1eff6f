import type { Define } from '../../define.js';

export const defineWatch: Define = (program, { workspace, exit }) =>
  program
    .command('watch [app] [environment]')
    .description('synthesize at every edit, and print which resources changed; types are checked beside')
    .option('--output <folder>', 'where it goes (default: cdktf.out)')
    .action(async (app?: string, environment?: string, options?: { output?: string }) => {
      const { watch } = await import('./watch.js');
      exit(await watch(workspace, { app, environment, outdir: options?.output }));
    });
