import { overridesIn } from '@ashlar/core';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { StackJson } from '@ashlar/graph';
import { jsonDigest, readRecord } from '../plan/plan-record.js';
import { beware, type Check, ok } from './check.js';

/** A stack and the folder in which Terraform runs it, which may not be there yet. */
export interface StackFolder {
  readonly stack: StackJson;
  readonly folder: string;
}

/** Files that Terraform would merge over what was synthesized. An emulator's folder has one that belongs there. */
export function overridesCheck(folders: readonly StackFolder[]): Check[] {
  const found = folders.flatMap(({ folder }) =>
    existsSync(folder) ? overridesIn(folder).map((name) => relative(process.cwd(), join(folder, name))) : [],
  );
  if (found.length === 0) return [ok('overrides', 'no file overrides what was synthesized')];
  const fix = 'a bootstrap that was interrupted leaves some: finish it, or remove them';
  return found.map((file) => beware('overrides', `${file} overrides what was synthesized`, fix));
}

/** Plans that were saved before what they planned was changed. Terraform itself refuses those of an older state. */
export function savedPlansCheck(folders: readonly StackFolder[], terraform: string): Check[] {
  const plans = folders.flatMap(({ stack, folder }) => {
    const record = readRecord(folder);
    return record === undefined ? [] : [{ stack, folder, record }];
  });
  const stale = plans.flatMap(({ stack, folder, record }) => {
    const isOfCode = jsonDigest(folder) === record.digest && isDeepStrictEqual(jsonIn(folder), stack.json);
    const reason = isOfCode
      ? record.terraform === terraform
        ? undefined
        : `Terraform ${record.terraform} made it, and ${terraform} can't read it`
      : 'the code has changed since';
    if (reason === undefined) return [];
    const what = `the plan of ${stack.name}, saved ${record.plannedAt}, is stale: ${reason}`;
    return beware('saved plans', what, `ashlar plan ${stack.name}`);
  });
  if (stale.length > 0) return stale;
  return [
    ok(
      'saved plans',
      plans.length === 0
        ? 'none'
        : `${plans.map(({ stack }) => stack.name).join(', ')}: of the code as it is`,
    ),
  ];
}

const jsonIn = (folder: string): unknown => JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'));
