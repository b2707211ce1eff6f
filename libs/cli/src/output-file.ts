import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Problem } from '@ashlar/core';

/** Why a file can't be written, looked at before the work whose result it is to hold: a plan takes minutes. */
export function outputFileProblems(option: string, file: string | undefined): Problem[] {
  if (file === undefined) return [];
  const problem = (what: string, fix: string): Problem[] => [{ what: `${option} is '${file}'${what}`, fix }];
  const folder = dirname(resolve(file));
  if (file === '') return problem('', 'name a file');
  if (!existsSync(folder)) return problem(`, and there is no folder ${folder}`, `mkdir -p ${folder}`);
  if (existsSync(file) && statSync(file).isDirectory()) return problem(', which is a folder', 'name a file');
  if (!mayWrite(existsSync(file) ? file : folder))
    return problem(', which may not be written', 'name another file, or have its rights changed');
  return [];
}

/** Why a file can't be read as one. */
export function inputFileProblems(option: string, file: string | undefined, fix: string): Problem[] {
  if (file === undefined) return [];
  const problem = (what: string): Problem[] => [{ what: `${option} is '${file}', ${what}`, fix }];
  if (!existsSync(file)) return problem('which is not there');
  if (statSync(file).isDirectory()) return problem('which is a folder');
  return may(file, constants.R_OK) ? [] : problem('which may not be read');
}

const mayWrite = (path: string) => may(path, constants.W_OK);

function may(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}
