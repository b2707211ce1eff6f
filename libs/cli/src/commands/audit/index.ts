import { Option } from 'commander';
import type { Define } from '../../define.js';
import { exitCodes } from '../../exit-codes.js';
import type { AuditRequest } from './audit.js';

export const defineAudit: Define = (program, { workspace, exit }) =>
  program
    .command('audit <app> [environment]')
    .description(
      'judge the Terraform JSON of an app, or of one environment, by the pack of rules that the app names',
    )
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(['table', 'markdown', 'json'])
        .default('table'),
    )
    .action(
      async (app: string, environment: string | undefined, { format }: Pick<AuditRequest, 'format'>) => {
        const { audit } = await import('./audit.js');
        if (!audit(workspace, { app, environment, format })) exit(exitCodes.policy);
      },
    );
