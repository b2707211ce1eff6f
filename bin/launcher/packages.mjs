// @ts-check
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { loadEsbuild } from './bundle.mjs';
import { forgetOldest, readKept, readText, replaceFile } from './cache-files.mjs';
import { sha256 } from './inputs.mjs';

/**
 * The engine and the provider are hundreds of files, and reading them takes as long as a small synthesis. Bundled once for each
 * package-lock.json, with V8's compiled code beside, they cost a quarter.
 */
const BUNDLED =
  /^(cdktf$|cdktf\/|@cdktf\/|constructs$|commander$|cli-table3$|semver$|ip-address$|fastest-levenshtein$|fflate$)/;

/**
 * Answers `require` for what the engine consists of; undefined for anything else. There must be one engine: what isn't bundled
 * with it would load another, so every package that was wanted is in the same file.
 * @param {string} root
 * @param {{ cache: string, wanted: readonly string[], mayBuild: boolean }} options
 * @returns {Promise<{ require: (id: string) => unknown, keepCode: () => void } | undefined>}
 */
export async function bundledPackages(root, { cache, wanted, mayBuild }) {
  const ids = wanted.filter((id) => BUNDLED.test(id));
  // How they are bundled is this file.
  const told = ['package-lock.json', 'node_modules/.package-lock.json', 'bin/launcher/packages.mjs'];
  const texts = told.map((name) => textOf(join(root, name)));
  const key = sha256([root, process.version, process.arch, ...texts, ...ids]).slice(0, 16);
  const file = join(cache, `packages-${key}.cjs`);
  const kept = readText(file);
  if (kept !== undefined) return loaded(root, file, kept);
  if (!mayBuild) return undefined;
  const code = await bundle(root, ids);
  replaceFile(file, code);
  forgetOldest(cache, /^packages-.*\.cjs$/, 2);
  forgetOldest(cache, /^packages-.*\.code$/, 2);
  return loaded(root, file, code);
}

/** @param {string} file */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return 'none';
  }
}

/**
 * @param {string} root
 * @param {readonly string[]} ids
 */
async function bundle(root, ids) {
  const { build } = loadEsbuild();
  const offers = ids.map((id) => `${JSON.stringify(id)}: () => require(${JSON.stringify(id)})`);
  const { outputFiles } = await build({
    stdin: { contents: `module.exports = { ${offers.join(',\n')} };`, resolveDir: root },
    absWorkingDir: root,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // The names of classes show in messages. Each package stands in a function of its own, so they stay what they are.
    minifyWhitespace: true,
    legalComments: 'none',
    banner: { js: '(function (module, exports, require, __filename, __dirname) {' },
    footer: { js: '})' },
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

/**
 * @param {string} root
 * @param {string} file
 * @param {string} code
 */
function loaded(root, file, code) {
  const compiled = file.replace(/cjs$/, 'code');
  const cachedData = readKept(compiled);
  const script = new Script(code, {
    filename: file,
    ...(cachedData ? { cachedData } : {}),
  });
  /** @type {{ exports: Record<string, () => unknown> }} */
  const module = { exports: {} };
  const others = createRequire(join(root, 'bin', 'ashlar.cjs'));
  script.runInThisContext()(module, module.exports, others, file, dirname(file));
  return {
    require: (/** @type {string} */ id) => module.exports[id]?.(),
    /** Once it has run, so that what was compiled on the way is kept too. */
    keepCode() {
      if (cachedData === undefined || script.cachedDataRejected)
        replaceFile(compiled, script.createCachedData());
    },
  };
}
