import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '@ashlar/core';
import { runProgram } from './run-program.js';

/** Gives a checkout the packages that its lock file names: those that are here, if it names the same. */
export async function installPackages(
  folder: string,
  { root, where, signal }: { readonly root: string; readonly where: string; readonly signal: AbortSignal },
): Promise<void> {
  if (lockOf(folder) === undefined) return;
  const here = join(root, 'node_modules');
  if (lockOf(folder) === lockOf(root) && existsSync(here)) {
    symlinkSync(here, join(folder, 'node_modules'), 'junction');
    return;
  }
  process.stderr.write(`${where}: its package-lock.json is another one: npm ci --ignore-scripts\n`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { ok, said } = await runProgram(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    signal,
  });
  const fix = 'name a base whose packages can be installed';
  refuse(where, ok ? [] : [{ what: `its packages can't be installed:\n${said}`, fix }]);
}

function lockOf(folder: string): string | undefined {
  const file = join(folder, 'package-lock.json');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
