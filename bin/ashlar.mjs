#!/usr/bin/env node
// Runs the TypeScript sources as they are: esbuild strips the types in memory, with no build step and no
// files in between. Types are checked by `npm test` and by the editor, never here.
import { readdirSync, existsSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const debug = Boolean(process.env.ASHLAR_DEBUG);
// The engine calls util.isArray, and Node 24 says so in every run.
process.noDeprecation = !debug;

const { buildSync } = await import('esbuild').catch(() => {
  process.stderr.write('the packages of this project are not installed\n    fix: npm ci\n');
  process.exit(1);
});

const apps = readdirSync(join(root, 'apps'))
  .filter((name) => existsSync(join(root, 'apps', name, 'src', 'app.ts')))
  .sort();
const waiving = apps.filter((name) => existsSync(join(root, 'apps', name, 'src', 'waivers.ts')));

/** What a file of each of these apps exports, to be required when it is called. */
const exported = (/** @type {string[]} */ names, /** @type {string} */ file, /** @type {string} */ name) =>
  `{ ${names.map((app) => `${JSON.stringify(app)}: () => require(${JSON.stringify(`./apps/${app}/src/${file}`)}).${name}`).join(', ')} }`;

// Apps are required only when they are asked for, so that one costs what one costs.
const entry = `
  import { main } from './libs/cli/src/index.ts';
  const apps = ${exported(apps, 'app.ts', 'app')};
  const waivers = ${exported(waiving, 'waivers.ts', 'waivers')};
  module.exports = main(process.argv.slice(2), { root: ${JSON.stringify(root)}, apps, waivers });
`;

/** esbuild says what is wrong with the sources, and where. */
function bundled() {
  try {
    return buildSync(options).outputFiles[0]?.text ?? '';
  } catch (error) {
    if (debug) throw error;
    process.exit(1);
  }
}

/** @type {import('esbuild').BuildOptions & { write: false }} */
const options = {
  stdin: { contents: entry, resolveDir: root, sourcefile: 'ashlar.ts', loader: 'ts' },
  absWorkingDir: root,
  tsconfig: join(root, 'tsconfig.base.json'),
  bundle: true,
  write: false,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  packages: 'external',
  keepNames: true,
  sourcemap: debug ? 'inline' : false,
  logLevel: 'error',
};

if (debug) process.setSourceMapsEnabled(true);
// A module that lives in memory only; for `require`, it stands beside this file.
const filename = join(root, 'bin', 'ashlar.cjs');
/** @typedef {{ _compile(code: string, filename: string): void, exports: Promise<number> }} InMemory */
const bundle = /** @type {InMemory} */ (/** @type {unknown} */ (new Module(filename)));
Object.assign(bundle, { filename, paths: createRequire(filename).resolve.paths('any') });
bundle._compile(bundled(), filename);
process.exitCode = await bundle.exports;
