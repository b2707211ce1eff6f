import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { moveFile } from './move-file.js';

/** An apply that has begun reads the files that its plan names; nobody waits a day for one. */
const KEPT_MS = 24 * 3600 * 1000;

/**
 * Puts the assets of a stack beside those that lie there. Their names say what is in them, so that a new one takes nobody's
 * place; what this synthesis didn't write goes when it is a day old: an apply may be reading it.
 */
export function publishAssets(from: string, to: string, now = Date.now()): void {
  const written = filesBelow(from);
  for (const file of written) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    moveFile(join(from, file), join(to, file));
  }
  for (const file of filesBelow(to)) {
    const isOld = statSync(join(to, file)).mtimeMs < now - KEPT_MS;
    if (isOld && !written.includes(file)) rmSync(join(to, file));
  }
}

const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    : [];
