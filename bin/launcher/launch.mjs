// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { answerFile, keepAnswer, stagedDigests, standingAnswer } from './answer.mjs';
import { inMemory } from './in-memory.mjs';
import { readInputs } from './inputs.mjs';

/**
 * Runs `ashlar` from the TypeScript sources as they are. When a synthesis would read and write what it has read and written before,
 * the answer is what it was, and neither esbuild nor the engine is loaded.
 * @param {string} root
 * @param {readonly string[]} argv
 * @returns {Promise<number>} the exit code
 */
export async function launch(root, argv) {
  const debug = Boolean(process.env.ASHLAR_DEBUG);
  const cache = join(root, '.cache', 'synthesis');
  if (debug || process.env.ASHLAR_CACHE === 'off') return uncached(root, argv, debug);

  const isUsed = existsSync(cache);
  const { inputs, file, answer } = look(root, cache, argv);
  if (answer !== undefined) return repeat(answer);

  const { bundledFor } = await import('./bundle.mjs');
  const { bundledPackages } = await import('./packages.mjs');
  const extent = argv[0] === 'synth' ? 'synthesis' : 'everything';
  const { bundle, keep } = await bundledFor(inputs.bundle, root, cache, extent);
  // Bundling them pays from the third run on: a checkout that is built once, as in CI, goes without.
  const packages = await bundledPackages(root, { cache, wanted: bundle.packages, mayBuild: isUsed });
  /** @type {Record<string, string>} */
  let written = {};
  // Who edits a file meanwhile has asked for something else than what is built now.
  /** @type {boolean | undefined} */
  let untouched;
  const code = await inMemory(
    root,
    bundle.code,
    packages?.require,
  )(argv, {
    staged: (staging) => (written = stagedDigests(staging)),
    synthesized(printed) {
      untouched = inputs.areUntouched();
      if (untouched) keepAnswer(file, { inputs: inputs.synthesis, written, ...printed });
    },
    rebuilds: async () => new (await import('./rebuilds.mjs')).Rebuilds(root, cache),
  });
  packages?.keepCode();
  if (keep && (untouched ?? inputs.areUntouched())) keep();
  return code;
}

/**
 * What would be read, and the answer that was given to this command line when that was read, if it still stands.
 * @param {string} root
 * @param {string} cache
 * @param {readonly string[]} argv
 */
export function look(root, cache, argv) {
  const inputs = readInputs(root, cache);
  const file = answerFile(cache, argv);
  const mayRepeat = argv[0] === 'synth' && !argv.includes('--force');
  return { inputs, file, answer: mayRepeat ? standingAnswer(file, inputs.synthesis) : undefined };
}

/**
 * @param {string} root
 * @param {readonly string[]} argv
 * @param {boolean} debug
 */
async function uncached(root, argv, debug) {
  const { bundled } = await import('./bundle.mjs');
  if (debug) process.setSourceMapsEnabled(true);
  const { code } = await bundled(root, { extent: 'everything', debug });
  return inMemory(root, code, undefined)(argv, {});
}

/** @param {import('./answer.mjs').Answer} answer */
function repeat({ stdout, stderr }) {
  process.stderr.write(stderr);
  process.stdout.write(
    `${stdout}nothing has changed since, so nothing was built (--force builds all the same)\n`,
  );
  return 0;
}
