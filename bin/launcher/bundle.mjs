// @ts-check
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { forgetOldest, readJson, readText, replaceFile } from './cache-files.mjs';

/**
 * The sources of this repository as one file of JavaScript, and the packages that it requires.
 * @typedef {{ code: string, packages: string[] }} Bundle
 */

/** Starts the bundle. What it requires is looked for among the packages that were bundled once for all. */
export const BANNER =
  '{ const installed = require; require = (id) => module.packages?.(id) ?? installed(id); }';

/**
 * What reads what was synthesized, or runs Terraform: more than half of the sources, of which a synthesis runs nothing.
 */
const TOOLS = [
  'changes',
  'deploy',
  'diagram',
  'github',
  'handbook',
  'policy',
  'rehearsal',
  'review',
  'terraform',
].map((name) => `@ashlar/${name}`);

/**
 * Which of the sources a command needs: all of them, or those of a synthesis.
 * @typedef {'everything' | 'synthesis'} Extent
 */

/**
 * The bundle of inputs with this digest, made now unless it was before. What was made is to be kept only if it is sure that nobody
 * has edited a source meanwhile.
 * @param {string} digest
 * @param {string} root
 * @param {string} cache
 * @param {Extent} extent
 * @returns {Promise<{ bundle: Bundle, keep?: () => void }>}
 */
export async function bundledFor(digest, root, cache, extent) {
  const file = join(cache, `sources-${digest.slice(0, 16)}-${extent}`);
  const code = readText(`${file}.cjs`);
  const packages = readJson(`${file}.json`);
  if (code && packages) return { bundle: { code, packages } };
  const bundle = await bundled(root, { extent });
  const keep = () => {
    replaceFile(`${file}.json`, JSON.stringify(bundle.packages));
    replaceFile(`${file}.cjs`, bundle.code);
    forgetOldest(cache, /^sources-.*\.(cjs|json)$/, 6);
  };
  return { bundle, keep };
}

/**
 * The bundle of the sources as they are. No build step, no type check: types are checked by `npm test`, by the editor and beside
 * `ashlar watch`, never here.
 * @param {string} root
 * @param {BundleOptions} options
 * @returns {Promise<Bundle>}
 */
export async function bundled(root, options) {
  const { build } = loadEsbuild();
  try {
    return read(await withoutCollector(() => build(bundleOptions(root, options))));
  } catch (error) {
    if (options.debug) throw error;
    // esbuild has said what is wrong with the sources, and where.
    process.exit(1);
  }
}

/**
 * esbuild is a program in Go that lives for a tenth of a second: collecting its garbage is a fifth of what it costs. It takes the
 * environment when it starts, which is at once; nothing else that is started gets this.
 * @template T
 * @param {() => Promise<T>} start
 * @returns {Promise<T>}
 */
function withoutCollector(start) {
  const { GOGC } = process.env;
  process.env.GOGC = 'off';
  const started = start();
  if (GOGC === undefined) delete process.env.GOGC;
  else process.env.GOGC = GOGC;
  return started;
}

/**
 * By `require`: before `import()` runs CommonJS, it reads it through for names.
 * @returns {typeof import('esbuild')}
 */
export function loadEsbuild() {
  try {
    return createRequire(import.meta.url)('esbuild');
  } catch {
    process.stderr.write('the packages of this project are not installed\n    fix: npm ci\n');
    process.exit(1);
  }
}

/**
 * @param {import('esbuild').BuildResult<{ write: false, metafile: true }>} result
 * @returns {Bundle}
 */
export function read({ outputFiles: [output], metafile }) {
  const imports = Object.values(metafile.outputs).flatMap(({ imports }) => imports);
  const packages = imports.filter(({ external }) => external).map(({ path }) => path);
  return { code: output?.text ?? '', packages: [...new Set(packages)].sort() };
}

/**
 * @typedef {{ extent: Extent, debug?: boolean }} BundleOptions
 * @param {string} root
 * @param {BundleOptions} options
 * @returns {import('esbuild').BuildOptions & { write: false, metafile: true }}
 */
export const bundleOptions = (root, { extent, debug = false }) => ({
  stdin: { contents: entry(root), resolveDir: root, sourcefile: 'ashlar.ts', loader: 'ts' },
  absWorkingDir: root,
  tsconfig: join(root, 'tsconfig.base.json'),
  bundle: true,
  write: false,
  metafile: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  packages: 'external',
  external: extent === 'synthesis' ? TOOLS : [],
  banner: { js: BANNER },
  keepNames: true,
  sourcemap: debug ? 'inline' : false,
  // Code cannot be kept by V8's cache and be asked for in the middle of a file by `import()` too.
  supported: { 'dynamic-import': false },
  logLevel: 'error',
});

/**
 * Apps are required only when they are asked for, so that one costs what one costs.
 * @param {string} root
 */
function entry(root) {
  const apps = readdirSync(join(root, 'apps'))
    .filter((name) => existsSync(join(root, 'apps', name, 'src', 'app.ts')))
    .sort();
  const waiving = apps.filter((name) => existsSync(join(root, 'apps', name, 'src', 'waivers.ts')));
  return `
    import { main } from './libs/cli/src/index.ts';
    const apps = ${exported(apps, 'app.ts', 'app')};
    const waivers = ${exported(waiving, 'waivers.ts', 'waivers')};
    const packs = ${exported(waiving, 'waivers.ts', 'pack')};
    module.exports = (argv, launcher) => main(argv, { root: ${JSON.stringify(root)}, apps, waivers, packs, launcher });
  `;
}

/**
 * What a file of each of these apps exports, to be required when it is called.
 * @param {string[]} names
 * @param {string} file
 * @param {string} name
 */
const exported = (names, file, name) =>
  `{ ${names.map((app) => `${JSON.stringify(app)}: () => require(${JSON.stringify(`./apps/${app}/src/${file}`)}).${name}`).join(', ')} }`;
