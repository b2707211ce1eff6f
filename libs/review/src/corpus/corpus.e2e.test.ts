import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../../../..');

/** Some of each kind; all of them need nothing but Terraform. */
const some = [
  ...['create', 'deposed', 'delete-because-a-key-is-gone', 'errored', 'forget', 'import-with-update'],
  ...['modules', 'move-with-replace', 'outputs-only', 'remote-state', 'replace-because-tainted'],
  ...['replace-in-both-orders', 'secret-as-base64', 'secret-in-set', 'targeted', 'unknown-values'],
];

test('Terraform makes the plans of the corpus today as it did, byte for byte', async () => {
  const script = join(root, 'scripts/review-corpus.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--check', ...some], { cwd: root });
  const made = stdout.split('\n').map((line) => line.split(' ')[0]);
  expect(made).toEqual(expect.arrayContaining(some));
});
