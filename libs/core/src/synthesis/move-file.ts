import { copyFileSync, renameSync } from 'node:fs';

/** In one step, unless the place is on a mount of its own. */
export function moveFile(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copyFileSync(from, to);
  }
}
