#!/usr/bin/env node
// `npm run check:cdktn`: synthesizes every app and environment on cdktf and on cdktn, its continuation, each with its own
// provider package, and compares what they write. What must differ is in engine-differences.mjs; all else fails.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { differencesBetween, knownDifferences, render } from './engine-differences.mjs';
import { installed } from './packages.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Of another folder, a test plants an app that knows its engine. */
const apps = resolve(process.argv[2] ?? join(root, 'apps'));

/** What the sources import, and where each engine has it. */
const engines = {
  cdktf: { in: root, packages: { cdktf: 'cdktf', '@cdktf/provider-aws': '@cdktf/provider-aws' } },
  cdktn: {
    in: installed('cdktn'),
    packages: { cdktf: 'cdktn', '@cdktf/provider-aws': '@cdktn/provider-aws', constructs: 'constructs' },
  },
};

/**
 * The packages of an engine stay files of their own, which know each other by their real names: one copy of it.
 * @param {typeof engines[keyof typeof engines]} engine
 * @returns {import('esbuild').Plugin}
 */
const onEngine = (engine) => ({
  name: 'engine',
  setup({ onResolve }) {
    const { resolve: find } = createRequire(join(engine.in, 'package.json'));
    for (const [name, replacement] of Object.entries(engine.packages)) {
      onResolve({ filter: new RegExp(`^${name}(/|$)`) }, ({ path }) => ({
        path: find(path.replace(name, replacement)),
        external: true,
      }));
    }
  },
});

const sources = readdirSync(apps)
  .map((name) => join(apps, name, 'src', 'app.ts'))
  .filter((file) => existsSync(file));
/** What can be said to the engine, whether an app of ours says it yet or not. Its state has no home in apps/state. */
const everyFeature = join(root, 'libs/core/src/engine/every-feature.fixture.ts');

const program = `
  import { join } from 'node:path';
  import { InputError, synthesize } from '@ashlar/core';
  import { everyFeature } from ${JSON.stringify(everyFeature)};
  ${sources.map((file, index) => `import { app as app${index} } from ${JSON.stringify(file)};`).join('\n')}
  const write = (folder, apps) =>
    synthesize(apps, { outdir: join(process.argv[2], folder), workspace: ${JSON.stringify(root)}, warn: () => undefined });
  try {
    write('features', [everyFeature]);
    const stacks = write('apps', [${sources.map((_, index) => `app${index}`).join(', ')}]);
    const resources = stacks.reduce((sum, stack) => sum + stack.resources, 0);
    const packages = Object.keys(require.cache).flatMap((file) => /^.*node_modules.(?:cdkt[fn]|constructs)(?=[\\\\/])/.exec(file) ?? []);
    process.stdout.write(JSON.stringify({ stacks: stacks.length, resources, loaded: [...new Set(packages)].sort() }));
  } catch (error) {
    process.stderr.write((error instanceof InputError ? error.message : error.stack) + '\\n');
    process.exitCode = 1;
  }
`;

/**
 * @param {keyof typeof engines} name
 * @param {string} scratch
 * @returns {Promise<{ outdir: string, stacks: number, resources: number, loaded: string[] }>}
 */
async function synthesizeOn(name, scratch) {
  const [outfile, outdir] = [join(scratch, `${name}.cjs`), join(scratch, name)];
  await build({
    stdin: { contents: program, resolveDir: root, sourcefile: 'check-cdktn.ts', loader: 'ts' },
    absWorkingDir: root,
    tsconfig: join(root, 'tsconfig.base.json'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    plugins: [onEngine(engines[name])],
    keepNames: true,
    logLevel: 'error',
    outfile,
  });
  const printed = await run(outfile, outdir);
  return { outdir, ...JSON.parse(printed) };
}

/** @returns {Promise<string>} */
const run = (/** @type {string[]} */ ...args) =>
  new Promise((done, fail) => {
    // cdktf calls util.isArray, and newer Nodes say so.
    const child = spawn(process.execPath, ['--no-deprecation', ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (printed += text));
    child.once('error', fail);
    child.once('close', (code) =>
      code === 0 ? done(printed) : fail(new Error('it could not be synthesized')),
    );
  });

/**
 * An engine that is loaded twice, or half of each, would compare nothing.
 * @param {keyof typeof engines} name
 * @param {readonly string[]} loaded
 */
function oneCopy(name, loaded) {
  const expected = ['constructs', name].map((part) => join(engines[name].in, 'node_modules', part)).sort();
  if (JSON.stringify(loaded) === JSON.stringify(expected)) return;
  throw new Error(`on ${name}, these were loaded: ${loaded.join(', ')}; it should be ${expected.join(', ')}`);
}

/** @param {keyof typeof engines} name */
function versionsOf(name) {
  const { in: folder, packages } = engines[name];
  const read = (/** @type {string} */ part) =>
    JSON.parse(readFileSync(join(folder, 'node_modules', part, 'package.json'), 'utf8'));
  const provider = read(packages['@cdktf/provider-aws']);
  return { engine: read(name).version, package: provider.version, provider: provider.cdktf.provider.version };
}

mkdirSync(join(root, '.cache'), { recursive: true });
const scratch = mkdtempSync(join(root, '.cache', 'check-cdktn-'));
try {
  const cdktf = await synthesizeOn('cdktf', scratch);
  const cdktn = await synthesizeOn('cdktn', scratch);
  oneCopy('cdktf', cdktf.loaded);
  oneCopy('cdktn', cdktn.loaded);
  const versions = { cdktf: versionsOf('cdktf'), cdktn: versionsOf('cdktn') };
  const differences = differencesBetween(cdktf.outdir, cdktn.outdir, knownDifferences(versions));
  const on = `cdktn ${versions.cdktn.engine} with @cdktn/provider-aws ${versions.cdktn.package}`;
  process.stdout.write(
    differences.length === 0
      ? `${on}: ${cdktf.stacks} stacks with ${cdktf.resources} resources are the same\n`
      : `${render(differences)}\n${on}: differences: ${differences.length}\n`,
  );
  process.exitCode = differences.length === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${/** @type {Error} */ (error).message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
