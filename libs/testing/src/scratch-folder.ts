import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for the files of one test file, gone when that is done. To be called outside of its tests. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ashlar-scratch-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
