import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  digest([asked, ...providersIn(folder), ...LEFT.map((file) => readIfThere(join(folder, file)))].join('\n'));

const readIfThere = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/**
 * The folders of providers, `<registry>/<owner>/<name>/<version>/<platform>`, each with whether it is there: it may be a
 * link into a cache that somebody has emptied since.
 */
const providersIn = (folder: string) =>
  [1, 2, 3, 4, 5]
    .reduce(
      (folders) => folders.flatMap((each) => namesIn(each).map((name) => join(each, name))),
      [join(folder, '.terraform', 'providers')],
    )
    .map((provider) => `${provider} ${existsSync(provider)}`);

const namesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder).sort() : []);
