#!/usr/bin/env node
// `npm run typecheck`: with TypeScript's native compiler, which needs a sixth of the time, and with TypeScript 6 where that can't be
// installed. `--if-installed` checks with the native one or not at all: what runs at every edit must not take long.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderOf, installed } from './packages.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Everything, and what runs in a browser. */
const PROJECTS = ['tsconfig.json', 'libs/review/src/html/page/tsconfig.json'];
const beside = process.argv.includes('--if-installed');

function native() {
  if (beside) return existsSync(folderOf('typescript-native')) ? folderOf('typescript-native') : undefined;
  try {
    return installed('typescript-native');
  } catch {
    process.stderr.write("TypeScript's native compiler could not be installed; checking with TypeScript 6\n");
    return root;
  }
}

const folder = native();
if (folder === undefined) {
  process.stdout.write(
    'types are not checked here: npm run typecheck installs the compiler that is fast enough\n',
  );
} else {
  const compiler = join(folder, 'node_modules/typescript/bin/tsc');
  const checks = PROJECTS.map((project) =>
    spawn(process.execPath, [compiler, '-p', project], { cwd: root, stdio: 'inherit' }),
  );
  process.once('SIGTERM', () => checks.forEach((check) => check.kill()));
  for (const check of checks) check.once('close', (code) => (process.exitCode ||= code ?? 1));
}
