import type { Define } from '../../define.js';

export const defineDocs: Define = (program, { workspace }) =>
  program
    .command('docs <app>')
    .description("make tables and picture of an app's documents anew, and check the rest")
    .action(async (app: string) => {
      const { docs } = await import('./docs.js');
      await docs(workspace, app);
    });
