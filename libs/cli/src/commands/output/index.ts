import type { Define } from '../../define.js';
import type { OutputRequest } from './output.js';

export const defineOutput: Define = (program, { workspace, exit }) =>
  program
    .command('output [stacks...]')
    .description("print the outputs of deployed stacks (names, or patterns such as 'omnirapeutic-staging-*')")
    .option('--json', 'print them as JSON, by stack and by name')
    .option('--show-sensitive', 'print the values of sensitive outputs too')
    .option('--skip-synth', 'use the Terraform JSON that lies in cdktf.out')
    .action(async (patterns: string[], options: OutputRequest) => {
      const { output } = await import('./output.js');
      exit(await output(workspace, patterns, options));
    });
