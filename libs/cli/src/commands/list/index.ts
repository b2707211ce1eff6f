import type { Define } from '../../define.js';

export const defineList: Define = (program, { workspace }) =>
  program
    .command('list [app] [environment]')
    .description('list the stacks, and what has to be applied before each')
    .option('--json', 'as JSON: name, app, environment, resources, dependencies')
    .action(async (app?: string, environment?: string, options?: { json?: boolean }) => {
      const { list } = await import('./list.js');
      list(workspace, { app, environment, json: options?.json });
    });
