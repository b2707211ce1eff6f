import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '@ashlar/core';
import type { PlanStacksOptions } from '@ashlar/deploy';

type Inspect = NonNullable<PlanStacksOptions['inspect']>;

/**
 * Writes what `terraform show -json` says of each plan into `<folder>/<stack>.json`, for `ashlar review --plan`. Every value is in there:
 * its owner alone may read it, and git passes over a folder that is made for it.
 */
export function showIn(folder: string): Inspect {
  const isFile = existsSync(folder) && !statSync(folder).isDirectory();
  const fix = 'name a folder, which may be a new one';
  refuse('the command', isFile ? [{ what: `--show is '${folder}', which is a file`, fix }] : []);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, '.gitignore'), '*\n');
  }
  return ({ stack, plan }) => {
    const file = join(folder, `${stack.name}.json`);
    // One that is there keeps its permissions, and who has opened it reads on.
    rmSync(file, { force: true });
    writeFileSync(file, JSON.stringify(plan), { mode: 0o600 });
  };
}

/** One after the other. */
export const inspectors =
  (all: readonly (Inspect | undefined)[]): Inspect =>
  async (planned) => {
    for (const inspect of all) await inspect?.(planned);
  };
