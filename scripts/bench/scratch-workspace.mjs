// @ts-check
import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from './root.mjs';

/** What a checkout consists of, apart from its apps and its packages. */
const SOURCES = [
  ...['bin', 'libs', 'cdktf.json', 'package.json', 'package-lock.json'],
  ...['tsconfig.json', 'tsconfig.base.json', 'nx.json'],
];

const NOT_COPIED = /\.test\.ts$|^cdktf\.out$|^node_modules$|^\.cache$|^\.nx$/;

/**
 * A copy of this repository without its tests, in which apps can be put and sources be changed.
 * @param {string} folder
 * @param {{ apps?: boolean }} [options] whether it has this repository's apps
 * @returns {string}
 */
export function scratchWorkspace(folder, { apps = false } = {}) {
  mkdirSync(folder, { recursive: true });
  for (const source of [...SOURCES, ...(apps ? ['apps'] : [])].filter((name) =>
    existsSync(join(root, name)),
  )) {
    cpSync(join(root, source), join(folder, source), {
      recursive: true,
      filter: (path) => !NOT_COPIED.test(basename(path)),
    });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}
