import { type Dirent, existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Problem } from '../input/input-error.js';
import { isKnown } from '../input/is-known.js';
import { is } from '../input/value-problems.js';
import { lambdaLimits } from './lambda-limits.js';
import type { ZippedFile } from './zip.js';

/** What file managers leave behind, on one machine and not on another. */
const LEFT_BEHIND = ['.DS_Store', 'Thumbs.db'];

/** What is wrong with a place of code, before any of it is read. */
export function codeProblems(appFolder: string, from: unknown): Problem[] {
  const fix = "name a folder of the app, or a file in it: 'functions/resize'";
  if (typeof from !== 'string' || !isKnown(from)) return [{ what: is('from', from), fix }];
  const place = resolve(appFolder, from);
  const way = relative(appFolder, place);
  if (isAbsolute(from) || way === '' || way === '..' || way.startsWith(`..${sep}`))
    return [{ what: `from is '${from}', which is not below the folder of the app`, fix }];
  if (!existsSync(place))
    return [{ what: `from is '${from}', and nothing is there`, fix: 'build it before, or name another' }];
  return realpathSync(place) === join(realpathSync(appFolder), way)
    ? contentProblems(place, from)
    : [link(from)];
}

function contentProblems(place: string, from: string): Problem[] {
  const entries = entriesBelow(place);
  const odd = entries.filter(({ entry }) => !entry.isFile() && !entry.isDirectory());
  if (odd.length > 0) return odd.map(({ path }) => link(join(from, path)));
  const files = entries.filter(({ entry }) => entry.isFile());
  if (files.length === 0)
    return [{ what: `from is '${from}', and no file is in it`, fix: 'build it before, or name another' }];
  return sizeProblems(
    from,
    'unzipped',
    files.reduce((sum, { path }) => sum + statSync(join(place, path)).size, 0),
  );
}

const link = (path: string): Problem => ({
  what: `${path} is a link, or something else that is no file`,
  fix: 'put the file itself there: what a link leads to may be another one on another machine',
});

/** More than Lambda takes. */
export function sizeProblems(from: string, how: keyof typeof lambdaLimits, bytes: number): Problem[] {
  const limit = lambdaLimits[how];
  if (bytes <= limit) return [];
  const what = `from is '${from}', ${megabytes(bytes)} MB ${how}; Lambda takes ${megabytes(limit)}`;
  return [{ what, fix: 'leave out what the function does not need, or make it a container image' }];
}

const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024);

/** The files of a folder, or the one file. */
export function readCode(appFolder: string, from: string): ZippedFile[] {
  const place = resolve(appFolder, from);
  return entriesBelow(place)
    .filter(({ entry }) => entry.isFile())
    .map(({ path }) => ({
      path: path === '' ? basename(place) : path.split(sep).join('/'),
      content: readFileSync(join(place, path)),
      executable: (statSync(join(place, path)).mode & 0o100) !== 0,
    }));
}

interface Entry {
  readonly entry: Pick<Dirent, 'isFile' | 'isDirectory'>;
  /** From the place; empty for the place itself, when that is a file. */
  readonly path: string;
}

const entriesBelow = (place: string): Entry[] => {
  const entry = statSync(place);
  return entry.isDirectory() ? entriesIn(place, '') : [{ entry, path: '' }];
};

const entriesIn = (place: string, below: string): Entry[] =>
  readdirSync(join(place, below), { withFileTypes: true })
    .filter(({ name }) => !LEFT_BEHIND.includes(name))
    .flatMap((entry) => {
      const path = join(below, entry.name);
      return entry.isDirectory() ? [{ entry, path }, ...entriesIn(place, path)] : [{ entry, path }];
    });
