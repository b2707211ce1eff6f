import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { filesIn, refusal, scratchFolder, testEnvironment } from '@ashlar/testing';
import { strFromU8, unzipSync } from 'fflate';
import type { AppDefinition } from '../stack/app-definition.js';
import { ProjectStack } from '../stack/project-stack.js';
import { synthesize } from '../synthesis/synthesize.js';
import { CodeBundle, type CodeBundleProps } from './code-bundle.js';

const scratch = scratchFolder();

const auth = 'functions/auth/handler.ts';

const sources = {
  [auth]: `
    import { greet } from '../shared/greet.js';
    import type { Event } from '../shared/event.js';
    import left from 'left';
    export const handler = async ({ name }: Event): Promise<string> => left(greet(name));
  `,
  'functions/shared/greet.ts': 'export const greet = (name: string): string => `Hello ${name}`;',
  'functions/shared/event.ts': 'export interface Event { readonly name: string }',
};

/** A package with the licence in a comment, as it is installed. */
const left = {
  'package.json': '{ "name": "left", "version": "1.0.0", "main": "index.js" }',
  'index.js': '/*! a licence */ module.exports = (text) => text.padStart(20, __filename.slice(0, 0) + ".");',
};

type Files = Readonly<Record<string, string>>;

function write(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A workspace whose app has these files and whose package `left` is installed. */
function workspaceWith(files: Files = sources): string {
  const workspace = mkdtempSync(join(scratch, 'a workspace '));
  write(join(workspace, 'apps/demo'), files);
  write(join(workspace, 'node_modules/left'), left);
  write(workspace, {
    'package-lock.json': '{ "left": 1 }',
    'node_modules/.package-lock.json': '{ "left": 1 }',
  });
  return workspace;
}

/** Synthesizes an app of two environments with a bundle each, and returns the folder of the first. */
function build(workspace: string, props: Partial<CodeBundleProps> = {}): string {
  const app: AppDefinition = {
    name: 'demo',
    environments: [
      testEnvironment({ name: 'test' }),
      testEnvironment({ name: 'live', account: '111122223333' }),
    ],
    build: (target) =>
      void new CodeBundle(new ProjectStack(target, 'api'), 'code', { entry: auth, ...props }),
  };
  const outdir = join(mkdtempSync(join(scratch, 'out-')), 'cdktf.out');
  synthesize([app], { workspace, outdir });
  return join(outdir, 'stacks/demo-test-api/assets');
}

/** What is in the archive of a stack. */
function unpacked(assets: string): Files {
  const [archive = ''] = Object.keys(filesIn(assets));
  const files = unzipSync(readFileSync(join(assets, archive)));
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strFromU8(text)]));
}

const bundleOf = (workspace: string, props: Partial<CodeBundleProps> = {}) =>
  unpacked(build(workspace, props))['index.js'] ?? '';

/** What the handler of a bundle answers, when Node runs it in a folder where nothing is installed. */
function answerOf(code: string): string {
  const folder = mkdtempSync(join(scratch, 'lambda-'));
  writeFileSync(join(folder, 'index.js'), code);
  const call =
    "require('./index.js').handler({ name: 'Edgar' }).then((answer) => process.stdout.write(answer))";
  return execFileSync(process.execPath, ['-e', call], { cwd: folder, encoding: 'utf8' });
}

const withoutCache = <T>(run: () => T): T => {
  const { ASHLAR_CACHE } = process.env;
  process.env['ASHLAR_CACHE'] = 'off';
  try {
    return run();
  } finally {
    if (ASHLAR_CACHE === undefined) delete process.env['ASHLAR_CACHE'];
    else process.env['ASHLAR_CACHE'] = ASHLAR_CACHE;
  }
};

test('an entry runs with everything that it imports, where nothing is installed', () => {
  expect(answerOf(bundleOf(workspaceWith()))).toBe('.........Hello Edgar');
});

test('the same sources give the same bytes in another folder, and with packages behind a link', () => {
  const one = workspaceWith();
  const other = workspaceWith();
  renameSync(join(other, 'node_modules'), `${other} packages`);
  symlinkSync(`${other} packages`, join(other, 'node_modules'));
  const first = filesIn(build(one));
  expect(filesIn(withoutCache(() => build(other)))).toEqual(first);
  expect(filesIn(build(one, { entry: `./functions/../${auth}` }))).toEqual(first);
});

test('nothing in the bytes tells of this machine', () => {
  const workspace = workspaceWith();
  const code = bundleOf(workspace);
  expect(code).not.toContain(scratch);
  expect(code).not.toContain(process.cwd());
  expect(code).not.toContain('licence');
});

test('settings of a compiler around the app change nothing', () => {
  const workspace = workspaceWith({ ...sources, 'other.ts': 'export default (text: string) => text;' });
  const before = bundleOf(workspace);
  const settings = '{ "compilerOptions": { "paths": { "left": ["./other.ts"] } } }';
  write(workspace, { 'apps/demo/tsconfig.json': settings });
  expect(withoutCache(() => bundleOf(workspace))).toBe(before);
});

test('files lie beside the bundle', () => {
  const workspace = workspaceWith({ ...sources, 'functions/shared/ca.pem': 'a certificate' });
  const include = { 'certificates/ca.pem': 'functions/shared/ca.pem' };
  expect(unpacked(build(workspace, { include }))).toMatchObject({ 'certificates/ca.pem': 'a certificate' });
});

test.each<[string, string, string]>([
  ['that is CommonJS', 'functions/old.cjs', 'exports.handler = async () => "old";'],
  ['that is an ES module', 'functions/new.mjs', 'export async function handler() { return "new"; }'],
  [
    'that exports what it imports',
    'functions/again.ts',
    "export { greet as handler } from './shared/greet.js';",
  ],
])('an entry %s exports its handler', (_, entry, text) => {
  expect(() => build(workspaceWith({ ...sources, [entry]: text }), { entry })).not.toThrow();
});

describe('refused', () => {
  const refused = (props: Partial<Record<keyof CodeBundleProps, unknown>>, files: Files = {}) =>
    refusal(() => build(workspaceWith({ ...sources, ...files }), props as Partial<CodeBundleProps>));

  test.each<[string, Partial<Record<keyof CodeBundleProps, unknown>>, string]>([
    ['nothing', { entry: undefined }, 'entry is left out'],
    ['a number', { entry: 7 }, 'entry is 7'],
    ['a value that only Terraform knows', { entry: '${var.code}' }, "entry is '${var.code}'"],
    ['a file above', { entry: '../other/handler.ts' }, 'which is not below the folder of the app'],
    ['a file that is not there', { entry: 'functions/auth/handle.ts' }, 'and nothing is there'],
    ['a folder', { entry: 'functions/auth' }, 'which is neither TypeScript nor JavaScript'],
    ['another export', { exports: ['main'] }, `${auth} does not export main`],
    ['a list to include', { include: ['ca.pem'] }, 'include is ["ca.pem"]'],
    ['a path out of the archive', { include: { '../ca.pem': auth } }, "include has '../ca.pem'"],
    ['the place of the bundle', { include: { 'index.js': auth } }, "include has 'index.js'"],
    [
      'a missing file to include',
      { include: { 'ca.pem': 'ca.pem' } },
      "include.ca.pem is 'ca.pem', and nothing",
    ],
  ])('%s', (_, props, message) => {
    expect(refused(props)).toContain(message);
  });

  test('sources that lead nowhere, each with its place', () => {
    const text =
      "import './gone.js';\nimport absent from 'absent';\nimport '@ashlar/core';\nexport const handler = absent;";
    expect(refused({}, { [auth]: text })).toMatchInlineSnapshot(`
      "demo-test-api/code (CodeBundle) has 3 problems:
        apps/demo/functions/auth/handler.ts:1:8: Could not resolve "./gone.js"
          fix: name a file that is there
        apps/demo/functions/auth/handler.ts:2:20: Could not resolve "absent"
          fix: npm install absent, or correct its name
        apps/demo/functions/auth/handler.ts:3:8: Could not resolve "@ashlar/core"
          fix: a function imports files of its app and packages, and nothing of the libraries that synthesize
      demo-live-api/code (CodeBundle) has 3 problems:
        apps/demo/functions/auth/handler.ts:1:8: Could not resolve "./gone.js"
          fix: name a file that is there
        apps/demo/functions/auth/handler.ts:2:20: Could not resolve "absent"
          fix: npm install absent, or correct its name
        apps/demo/functions/auth/handler.ts:3:8: Could not resolve "@ashlar/core"
          fix: a function imports files of its app and packages, and nothing of the libraries that synthesize"
    `);
  });

  test('a source that is no TypeScript', () => {
    expect(refused({}, { 'functions/shared/greet.ts': 'export const greet = ;' })).toMatchInlineSnapshot(`
      "demo-test-api/code (CodeBundle) has a problem:
        apps/demo/functions/shared/greet.ts:1:22: Unexpected ";"
          fix: correct the source
      demo-live-api/code (CodeBundle) has a problem:
        apps/demo/functions/shared/greet.ts:1:22: Unexpected ";"
          fix: correct the source"
    `);
  });

  test.each([
    ['nothing', "import './shared/greet.js';"],
    ['something else', "import left from 'left'; export const handle = left;"],
  ])('an entry that exports %s, whatever its packages export', (_, text) => {
    const workspace = workspaceWith({ ...sources, 'functions/silent.ts': text });
    write(workspace, { 'node_modules/left/index.js': 'exports.handler = () => 1;' });
    const message = refusal(() => build(workspace, { entry: 'functions/silent.ts' }));
    expect(message).toContain('functions/silent.ts does not export handler');
  });

  test('a compiled addon', () => {
    const text = "import addon from './addon.node';\nexport const handler = addon;";
    expect(refused({}, { [auth]: text, 'functions/auth/addon.node': '' })).toContain(
      'make the function a container image',
    );
  });

  test('a source of the libraries, of another app, and behind a link', () => {
    const workspace = workspaceWith({
      ...sources,
      [auth]:
        "export { x } from '../../../../libs/x.js';\nexport { greet as handler } from '../linked/greet.js';",
    });
    write(workspace, { 'libs/x.ts': 'export const x = 1;' });
    symlinkSync('shared', join(workspace, 'apps/demo/functions/linked'));
    const message = refusal(() => build(workspace));
    expect(message).toContain('the bundle takes in libs/x.ts, which is no file of the app');
    expect(message).toContain('apps/demo/functions/linked/greet.ts is a link, or lies behind one');
  });
});

test('a copy of the checkout gives the same bytes', () => {
  const workspace = workspaceWith();
  const copy = `${workspace} copy`;
  cpSync(workspace, copy, { recursive: true });
  expect(filesIn(withoutCache(() => build(copy)))).toEqual(filesIn(withoutCache(() => build(workspace))));
});
