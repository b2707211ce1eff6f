import { mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { moveFile } from './move-file.js';
import { publishAssets } from './publish-assets.js';

const MANIFEST = 'manifest.json';
const STACKS = 'stacks';
const JSON_FILE = 'cdk.tf.json';
const ASSETS = 'assets';
/** What synthesis writes into the folder of a stack. Anything else there is Terraform's or a person's. */
const WRITTEN = [JSON_FILE, ASSETS];

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
    const [from, to] = [join(staging, STACKS, stack), join(outdir, STACKS, stack)];
    mkdirSync(to, { recursive: true });
    // First what the JSON names, then the JSON.
    publishAssets(join(from, ASSETS), join(to, ASSETS));
    moveFile(join(from, JSON_FILE), join(to, JSON_FILE));
  }
  moveFile(join(staging, MANIFEST), join(outdir, MANIFEST));
}

/** Removes what an earlier synthesis wrote. */
function clear(stack: string): void {
  for (const name of WRITTEN) rmSync(join(stack, name), { recursive: true, force: true });
}

const foldersIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

function removeIfEmpty(folder: string): void {
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
