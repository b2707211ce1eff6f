import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a bundle was made from: by path from the workspace, a digest of the file, or of the names in a folder (`apps/`). */
export type Made = Readonly<Record<string, string>>;

/** What stands for all packages: what is locked, and what is installed. */
const LOCKS = ['package-lock.json', 'node_modules/.package-lock.json'];

/** The coarsest clock of a file system that anyone works on: FAT keeps times in steps of two seconds. */
const GRANULARITY_MS = 2000;

/**
 * What decides about a bundle of these sources: they themselves, packages, the settings of a folder, and the names in every folder on
 * the way to one of them, where a new file could take the place of another.
 */
export function madeFrom(workspace: string, sources: readonly string[]): Made {
  const folders = [...new Set(sources.flatMap(foldersAbove))];
  const paths = [...LOCKS, ...sources, ...folders, ...folders.map((folder) => `${folder}package.json`)];
  return Object.fromEntries(paths.sort().map((path) => [path, digestOf(workspace, path)]));
}

/** Whether all of it is as it was. */
export const isStillMadeFrom = (workspace: string, made: Made): boolean =>
  Object.entries(made).every(([path, digest]) => digestOf(workspace, path) === digest);

/** Whether a source may have been edited after a moment, so that nobody knows which of the two was read. */
export const editedSince = (workspace: string, sources: readonly string[], moment: number): boolean =>
  sources.some((source) => {
    const stat = statSync(join(workspace, source), { throwIfNoEntry: false });
    return stat === undefined || Math.max(stat.mtimeMs, stat.ctimeMs) > moment - GRANULARITY_MS;
  });

/** `apps/edgar/a.ts` → `apps/edgar/`, `apps/`. */
function foldersAbove(path: string): string[] {
  const folder = dirname(path);
  return folder === '.' ? [] : [`${folder}/`, ...foldersAbove(folder)];
}

function digestOf(workspace: string, path: string): string {
  try {
    const content = path.endsWith('/')
      ? readdirSync(join(workspace, path)).sort().join('\n')
      : readFileSync(join(workspace, path));
    return createHash('sha256').update(content).digest('hex');
  } catch {
    return 'none';
  }
}
