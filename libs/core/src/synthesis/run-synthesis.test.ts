import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '@ashlar/testing';
import { buildSync } from 'esbuild';

const folder = scratchFolder();
const outfile = join(folder, 'main.cjs');

// What the `main.ts` of an app does, with the account as an argument.
const program = `
  import { ProjectStack } from '../stack/project-stack.js';
  import { runSynthesis } from './run-synthesis.js';
  const [account = ''] = process.argv.slice(2);
  const environments = [{ name: 'test', account, region: 'us-east-1', zones: ['us-east-1a'] }];
  const build = (target) => {
    if (account.startsWith('9')) throw new TypeError('a bug');
    const stack = new ProjectStack(target, 'unit');
    if (account.startsWith('8')) stack.warn(stack, [{ what: 'it costs more', fix: 'use less' }]);
  };
  runSynthesis([{ name: 'demo', environments, build }]);
`;

buildSync({
  stdin: { contents: program, resolveDir: __dirname, loader: 'ts' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  keepNames: true,
  outfile,
});

const run = (account: string) =>
  spawnSync(process.execPath, [outfile, account], { cwd: folder, encoding: 'utf8' });

test('wrong input is a message and an exit code, without a stack trace', () => {
  expect(run('12')).toMatchObject({
    status: 1,
    stderr: `environment test of app demo has a problem:
  account is '12'
    fix: use the 12 digits of the AWS account, in quotes
`,
  });
  expect(existsSync(join(folder, 'cdktf.out'))).toBe(false);
});

test('a bug is no wrong input, and shows where it is', () => {
  const { status, stderr } = run('999999999999');
  expect(status).toBe(1);
  expect(stderr).toMatch(/TypeError: a bug\n\s+at /);
});

test('a warning is written to standard error, and everything else is written all the same', () => {
  expect(run('888888888888')).toMatchObject({
    status: 0,
    stdout: '',
    stderr: 'warning: demo-test-unit (ProjectStack)\n  it costs more\n    fix: use less\n',
  });
});

test('a right app is synthesized without a word', () => {
  expect(run('123456789012')).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(existsSync(join(folder, 'cdktf.out/manifest.json'))).toBe(true);
});
