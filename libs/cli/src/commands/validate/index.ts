import type { Define } from '../../define.js';
import type { ValidateRequest } from './validate.js';

export const defineValidate: Define = (program, { workspace, exit }) =>
  program
    .command('validate [app] [environment]')
    .description('have Terraform and its provider validate stacks, without AWS')
    .option('--stacks <patterns...>', "only these (names, or patterns such as 'omnirapeutic-*-dns')")
    .option('--json', 'print it as JSON')
    .action(
      async (app?: string, environment?: string, options: Pick<ValidateRequest, 'stacks' | 'json'> = {}) => {
        const { validate } = await import('./validate.js');
        exit(await validate(workspace, { app, environment, ...options }));
      },
    );
