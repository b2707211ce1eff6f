import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { WrittenStack } from '@ashlar/graph';
import { emulatorOverride, OVERRIDE_FILE } from '@ashlar/terraform';

/** A folder of its own for stacks that an emulator runs: an override beside the synthesized JSON would change the next deployment. */
export const emulatorFolder = (root: string, outdir: string, endpoint: string) =>
  join(root, '.cache', 'deploy', digest(`${outdir} ${endpoint}`).slice(0, 12), 'stacks');

/** Folders that know only where states lie. */
export const backendsFolder = (root: string, outdir: string, endpoint = '') =>
  join(root, '.cache', 'deploy', digest(`${outdir} ${endpoint}`).slice(0, 12), 'backends');

/** Copies a stack to where an emulator runs it, with what only the emulator needs beside it. */
export function copyForEmulator(
  { name, json, file }: WrittenStack,
  { outdir, base, providerVersion }: { outdir: string; base: string; providerVersion: string | undefined },
): string {
  const folder = join(base, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'cdk.tf.json'), readFileSync(join(outdir, file)));
  writeFileSync(
    join(folder, OVERRIDE_FILE),
    JSON.stringify(emulatorOverride(json, providerVersion), null, 2),
  );
  const [assets, link] = [join(outdir, dirname(file), 'assets'), join(folder, 'assets')];
  rmSync(link, { force: true });
  if (existsSync(assets)) symlinkSync(assets, link);
  return folder;
}

export const digest = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

/** Writes a file in one step, and only when it says something else: another command of ours may be reading it. */
export function keepFile(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
}
