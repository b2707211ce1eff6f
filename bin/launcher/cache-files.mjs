// @ts-check
// What is kept in .cache only saves time: where nothing can be written nothing is kept, and what is damaged is not there. Each file
// starts with the SHA-256 of the rest: V8 runs what it is given as compiled code unseen.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const SEAL_BYTES = 32;

/**
 * Keeps a file, written in one step for readers beside us and for a process that ends half-way.
 * @param {string} file
 * @param {string | Buffer} content
 */
export function replaceFile(file, content) {
  const staged = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(staged, Buffer.concat([Buffer.from(sealOf(content)), Buffer.from(content)]));
    renameSync(staged, file);
  } catch {
    rmSync(staged, { force: true });
  }
}

/** @param {string | Buffer} content */
const sealOf = (content) => createHash('sha256').update(content).digest();

/**
 * What was kept in a file.
 * @param {string} file
 */
export function readKept(file) {
  try {
    const bytes = readFileSync(file);
    const content = bytes.subarray(SEAL_BYTES);
    return bytes.subarray(0, SEAL_BYTES).equals(sealOf(content)) ? content : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} file */
export const readText = (file) => readKept(file)?.toString();

/** @param {string} file */
export function readJson(file) {
  const text = readText(file);
  return text === undefined ? undefined : JSON.parse(text);
}

/**
 * Keeps the newest files of a kind.
 * @param {string} folder
 * @param {RegExp} kind
 * @param {number} count
 */
export function forgetOldest(folder, kind, count) {
  if (!existsSync(folder)) return;
  const ageOf = (/** @type {string} */ file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const files = readdirSync(folder).flatMap((name) => (kind.test(name) ? [join(folder, name)] : []));
  if (files.length <= count) return;
  const aged = files.map((file) => ({ file, age: ageOf(file) })).sort((a, b) => b.age - a.age);
  for (const { file } of aged.slice(count)) rmSync(file, { force: true });
}
