// @ts-check
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The apps of a workspace by way of the template's default: all of them in one process, types checked by ts-node.
 * @param {string} workspace
 * @returns {{ tsNode: string, tsx: string[] }} commands that write what CDKTF_OUTDIR names
 */
export function sameAppsForTsNode(workspace) {
  const folder = join(workspace, 'everything');
  const main = join(folder, 'main.ts');
  const tsconfig = join(folder, 'tsconfig.json');
  const apps = readdirSync(join(workspace, 'apps'));
  mkdirSync(folder);
  writeFileSync(
    main,
    [
      `import { runSynthesis } from '@ashlar/core';`,
      ...apps.map((app) => `import { app as ${app} } from '../apps/${app}/src/app.js';`),
      `runSynthesis([${apps.join(', ')}]);`,
    ].join('\n'),
  );
  writeFileSync(tsconfig, JSON.stringify(options));
  return {
    tsNode: `npx ts-node --project ${tsconfig} ${main}`,
    tsx: ['npx', 'tsx', '--tsconfig', join(workspace, 'tsconfig.base.json'), main],
  };
}

const options = {
  extends: '../tsconfig.base.json',
  compilerOptions: {
    module: 'commonjs',
    moduleResolution: 'node10',
    ignoreDeprecations: '6.0',
    verbatimModuleSyntax: false,
    // A base of the root would take the import of 'cdktf' for the file cdktf.json.
    baseUrl: '.',
    paths: { '@ashlar/*': ['libs', 'libs/aws', 'libs/blocks'].map((place) => `../${place}/*/src/index.ts`) },
  },
  'ts-node': { experimentalResolver: true, require: ['tsconfig-paths/register'] },
  include: ['main.ts'],
};
