import { InputError } from '../input/input-error.js';
import type { AppDefinition } from '../stack/app-definition.js';
import { synthesize } from './synthesize.js';

/** What an app's `main.ts` does: synthesize, or say what is wrong and exit with 1. */
export function runSynthesis(apps: readonly AppDefinition[]): void {
  try {
    synthesize(apps);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
