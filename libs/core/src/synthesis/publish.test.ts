import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesIn, scratchFolder } from '@ashlar/testing';
import { publish } from './publish.js';

const scratch = scratchFolder();

/** A folder with these files. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(scratch, 'folder-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** What lies in an output folder with these files after these have been published to it. */
function published(files: Readonly<Record<string, string>>, before: Readonly<Record<string, string>> = {}) {
  const outdir = folderOf(before);
  publish(folderOf(files), outdir);
  return filesIn(outdir);
}

const one = { 'manifest.json': 'one', 'stacks/a/cdk.tf.json': 'new', 'stacks/a/assets/code/1/x.js': 'new' };

test('files appear in an empty folder as they were written', () => {
  expect(published(one)).toEqual(one);
});

const two = {
  'manifest.json': 'old',
  'stacks/a/cdk.tf.json': 'old',
  'stacks/a/assets/code/0/x.js': 'old',
};

test('files are replaced, and earlier assets stay: an apply may be reading them', () => {
  const earlier = { 'stacks/a/assets/code/0/x.js': 'old' };
  expect(published(one, two)).toEqual({ ...one, ...earlier });
});

test('an asset of yesterday that nothing names is gone, also from a stack that has none any more', () => {
  const without = { 'manifest.json': 'one', 'stacks/a/cdk.tf.json': 'new' };
  for (const files of [one, without]) {
    const outdir = folderOf(two);
    const yesterday = new Date(Date.now() - 25 * 3600 * 1000);
    utimesSync(join(outdir, 'stacks/a/assets/code/0/x.js'), yesterday, yesterday);
    publish(folderOf(files), outdir);
    expect(filesIn(outdir)).toEqual(files);
  }
});

test('an asset that is written again is the new one, however old it is', () => {
  const outdir = folderOf({ ...two, 'stacks/a/assets/code/1/x.js': 'broken' });
  publish(folderOf(one), outdir);
  expect(filesIn(outdir)).toMatchObject(one);
});

test('what Terraform and people put beside a stack stays', () => {
  const theirs = {
    'notes.md': 'read me',
    'stacks/a/terraform.tfstate': '{}',
    'stacks/a/.terraform.lock.hcl': 'locked',
    'stacks/a/.terraform/providers/x': 'binary',
  };
  expect(published(one, { ...one, ...theirs })).toEqual({ ...one, ...theirs });
});

test('a stack that is gone loses what synthesis wrote and nothing else', () => {
  const before = {
    'stacks/gone/cdk.tf.json': 'old',
    'stacks/gone/assets/code/0/x.js': 'old',
    'stacks/gone/terraform.tfstate': '{}',
  };
  expect(published(one, before)).toEqual({ ...one, 'stacks/gone/terraform.tfstate': '{}' });
});

test('a stack that is gone leaves no empty folder', () => {
  const outdir = folderOf({ 'stacks/gone/cdk.tf.json': 'old' });
  publish(folderOf(one), outdir);
  expect(() => filesIn(join(outdir, 'stacks/gone'))).toThrow('ENOENT');
});
