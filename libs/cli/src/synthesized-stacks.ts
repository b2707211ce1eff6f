import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStacks, type Selection, synthesize, type SynthesizedStack } from '@ashlar/core';
import type { WrittenStack } from '@ashlar/graph';
import { loadApps } from './load-apps.js';
import type { Workspace } from './workspace.js';

/** A stack as it would be written, and whose it is. */
export type SynthesizedJson = WrittenStack & Pick<SynthesizedStack, 'app' | 'environment' | 'resources'>;

/** What a synthesis of everything, of one app or of one environment writes, in memory: for commands that read it. */
export function synthesizedStacks(workspace: Workspace, selection: Selection = {}): SynthesizedJson[] {
  const outdir = mkdtempSync(join(tmpdir(), 'ashlar-'));
  try {
    const built = synthesize(loadApps(workspace, selection.app), {
      ...selection,
      outdir,
      workspace: workspace.root,
    });
    const owners = new Map(built.map((stack) => [stack.name, stack]));
    return readStacks(outdir).flatMap((stack) => {
      const owner = owners.get(stack.name);
      if (owner === undefined) return [];
      const { app, environment, resources } = owner;
      return [{ ...stack, app, environment, resources }];
    });
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
