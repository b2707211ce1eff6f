// @ts-check
import { createHash } from 'node:crypto';
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ContentIndex } from './content-index.mjs';
import { readJson } from './cache-files.mjs';

/** What decides about the bytes of a bundle beside the sources: the packages as locked and as installed, and how we bundle. */
const AT_THE_ROOT = [
  'package.json',
  'package-lock.json',
  'node_modules/.package-lock.json',
  'tsconfig.base.json',
];

/** Tests and documents of libraries are in no bundle. An app may look at any of its files: at runbooks, at what it zips. */
const NOT_BUNDLED = /(\.test\.ts|\.md)$/;

/** Made by a synthesis or by Terraform. */
const MADE = new Set(['cdktf.out', '.terraform']);

/**
 * @typedef {object} Inputs
 * @property {string} bundle of all that the bundle is made from
 * @property {string} synthesis of all that a synthesis reads
 * @property {() => boolean} areUntouched whether nobody has written any of it since, not even the same
 */

/**
 * Digests of what a synthesis reads, taken before it reads it: who edits a file meanwhile makes the next run see a change.
 * Every file that could be bundled counts, not only those that were: a new one may take the place of another.
 * @param {string} root
 * @param {string} cache
 * @returns {Inputs}
 */
export function readInputs(root, cache) {
  const file = join(cache, 'inputs.json');
  const index = new ContentIndex(readJson(file));
  const inputs = digested(root, index);
  if (index.learned) index.save(file);
  const areUntouched = () => {
    const now = new ContentIndex(index.stored);
    return digested(root, now).synthesis === inputs.synthesis && now.equals(index);
  };
  return { ...inputs, areUntouched };
}

/**
 * @param {string} root
 * @param {ContentIndex} index
 */
function digested(root, index) {
  const digests = (/** @type {string[]} */ paths) =>
    paths.map((path) => `${path} ${index.digestOf(join(root, path)) ?? 'none'}`);

  const libraries = [...filesBelow(root, 'bin'), ...filesBelow(root, 'libs')].filter(
    (path) => !NOT_BUNDLED.test(path),
  );
  const apps = filesBelow(root, 'apps');
  const sources = digests([...AT_THE_ROOT, ...libraries, ...apps.filter((path) => !NOT_BUNDLED.test(path))]);
  const bundle = sha256([root, process.version, process.platform, process.arch, ...sources]);
  const others = digests(apps.filter((path) => NOT_BUNDLED.test(path)));
  return { bundle, synthesis: sha256([bundle, today(), ...others]) };
}

/** Warnings tell of ends of support, by the day. */
const today = () => new Date().toISOString().slice(0, 10);

/** @param {readonly string[]} parts */
export const sha256 = (parts) => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/**
 * Every file and folder below a folder, through links too, in one order.
 * @param {string} root
 * @param {string} below
 * @param {readonly string[]} linked where the links on the way here have led to, so that a circle ends
 * @returns {string[]}
 */
function filesBelow(root, below, linked = []) {
  return readdirSync(join(root, below), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${below}/${entry.name}`;
      const link = entry.isSymbolicLink() ? target(join(root, path)) : undefined;
      if (link !== undefined && linked.includes(link)) return [];
      const way = link === undefined ? linked : [...linked, link];
      const stat = link === undefined ? entry : statSync(link);
      if (stat.isDirectory()) return MADE.has(entry.name) ? [] : [`${path}/`, ...filesBelow(root, path, way)];
      return stat.isFile() ? [path] : [];
    });
}

/** @param {string} link */
function target(link) {
  try {
    return realpathSync(link);
  } catch {
    return undefined;
  }
}
