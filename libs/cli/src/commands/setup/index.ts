import type { Define } from '../../define.js';

export const defineSetup: Define = (program, { workspace }) =>
  program
    .command('setup')
    .description('find what rehearsals and tests need, or install it in .cache')
    .action(async () => {
      const { setup } = await import('./setup.js');
      await setup(workspace);
    });
