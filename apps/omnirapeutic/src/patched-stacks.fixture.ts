import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStacks } from '@ashlar/core';
import type { WrittenStack } from '@ashlar/graph';

const CHECKOUT = join(__dirname, '../../..');

/** For tests: the stacks of production as the sources of this checkout have them with a patch, by a synthesis of a copy. */
export function patchedStacks(patch: string): readonly WrittenStack[] {
  const copy = mkdtempSync(join(tmpdir(), 'ashlar-patched-'));
  const run = (program: string, ...args: string[]) => {
    const { status, stderr } = spawnSync(program, args, { cwd: copy, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  };
  try {
    for (const part of ['bin', 'libs', 'apps', 'package.json', 'package-lock.json', 'tsconfig.base.json'])
      cpSync(join(CHECKOUT, part), join(copy, part), { recursive: true });
    symlinkSync(join(CHECKOUT, 'node_modules'), join(copy, 'node_modules'));
    run('git', 'apply', patch);
    const outdir = join(copy, 'out');
    run(process.execPath, 'bin/ashlar.mjs', 'synth', 'omnirapeutic', 'production', '--output', outdir);
    return readStacks(outdir);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
