// What two engines wrote for the same stacks, compared: every difference by stack, address and attribute.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** @typedef {'cdktf' | 'cdktn'} Engine */
/** @typedef {{ engine: string, package: string, provider: string }} Versions */
/** @typedef {{ file: string, path: readonly string[], cdktf: unknown, cdktn: unknown }} Difference */
/** @typedef {{ file: RegExp, path: readonly string[], cdktf: unknown, cdktn: unknown }} Known */

/**
 * What has to differ, and how: only these two values at this place are taken for the same. That the engines write `[]` and
 * `{}` differently is gone once they are read as JSON.
 * @param {Record<Engine, Versions>} versions
 * @returns {Known[]}
 */
export function knownDifferences({ cdktf, cdktn }) {
  const [manifest, stack] = [/^[^/]+\/manifest\.json$/, /^[^/]+\/stacks\/[^/]+\/cdk\.tf\.json$/];
  const provider = ['terraform', 'required_providers', 'aws'];
  return [
    { file: manifest, path: ['version'], cdktf: cdktf.engine, cdktn: cdktn.engine },
    { file: stack, path: ['//', 'metadata', 'version'], cdktf: cdktf.engine, cdktn: cdktn.engine },
    { file: stack, path: [...provider, 'source'], cdktf: 'aws', cdktn: 'hashicorp/aws' },
    { file: stack, path: [...provider, 'version'], cdktf: cdktf.provider, cdktn: cdktn.provider },
  ];
}

/**
 * @param {string} cdktf The output folder of the one engine
 * @param {string} cdktn and of the other
 * @param {readonly Known[]} known
 */
export function differencesBetween(cdktf, cdktn, known) {
  const [ours, theirs] = [filesIn(cdktf), filesIn(cdktn)];
  const files = [...new Set([...ours, ...theirs])].sort();
  return files
    .flatMap((file) => {
      const [left, right] = [ours.includes(file), theirs.includes(file)];
      if (!left || !right) return [{ file, path: [], cdktf: present(left), cdktn: present(right) }];
      return compare(file, [], content(join(cdktf, file)), content(join(cdktn, file)));
    })
    .filter((difference) => !known.some((expected) => isKnown(difference, expected)));
}

const present = (/** @type {boolean} */ there) => (there ? 'written' : 'not written');

/** @returns {string[]} */
const filesIn = (/** @type {string} */ folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    );

/** @returns {unknown} */
const content = (/** @type {string} */ file) =>
  file.endsWith('.json') ? JSON.parse(readFileSync(file, 'utf8')) : readFileSync(file).toString('base64');

/**
 * Arrays are compared place by place, objects key by key; the order of keys is nothing to Terraform.
 * @param {string} file
 * @param {readonly string[]} path
 * @param {unknown} cdktf
 * @param {unknown} cdktn
 * @returns {Difference[]}
 */
function compare(file, path, cdktf, cdktn) {
  const both = isTree(cdktf) && isTree(cdktn) && Array.isArray(cdktf) === Array.isArray(cdktn);
  if (!both) return Object.is(cdktf, cdktn) ? [] : [{ file, path, cdktf, cdktn }];
  const keys = [...new Set([...Object.keys(cdktf), ...Object.keys(cdktn)])];
  return keys.flatMap((key) => compare(file, [...path, key], cdktf[key], cdktn[key]));
}

/** @returns {value is Record<string, unknown>} */
const isTree = (/** @type {unknown} */ value) => typeof value === 'object' && value !== null;

/**
 * @param {Difference} difference
 * @param {Known} known
 */
const isKnown = (difference, known) =>
  known.file.test(difference.file) &&
  JSON.stringify(difference.path) === JSON.stringify(known.path) &&
  difference.cdktf === known.cdktf &&
  difference.cdktn === known.cdktn;

/** @param {readonly Difference[]} differences */
export function render(differences) {
  const files = [...new Set(differences.map(({ file }) => file))];
  return files
    .flatMap((file) => [
      `${nameOf(file)} differs:`,
      ...differences
        .filter((difference) => difference.file === file)
        .flatMap(({ path, cdktf, cdktn }) => [
          `  ${placeOf(path)}`,
          `    cdktf: ${valueOf(cdktf)}`,
          `    cdktn: ${valueOf(cdktn)}`,
        ]),
    ])
    .join('\n');
}

const nameOf = (/** @type {string} */ file) =>
  /^[^/]+\/stacks\/([^/]+)\/cdk\.tf\.json$/.exec(file)?.[1] ?? file;

/**
 * `aws_sqs_queue.orders tags.Owner`: address, then attribute.
 * @param {readonly string[]} path
 */
function placeOf(path) {
  const [section, ...below] = path;
  const depth = { resource: 2, data: 2, output: 1, provider: 1, variable: 1, locals: 1, module: 1 }[
    section ?? ''
  ];
  if (depth === undefined) return path.join('.') || 'the file';
  const address = [...(section === 'resource' ? [] : [section]), ...below.slice(0, depth)].join('.');
  return [address, below.slice(depth).join('.')].filter((part) => part !== '').join(' ');
}

const valueOf = (/** @type {unknown} */ value) => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};
