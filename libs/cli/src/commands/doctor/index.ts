import type { Define } from '../../define.js';

export const defineDoctor: Define = (program, { workspace, exit }) =>
  program
    .command('doctor [stacks...]')
    .description('say what stands in the way of a deployment: tools, credentials, state backend, locks')
    .option('--json', 'print it as JSON')
    .action(async (patterns: string[], options: { readonly json?: boolean }) => {
      const { doctor } = await import('./doctor.js');
      exit(await doctor(workspace, patterns, options));
    });
