import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { storeError } from './store-error.js';
import type { PlanStore } from './plan-store.js';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** A folder of this machine that only its owner may read. What is older than a week is removed: plans hold values. */
export class FolderStore implements PlanStore {
  constructor(readonly place: string) {}

  put(key: string, content: Buffer): Promise<void> {
    this.forgetOld();
    const file = join(this.place, key);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, content, { mode: 0o600 });
    return Promise.resolve();
  }

  get(key: string): Promise<Buffer> {
    const file = join(this.place, key);
    if (existsSync(file)) return Promise.resolve(readFileSync(file));
    const fix =
      'name the store that it was put into with --store, set AWS_ENDPOINT_URL as it was then, or plan again with --plan-set';
    return Promise.reject(storeError(this.place, { what: `there is no ${key}`, fix }));
  }

  private forgetOld(): void {
    if (!existsSync(this.place)) return;
    for (const name of readdirSync(this.place, { recursive: true, encoding: 'utf8' })) {
      const file = join(this.place, name);
      const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
      if (/\.(tfplan|json)$/.test(name) && Date.now() - mtimeMs > WEEK) rmSync(file, { force: true });
    }
  }
}
