import { copyFileSync, cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const here = join(__dirname, '../../..');

/** A checkout of one app, with the packages of this one. */
export function checkOut(root: string): void {
  for (const folder of ['bin', 'libs', 'apps/state'])
    cpSync(join(here, folder), join(root, folder), {
      recursive: true,
      filter: (path) => !/\.test\.ts$/.test(path),
    });
  for (const file of ['package.json', 'package-lock.json', 'tsconfig.base.json'])
    copyFileSync(join(here, file), join(root, file));
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync(join(here, 'node_modules')).filter((name) => !name.startsWith('.')))
    symlinkSync(join(here, 'node_modules', name), join(root, 'node_modules', name));
  writeFileSync(join(root, 'node_modules/.package-lock.json'), '{}');
}
