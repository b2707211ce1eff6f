import type { Define } from '../../define.js';

export const defineDiagram: Define = (program, { workspace }) =>
  program
    .command('diagram <app> <environment>')
    .description('draw the architecture of an environment from its Terraform JSON')
    .option('--output <file>', 'where the SVG goes (default: standard output)')
    .action(async (app: string, environment: string, options?: { output?: string }) => {
      const { diagram } = await import('./diagram.js');
      await diagram(workspace, { app, environment, output: options?.output });
    });
