import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanStacksOptions } from '@ashlar/deploy';

type Inspect = NonNullable<PlanStacksOptions['inspect']>;

/**
 * Writes what `terraform show -json` says of each plan into `<folder>/<stack>.json`, for `ashlar review --plan`. Every value is in there:
 * its owner alone may read it.
 */
export function showIn(folder: string): Inspect {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return ({ stack, plan }) =>
    writeFileSync(join(folder, `${stack.name}.json`), JSON.stringify(plan), { mode: 0o600 });
}

/** One after the other. */
export const inspectors =
  (all: readonly (Inspect | undefined)[]): Inspect =>
  async (planned) => {
    for (const inspect of all) await inspect?.(planned);
  };
