import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from './work-folder.js';

/** What `terraform init` leaves behind: any other run of it, or a removed provider, makes the mark void. */
const LEFT = [join('.terraform', 'terraform.tfstate'), '.terraform.lock.hcl'];
const MARK = join('.terraform', 'ashlar-init');

/** Whether `terraform init` has run in a folder for what is asked now. */
export const isInitialized = (folder: string, asked: string) =>
  readIfThere(join(folder, MARK)) === markOf(folder, asked);

export const markInitialized = (folder: string, asked: string) =>
  writeFileSync(join(folder, MARK), markOf(folder, asked));

const markOf = (folder: string, asked: string) =>
  digest(
    [
      asked,
      existsSync(join(folder, '.terraform', 'providers')),
      ...LEFT.map((file) => readIfThere(join(folder, file))),
    ].join('\n'),
  );

const readIfThere = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
