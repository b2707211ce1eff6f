// @ts-check
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { measure } from '../measure.mjs';
import { binary, root } from '../root.mjs';

const PROJECTS = 60;
const APPS = 10;
const names = Array.from({ length: PROJECTS }, (_, index) =>
  index < APPS ? `apps/a${index}` : `libs/aws/l${index}`,
);

/** @type {import('../contender.mjs').Group} */
export const nxGraph = {
  name: 'nx',
  title: `nx graph of ${PROJECTS} projects, without its daemon`,
  prepare: (scratch) =>
    [
      { name: 'a project.json in each', cwd: workspace(join(scratch, 'listed'), listed) },
      { name: 'inferred by our plugin', cwd: workspace(join(scratch, 'inferred'), inferred) },
    ].map(({ name, cwd }) => ({
      name,
      run: () =>
        measure({ cwd, command: [binary('nx'), 'graph', `--file=${join(scratch, 'graph.json')}`] }, scratch),
    })),
};

/** Each library uses the one before it, each app ten libraries. */
const imports = (/** @type {number} */ index) =>
  index > APPS
    ? [index - 1]
    : index < APPS
      ? Array.from({ length: 10 }, (_, use) => APPS + index * 5 + use).filter((use) => use < PROJECTS)
      : [];

/**
 * @param {string} folder
 * @param {(folder: string) => void} describe
 */
function workspace(folder, describe) {
  for (const [index, name] of names.entries()) {
    const used = imports(index).map((use) => `import { n${use} } from '@ashlar/l${use}';`);
    const value = `export const n${index} = ${['1', ...imports(index).map((use) => `n${use}`)].join(' + ')};`;
    write(folder, `${name}/src/${index < APPS ? 'main' : 'index'}.ts`, [...used, value, ''].join('\n'));
  }
  for (const file of ['tsconfig.base.json', 'package.json']) cpSync(join(root, file), join(folder, file));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  write(folder, '.gitignore', 'node_modules\n.nx\n');
  describe(folder);
  for (const args of [
    ['init', '--quiet'],
    ['add', '.'],
  ])
    spawnSync('git', args, { cwd: folder });
  return folder;
}

/** @param {string} folder */
function inferred(folder) {
  cpSync(join(root, 'nx.json'), join(folder, 'nx.json'));
  for (const name of ['built', 'package.json', 'generators.json']) {
    cpSync(join(root, 'libs/nx-plugin', name), join(folder, 'libs/nx-plugin', name), { recursive: true });
  }
}

/** @param {string} folder */
function listed(folder) {
  write(
    folder,
    'nx.json',
    JSON.stringify({ defaultBase: 'main', neverConnectToCloud: true, analytics: false }),
  );
  for (const name of names)
    write(folder, `${name}/project.json`, JSON.stringify({ name: name.split('/').at(-1) }));
}

/**
 * @param {string} folder
 * @param {string} path
 * @param {string} content
 */
function write(folder, path, content) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}
