#!/usr/bin/env node
// Packages that only one check needs, and not everyone who says `npm ci`: `node scripts/packages.mjs nx-24` installs what
// scripts/packages/nx-24 locks, once, and prints the folder that holds its node_modules.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Where these packages are, or would be.
 * @param {'bench' | 'cdktn' | 'nx-24' | 'typescript-native'} name
 */
export function folderOf(name) {
  const lock = readFileSync(join(root, 'scripts', 'packages', name, 'package-lock.json'));
  const digest = createHash('sha256').update(lock).digest('hex').slice(0, 12);
  return join(root, '.cache', 'packages', `${name}-${digest}`);
}

/**
 * The folder that holds these packages, installed if they are not there yet. Two who ask at once get the same.
 * @param {'bench' | 'cdktn' | 'nx-24' | 'typescript-native'} name
 * @returns {string}
 */
export function installed(name) {
  const locked = join(root, 'scripts', 'packages', name);
  const folder = folderOf(name);
  if (existsSync(folder)) return folder;

  mkdirSync(dirname(folder), { recursive: true });
  const staging = mkdtempSync(`${folder}.`);
  cpSync(locked, staging, { recursive: true });
  const { status, stderr } = spawnSync(
    'npm',
    ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'],
    {
      cwd: staging,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) {
    rmSync(staging, { recursive: true, force: true });
    throw new Error(`the packages of scripts/packages/${name} could not be installed:\n${stderr}`);
  }
  try {
    renameSync(staging, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(staging, { recursive: true, force: true });
  }
  return folder;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [name = ''] = process.argv.slice(2);
  try {
    process.stdout.write(
      `${installed(/** @type {Parameters<typeof installed>[0]} */ (/** @type {unknown} */ (name)))}\n`,
    );
  } catch (error) {
    process.stderr.write(`${/** @type {Error} */ (error).message}\n`);
    process.exitCode = 1;
  }
}
