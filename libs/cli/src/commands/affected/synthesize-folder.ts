import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStacks, refuse } from '@ashlar/core';
import type { WrittenStack } from '@ashlar/graph';
import { runProgram } from './run-program.js';

/** What a checkout synthesizes, by its own `bin/ashlar.mjs`. One from before that existed has no stacks. */
export async function synthesizeFolder(
  folder: string,
  { where, signal }: { readonly where: string; readonly signal: AbortSignal },
): Promise<readonly WrittenStack[]> {
  const command = join(folder, 'bin', 'ashlar.mjs');
  if (!existsSync(command)) {
    process.stderr.write(`${where} has no bin/ashlar.mjs: it has no stacks, and everything else is new\n`);
    return [];
  }
  const scratch = mkdtempSync(join(tmpdir(), 'ashlar-'));
  // A synthesis writes beside its output first; one that is stopped leaves that behind.
  const outdir = join(scratch, 'cdktf.out');
  try {
    const { ok, said } = await runProgram(process.execPath, [command, 'synth', '--output', outdir], {
      cwd: folder,
      signal,
    });
    refuse(
      where,
      ok ? [] : [{ what: `it doesn't synthesize:\n${said}`, fix: 'repair it, or name another commit' }],
    );
    return readStacks(outdir);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
