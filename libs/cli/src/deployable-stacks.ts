import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readStacks, refuse, synthesize } from '@ashlar/core';
import type { WrittenStack } from '@ashlar/graph';
import { loadApps } from './load-apps.js';
import type { Workspace } from './workspace.js';

export interface DeployableStacks {
  /** The output folder: a stack's `file` is relative to it. */
  readonly outdir: string;
  /** Of all apps and environments. */
  readonly stacks: readonly WrittenStack[];
}

/** Synthesizes everything into the output folder, or reads what lies there already. */
export function deployableStacks(
  workspace: Workspace,
  { skipSynth = false }: { readonly skipSynth?: boolean | undefined } = {},
): DeployableStacks {
  const outdir = resolve(process.env['CDKTF_OUTDIR'] ?? join(workspace.root, 'cdktf.out'));
  if (!skipSynth) synthesize(loadApps(workspace, undefined), { outdir, workspace: workspace.root });
  const what = `${relative(workspace.root, outdir)} holds no synthesis`;
  const fix = 'leave --skip-synth out, or run `ashlar synth`';
  refuse('the command', existsSync(join(outdir, 'manifest.json')) ? [] : [{ what, fix }]);
  return { outdir, stacks: readStacks(outdir) };
}
