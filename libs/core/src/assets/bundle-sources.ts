import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, join, normalize, posix, sep } from 'node:path';
import type { Problem } from '../input/input-error.js';
import { isKnown } from '../input/is-known.js';
import { is, isRecord } from '../input/value-problems.js';

const ENTRY = /\.(ts|mts|cts|js|mjs|cjs)$/;

/** What is wrong with the name of an entry, before anything is bundled. */
export function entryProblems(appFolder: string, entry: unknown): Problem[] {
  const fix = "name a file of the app: 'functions/resize/handler.ts'";
  if (typeof entry !== 'string' || !isKnown(entry)) return [{ what: is('entry', entry), fix }];
  if (!isBelow(entry))
    return [{ what: `entry is '${entry}', which is not below the folder of the app`, fix }];
  if (!ENTRY.test(entry))
    return [{ what: `entry is '${entry}', which is neither TypeScript nor JavaScript`, fix }];
  if (!existsSync(join(appFolder, entry)))
    return [{ what: `entry is '${entry}', and nothing is there`, fix }];
  return [];
}

const isBelow = (path: string) =>
  !isAbsolute(path) && !['.', '..'].includes(normalize(path)) && !normalize(path).startsWith(`..${sep}`);

/** Files to lie beside the bundle, by their paths in the archive. */
export function includeProblems(appFolder: string, include: unknown): Problem[] {
  const fix = "name files of the app by their paths in the archive: { 'ca.pem': 'functions/shared/ca.pem' }";
  if (!isRecord(include)) return [{ what: is('include', include), fix }];
  return Object.entries(include).flatMap(([path, from]): Problem[] => {
    if (path === 'index.js' || path !== posix.normalize(path) || path === '' || /^[./]|\\|\/$/.test(path))
      return [{ what: `include has '${path}', which is no path for it in the archive`, fix }];
    if (typeof from !== 'string' || !isBelow(from)) return [{ what: is(`include.${path}`, from), fix }];
    if (!existsSync(join(appFolder, from)))
      return [{ what: `include.${path} is '${from}', and nothing is there`, fix }];
    return [];
  });
}

/** Files that the bundle was made of, and that another machine may have otherwise. */
export function sourceProblems(workspace: string, app: string, sources: readonly string[]): Problem[] {
  const real = realpathSync(workspace);
  return sources.flatMap((source): Problem[] => {
    if (!source.startsWith(`apps/${app}/`)) {
      const fix = `move it to apps/${app}, where a synthesis sees that it was edited`;
      return [{ what: `the bundle takes in ${source}, which is no file of the app`, fix }];
    }
    if (realpathSync(join(workspace, source)) === join(real, source)) return [];
    const fix = 'put the file itself there: what a link leads to may be another one on another machine';
    return [{ what: `${source} is a link, or lies behind one`, fix }];
  });
}
