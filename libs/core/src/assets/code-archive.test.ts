import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function/index.js';
import { filesIn, refusal, scratchFolder, testEnvironment } from '@ashlar/testing';
import { strFromU8, unzipSync } from 'fflate';
import type { AppDefinition } from '../stack/app-definition.js';
import { ProjectStack } from '../stack/project-stack.js';
import { synthesize } from '../synthesis/synthesize.js';
import { CodeArchive } from './code-archive.js';
import { sizeProblems } from './read-code.js';

const scratch = scratchFolder();

/** A workspace whose app has these files, in a folder with a space in its name. */
function workspaceWith(files: Readonly<Record<string, string>>): string {
  const workspace = mkdtempSync(join(scratch, 'a workspace '));
  mkdirSync(join(workspace, 'apps/demo'), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    const file = join(workspace, 'apps/demo', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return workspace;
}

/** Synthesizes a function with this code, and returns where it was written. */
function build(workspace: string, from: string): string {
  const app: AppDefinition = {
    name: 'demo',
    environments: [testEnvironment({ name: 'test' })],
    build(target) {
      const stack = new ProjectStack(target, 'api');
      const code = new CodeArchive(stack, 'code', { from });
      new LambdaFunction(stack, 'resize', {
        functionName: 'resize',
        role: 'arn:aws:iam::111122223333:role/resize',
        filename: code.path,
        sourceCodeHash: code.sourceCodeHash,
      });
    },
  };
  const outdir = join(mkdtempSync(join(scratch, 'out-')), 'cdktf.out');
  synthesize([app], { workspace, outdir });
  return join(outdir, 'stacks/demo-test-api');
}

const code = {
  'functions/my resize/index.mjs': 'export const handler = 1;',
  'functions/my resize/lib/größe.mjs': 'x'.repeat(999),
};

test('a folder is packed beside the JSON, and the function knows where, and its hash', () => {
  const stack = build(workspaceWith(code), 'functions/my resize');
  const json = JSON.parse(readFileSync(join(stack, 'cdk.tf.json'), 'utf8'));
  const { filename, source_code_hash } = json.resource.aws_lambda_function.resize;
  const bytes = readFileSync(join(stack, filename));
  expect(filename).toMatch(/^assets\/code\/[0-9a-f]{64}\.zip$/);
  expect(source_code_hash).toBe(createHash('sha256').update(bytes).digest('base64'));
  const files = unzipSync(bytes);
  expect(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strFromU8(text)]))).toEqual({
    'index.mjs': code['functions/my resize/index.mjs'],
    'lib/größe.mjs': code['functions/my resize/lib/größe.mjs'],
  });
});

test('a single file is packed under its name', () => {
  const stack = build(workspaceWith(code), 'functions/my resize/index.mjs');
  const [archive = ''] = Object.keys(filesIn(join(stack, 'assets')));
  expect(Object.keys(unzipSync(readFileSync(join(stack, 'assets', archive))))).toEqual(['index.mjs']);
});

test('order of creation, times, umask and what a file manager leaves behind change no byte', () => {
  const one = workspaceWith(code);
  const backwards = Object.entries({ ...code, 'functions/my resize/.DS_Store': 'x' }).reverse();
  const other = workspaceWith(Object.fromEntries(backwards));
  utimesSync(join(other, 'apps/demo/functions/my resize/index.mjs'), 1e9, 1e9);
  chmodSync(join(other, 'apps/demo/functions/my resize/index.mjs'), 0o600);
  const first = filesIn(build(one, 'functions/my resize'));
  expect(filesIn(build(other, './functions/my resize/'))).toEqual(first);
});

test('a program stays one, and an archive whose only change that is is another', () => {
  const workspace = workspaceWith({ 'functions/bootstrap': '#!/bin/sh' });
  const before = Object.keys(filesIn(join(build(workspace, 'functions'), 'assets')));
  chmodSync(join(workspace, 'apps/demo/functions/bootstrap'), 0o755);
  const after = Object.keys(filesIn(join(build(workspace, 'functions'), 'assets')));
  expect(after).not.toEqual(before);
});

const refused = (from: unknown, files: Readonly<Record<string, string>> = code) =>
  refusal(() => build(workspaceWith(files), from as string));

test.each<[string, unknown, string]>([
  ['nothing', undefined, 'from is left out'],
  ['a number', 7, 'from is 7'],
  ['a value that only Terraform knows', '${var.code}', "from is '${var.code}'"],
  ['the app as a whole', '.', "from is '.', which is not below the folder of the app"],
  ['a folder above', 'functions/../../other', 'which is not below the folder of the app'],
  ['a path of this machine', '/etc', "from is '/etc', which is not below the folder of the app"],
  ['a missing folder', 'functions/none', "from is 'functions/none', and nothing is there"],
])('%s is refused', (_, from, message) => {
  expect(refused(from)).toContain(message);
});

test('a folder without a file is refused', () => {
  const workspace = workspaceWith(code);
  mkdirSync(join(workspace, 'apps/demo/empty/below'), { recursive: true });
  expect(refusal(() => build(workspace, 'empty'))).toContain("from is 'empty', and no file is in it");
});

test('links are refused, in the folder, as the folder and on the way to it', () => {
  const workspace = workspaceWith(code);
  const app = join(workspace, 'apps/demo');
  symlinkSync('index.mjs', join(app, 'functions/my resize/link.mjs'));
  symlinkSync('functions', join(app, 'linked'));
  expect(refusal(() => build(workspace, 'functions/my resize'))).toMatchInlineSnapshot(`
    "demo-test-api/code (CodeArchive) has a problem:
      functions/my resize/link.mjs is a link, or something else that is no file
        fix: put the file itself there: what a link leads to may be another one on another machine"
  `);
  expect(refusal(() => build(workspace, 'linked'))).toContain('linked is a link');
  expect(refusal(() => build(workspace, 'linked/my resize'))).toContain('linked/my resize is a link');
});

test('more than Lambda takes is refused, before it is read and when it is packed', () => {
  const workspace = workspaceWith({ 'zeros/file': '' });
  truncateSync(join(workspace, 'apps/demo/zeros/file'), 250 * 1024 * 1024 + 1);
  expect(refusal(() => build(workspace, 'zeros'))).toContain(
    "from is 'zeros', 251 MB unzipped; Lambda takes 250",
  );
  expect(sizeProblems('zeros', 'zipped', 50 * 1024 * 1024)).toEqual([]);
  expect(sizeProblems('zeros', 'zipped', 50 * 1024 * 1024 + 1)).toMatchObject([
    { what: "from is 'zeros', 51 MB zipped; Lambda takes 50" },
  ]);
});
