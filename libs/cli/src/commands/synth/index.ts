import type { Define } from '../../define.js';
import { synth } from './synth.js';

export const defineSynth: Define = (program, { workspace }) =>
  program
    .command('synth [app] [environment]')
    .description('write the Terraform JSON of everything, of one app, or of one environment')
    .option('--output <folder>', 'where it goes (default: cdktf.out)')
    .option('--force', 'build even if nothing has changed since the last time')
    .action((app?: string, environment?: string, options?: { output?: string }) => {
      synth(workspace, { app, environment, outdir: options?.output });
    });
