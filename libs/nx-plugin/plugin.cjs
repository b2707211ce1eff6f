// @ts-check
/**
 * Tells Nx what the projects are, from the files that are there: no project.json anywhere. Plain CommonJS,
 * because Nx loads it before anything could compile TypeScript.
 */
const { dirname } = require('node:path');

/** An app is a folder with a `src/main.ts`; a library is one with a `src/index.ts`; this one is its plugin. */
const PATTERN = '{apps/*/src/main.ts,libs/**/src/index.ts,libs/nx-plugin/plugin.cjs}';

/** What a project may depend on follows from its place: see the boundaries in eslint.config.mjs. */
const TYPES = [
  [/^apps\//, 'type:app'],
  [/^libs\/aws\//, 'type:module'],
  [/^libs\/blocks\//, 'type:block'],
  [/^libs\/core$/, 'type:core'],
  [/^libs\/graph$/, 'type:graph'],
  [/^libs\/testing$/, 'type:testing'],
  [/^libs\//, 'type:tool'],
];

/** @type {import('@nx/devkit').CreateNodesV2} */
const createNodes = [
  PATTERN,
  (files) => [...files].sort().map((file) => [file, { projects: { [rootOf(file)]: project(rootOf(file)) } }]),
];

/** @param {string} file */
const rootOf = (file) => (file.includes('/src/') ? dirname(dirname(file)) : dirname(file));

/** @param {string} root */
function project(root) {
  const type = TYPES.find(([place]) => /** @type {RegExp} */ (place).test(root))?.[1];
  const isApp = type === 'type:app';
  const name = root.split('/').at(-1) ?? root;
  return {
    name: isApp ? `app-${name}` : name,
    projectType: /** @type {'application' | 'library'} */ (isApp ? 'application' : 'library'),
    sourceRoot: `${root}/src`,
    tags: [String(type)],
    targets: {
      lint: cached(`node scripts/lint.mjs ${root}`, ['default', '{workspaceRoot}/eslint.config.mjs']),
      test: cached(`jest ${root}/ --selectProjects unit --passWithNoTests`, [
        'default',
        '^production',
        '{workspaceRoot}/jest.config.cjs',
      ]),
      typecheck: cached(`tsc -p ${root}/tsconfig.json`, ['default', '^production']),
      ...(isApp ? { synth: synth(name) } : {}),
    },
  };
}

/**
 * @param {string} command
 * @param {string[]} inputs
 */
const cached = (command, inputs) => ({ command, cache: true, inputs });

/**
 * Into a folder of the app's own: the root's cdktf.out holds what was synthesized last, whatever that was.
 * @param {string} app
 */
const synth = (app) => ({
  command: `node bin/ashlar.mjs synth ${app} --output apps/${app}/cdktf.out`,
  cache: true,
  inputs: [
    'production',
    '^production',
    '{workspaceRoot}/bin/**/*',
    '{workspaceRoot}/libs/cli/src/**/*',
    { env: 'ASHLAR_ENGINE' },
  ],
  // Not the folder: a person's Terraform may keep a state beside.
  outputs: ['{projectRoot}/cdktf.out/manifest.json', '{projectRoot}/cdktf.out/stacks/*/cdk.tf.json'],
});

module.exports = { name: 'ashlar', createNodes, createNodesV2: createNodes };
