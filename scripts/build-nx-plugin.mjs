#!/usr/bin/env node
// `node scripts/build-nx-plugin.mjs`: writes libs/nx-plugin/built, which is committed: Nx loads it in a fresh clone, where
// nothing was built, on a Node that reads no TypeScript. `--check` only compares, as a test does.
import { buildSync } from 'esbuild';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Files by their path from the root. Nx loads the plugin in every process, the generators when one is asked for.
 * @returns {Record<string, string>}
 */
function builtPlugin() {
  const { outputFiles } = buildSync({
    entryPoints: {
      plugin: 'libs/nx-plugin/src/plugin.ts',
      generators: 'libs/nx-plugin/src/generators/index.ts',
      'write-inventories': 'libs/nx-plugin/src/write-inventories.ts',
    },
    outdir: 'libs/nx-plugin/built',
    outExtension: { '.js': '.cjs' },
    absWorkingDir: root,
    tsconfig: join(root, 'tsconfig.base.json'),
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  return Object.fromEntries(outputFiles.map(({ path, text }) => [path.slice(root.length + 1), text]));
}

const built = Object.entries(builtPlugin());
const folder = join(root, 'libs/nx-plugin/built');
if (process.argv.includes('--check')) {
  const committed = (/** @type {string} */ path) =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
  const stale = built.filter(([path, text]) => committed(path) !== text).map(([path]) => path);
  const strays = readdirSync(folder).filter((name) => !built.some(([path]) => path.endsWith(`/${name}`)));
  if (stale.length + strays.length > 0) {
    process.stderr.write(
      `not what the sources make: ${[...stale, ...strays].join(', ')}\n    fix: node scripts/build-nx-plugin.mjs\n`,
    );
    process.exitCode = 1;
  }
} else {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [path, text] of built) writeFileSync(join(root, path), text);
}
