import type { Define } from '../../define.js';
import { exitCodes } from '../../exit-codes.js';

export const defineGate: Define = (program, { exit }) =>
  program
    .command('gate [stacks...]')
    .description(
      'check what was synthesized before any Terraform runs on it: foreign providers, code, backends',
    )
    .option('--synthesis <folder>', 'what to check (default: $CDKTF_OUTDIR, or cdktf.out)')
    .option('--base-synthesis <folder>', 'that of the base: backends, accounts and states must be as there')
    .option('--allow <file>', 'what else stacks may use; take it from the base, not from the change')
    .option('--json', 'findings as JSON: libs/review/README.md describes them')
    .action(async (stacks: string[], options: GateRequest) => {
      const { gate } = await import('./gate.js');
      if (!gate(stacks, options)) exit(exitCodes.policy);
    });

export interface GateRequest {
  readonly synthesis?: string;
  readonly baseSynthesis?: string;
  readonly allow?: string;
  readonly json?: true;
}
