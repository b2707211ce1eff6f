import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const MANIFEST = 'manifest.json';
const STACKS = 'stacks';
/** What synthesis writes into the folder of a stack. Anything else there is Terraform's or a person's. */
const WRITTEN = ['cdk.tf.json', 'assets'];

/**
 * Moves a finished synthesis into the output folder. Each file is replaced in one step; stacks that are
 * gone lose what an earlier synthesis wrote, and nothing that anyone else did: a local state may lie there.
 */
export function publish(staging: string, outdir: string): void {
  const stacks = readdirSync(join(staging, STACKS));
  mkdirSync(join(outdir, STACKS), { recursive: true });
  for (const gone of foldersIn(join(outdir, STACKS)).filter((name) => !stacks.includes(name))) {
    clear(join(outdir, STACKS, gone));
    removeIfEmpty(join(outdir, STACKS, gone));
  }
  for (const stack of stacks) {
    const entries = readdirSync(join(staging, STACKS, stack));
    clear(join(outdir, STACKS, stack), entries);
    for (const entry of entries) {
      replace(join(staging, STACKS, stack, entry), join(outdir, STACKS, stack, entry));
    }
  }
  replace(join(staging, MANIFEST), join(outdir, MANIFEST));
}

function replace(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  if (existsSync(to) && !to.endsWith('.json')) rmSync(to, { recursive: true });
  try {
    renameSync(from, to);
  } catch (error) {
    // The output folder may be a mount of its own.
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
  }
}

/** Removes what an earlier synthesis wrote, but for what this one replaces. */
function clear(stack: string, replaced: readonly string[] = []): void {
  for (const name of WRITTEN.filter((written) => !replaced.includes(written))) {
    rmSync(join(stack, name), { recursive: true, force: true });
  }
}

const foldersIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

function removeIfEmpty(folder: string): void {
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
