import { join, resolve } from 'node:path';
import { doctorJson, doctorReport, examine, selectStacks, verdictOf } from '@ashlar/deploy';
import type { ExitCode } from '../../exit-codes.js';
import { synthesizedStacks } from '../../synthesized-stacks.js';
import type { Workspace } from '../../workspace.js';

/** Looks at everything that may stand in the way of deploying these stacks, or all. What was synthesized stays as it is. */
export async function doctor(
  workspace: Workspace,
  patterns: readonly string[],
  { json = false }: { readonly json?: boolean },
): Promise<ExitCode> {
  const { root } = workspace;
  const all = synthesizedStacks(workspace);
  const asked = patterns.length === 0 ? undefined : selectStacks(all, patterns);
  const outdir = resolve(process.env['CDKTF_OUTDIR'] ?? join(root, 'cdktf.out'));
  const checks = await examine({ root, outdir, all, asked, env: process.env });
  process.stdout.write(`${json ? doctorJson(checks) : doctorReport(checks)}\n`);
  return verdictOf(checks);
}
