// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { replaceFile } from './cache-files.mjs';

/**
 * Size, mtime, ctime and inode of a file, and the SHA-256 of what was in it then.
 * @typedef {[number, number, number, number, string]} Entry
 */

/** The coarsest clock of a file system that anyone works on: FAT keeps times in steps of two seconds. */
const GRANULARITY_MS = 2000;

/**
 * The content of files, read only where their stat is another one than last time. Like Git, it doesn't believe the stat of a
 * file that was changed when it was last read, or after: a second edit within one tick of the clock would not show.
 */
export class ContentIndex {
  /** @type {Map<string, Entry>} */
  #known;
  /** @type {Map<string, Entry>} */
  #seen = new Map();
  #believedUntil;
  #startedAt = Date.now();
  #reads = 0;

  /** @param {{ readonly takenAt: number, readonly entries: Readonly<Record<string, Entry>> } | undefined} stored */
  constructor(stored) {
    this.#known = new Map(Object.entries(stored?.entries ?? {}));
    this.#believedUntil = (stored?.takenAt ?? 0) - GRANULARITY_MS;
  }

  /**
   * The SHA-256 of a file, and whether it can be executed; undefined when there is none.
   * @param {string} path
   */
  digestOf(path) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined || !stat.isFile()) return undefined;
    const { size, mtimeMs, ctimeMs, ino, mode } = stat;
    const known = this.#known.get(path);
    const same =
      known && known[0] === size && known[1] === mtimeMs && known[2] === ctimeMs && known[3] === ino;
    const settled = Math.max(mtimeMs, ctimeMs) < this.#believedUntil;
    const digest = same && settled ? known[4] : this.#read(path, mode);
    this.#seen.set(path, [size, mtimeMs, ctimeMs, ino, digest]);
    return digest;
  }

  /**
   * @param {string} path
   * @param {number} mode
   */
  #read(path, mode) {
    this.#reads++;
    return createHash('sha256').update(readFileSync(path)).digest('hex') + (mode & 0o100 ? '*' : '');
  }

  /** Whether anything had to be read, so that it is worth while to keep this. */
  get learned() {
    return this.#reads > 0;
  }

  /** What was asked for: an index for another look starts from it. */
  get stored() {
    return { takenAt: this.#startedAt, entries: Object.fromEntries(this.#seen) };
  }

  /**
   * Whether both were asked for the same files, and each of those had the same stat and content.
   * @param {ContentIndex} other
   */
  equals(other) {
    return JSON.stringify(this.stored.entries) === JSON.stringify(other.stored.entries);
  }

  /**
   * Keeps what was asked for.
   * @param {string} file
   */
  save(file) {
    replaceFile(file, JSON.stringify(this.stored));
  }
}
