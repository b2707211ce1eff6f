import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Made } from './made-from.js';

export interface Bundle {
  /** The archive, as it is uploaded. */
  readonly archive: Uint8Array;
  readonly exports: readonly string[];
}

interface Note {
  readonly made: Made;
  readonly exports: readonly string[];
  /** SHA-256 of the archive: what is damaged is not there. */
  readonly archive: string;
}

/** What was bundled for a question before, if it would be made of the same today. */
export function keptBundle(
  workspace: string,
  question: string,
  isUpToDate: (made: Made) => boolean,
): Bundle | undefined {
  if (isOff()) return undefined;
  try {
    const file = fileFor(workspace, question);
    const note = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as Note;
    if (!isUpToDate(note.made)) return undefined;
    const archive = new Uint8Array(readFileSync(`${file}.zip`));
    return sha256(archive) === note.archive ? { archive, exports: note.exports } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a bundle for the next synthesis. It only saves time: where nothing can be written, nothing is kept. */
export function keepBundle(
  workspace: string,
  question: string,
  made: Made,
  { archive, exports }: Bundle,
): void {
  if (isOff()) return;
  const file = fileFor(workspace, question);
  const note: Note = { made, exports, archive: sha256(archive) };
  replaceFile(`${file}.zip`, archive);
  replaceFile(`${file}.json`, JSON.stringify(note));
}

const isOff = () => process.env['ASHLAR_CACHE'] === 'off';

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

const fileFor = (workspace: string, question: string) =>
  join(workspace, '.cache', 'functions', sha256(question).slice(0, 16));

/** In one step, for readers beside us and for a process that ends half-way. */
function replaceFile(file: string, content: string | Uint8Array): void {
  const staged = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(staged, content);
    renameSync(staged, file);
  } catch {
    discard(staged);
  }
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Where a folder is a file, there is nothing to remove, and Node says so.
  }
}
