// @ts-check
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ContentIndex } from './content-index.mjs';
import { sha256 } from './inputs.mjs';
import { readJson, replaceFile } from './cache-files.mjs';

/**
 * What a command line was answered with, and from what.
 * @typedef {object} Answer
 * @property {string} inputs
 * @property {string} outdir
 * @property {Record<string, string>} written SHA-256 of what lies in the output folder, by path there
 * @property {string[]} overriding files of other people that change what Terraform makes of it
 * @property {string} stdout
 * @property {string} stderr
 */

/** Terraform merges these over what was synthesized, and the summary warns of them. */
const OVERRIDES = /(^|_)override\.tf(\.json)?$/;

/** Which variables of the environment the engine, the launcher and we ourselves read while synthesizing. */
const READ_FROM_ENVIRONMENT = /^(ASHLAR|CDKTF|CDKTN|SYNTH)_|^TERRAFORM_BINARY_NAME$/;

/**
 * Where the answer to a command line is kept. A forced run answers the same question as one that is not.
 * @param {string} cache
 * @param {readonly string[]} argv
 */
export const answerFile = (cache, argv) =>
  join(
    cache,
    'answers',
    `${sha256([process.cwd(), ...environment(), ...argv.filter((word) => word !== '--force')]).slice(0, 16)}.json`,
  );

const environment = () =>
  Object.keys(process.env)
    .filter((name) => READ_FROM_ENVIRONMENT.test(name))
    .sort()
    .map((name) => `${name}=${process.env[name]}`);

/**
 * What this command line was answered with, when another synthesis would read and write the same.
 * @param {string} file
 * @param {string} inputs
 * @returns {Answer | undefined}
 */
export function standingAnswer(file, inputs) {
  /** @type {Answer | undefined} */
  const answer = readJson(file);
  if (answer?.inputs !== inputs) return undefined;
  const stored = `${file}.outputs`;
  const index = new ContentIndex(readJson(stored));
  const stands = isAsWritten(answer, index);
  if (stands && index.learned) index.save(stored);
  return stands ? answer : undefined;
}

/**
 * @param {Answer} answer
 * @param {ContentIndex} index
 */
function isAsWritten({ outdir, written, overriding }, index) {
  const there = outputsIn(outdir);
  // Assets of before lie beside for a day: an apply may be reading them.
  const isEarlier = (/** @type {string} */ path) => path.includes('/assets/') && !(path in written);
  const paths = there.filter((path) => !OVERRIDES.test(path) && !isEarlier(path));
  const others = there.filter((path) => OVERRIDES.test(path));
  return (
    others.join('\n') === overriding.join('\n') &&
    paths.join('\n') === Object.keys(written).join('\n') &&
    paths.every((path) => index.digestOf(join(outdir, path)) === written[path])
  );
}

/**
 * Keeps an answer. The digests are those of the staged files: another process may have replaced the output since.
 * @param {string} file
 * @param {Omit<Answer, 'overriding'>} answer
 */
export function keepAnswer(file, answer) {
  const overriding = outputsIn(answer.outdir).filter((path) => OVERRIDES.test(path));
  replaceFile(file, JSON.stringify({ ...answer, overriding }));
}

/**
 * The SHA-256 of everything that a synthesis has staged.
 * @param {string} staging
 */
export function stagedDigests(staging) {
  const index = new ContentIndex(undefined);
  return Object.fromEntries(
    outputsIn(staging).map((path) => [path, index.digestOf(join(staging, path)) ?? '']),
  );
}

/**
 * What a synthesis writes, replaces, removes or warns of; nothing that is Terraform's or a person's.
 * @param {string} outdir
 */
function outputsIn(outdir) {
  const stacks = namesIn(join(outdir, 'stacks')).flatMap((stack) =>
    namesIn(join(outdir, 'stacks', stack)).flatMap((name) => {
      const path = `stacks/${stack}/${name}`;
      if (name === 'cdk.tf.json' || OVERRIDES.test(name)) return [path];
      return name === 'assets' ? filesIn(outdir, path) : [];
    }),
  );
  return [...namesIn(outdir).filter((name) => name === 'manifest.json'), ...stacks];
}

/**
 * @param {string} outdir
 * @param {string} below
 */
function filesIn(outdir, below) {
  return readdirSync(join(outdir, below), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(outdir, join(entry.parentPath, entry.name)))
    .sort();
}

/** @param {string} folder */
const namesIn = (folder) =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder).sort() : [];
