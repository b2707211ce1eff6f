import { join } from 'node:path';

/** This file's folder is the sources' in a test, and `built` when Nx runs what was bundled. */
const PLUGIN = __dirname.replace(/[/\\](built|src[/\\]generators)$/, '');

/** Where the templates of a generator lie: real files, to be read and reviewed as such. */
export const templateFolder = (generator: string): string =>
  join(PLUGIN, 'src/generators', generator, 'files');
