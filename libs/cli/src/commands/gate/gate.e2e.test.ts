import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '@ashlar/testing';

const folder = scratchFolder();
const [base, head] = [join(folder, 'base'), join(folder, 'head')];

/** A command line, on a machine that has neither Terraform nor any other program. */
function ashlar(...args: string[]) {
  const command = join(__dirname, '../../../../../bin/ashlar.mjs');
  const env = { ...process.env, PATH: join(folder, 'nothing') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    ...{ env, cwd: folder },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const gate = (...args: string[]) =>
  ashlar('gate', '--synthesis', 'head', '--base-synthesis', 'base', ...args);

const STACK = 'omnirapeutic-staging-data';

const file = join(head, 'stacks', STACK, 'cdk.tf.json');

beforeAll(() => {
  expect(ashlar('synth', '--output', base).status).toBe(0);
  cpSync(base, head, { recursive: true });
});

test('every stack of this repository passes, with a base and without one', () => {
  const { status, stdout } = gate();
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^\d+ stacks checked: nothing found\n$/)]);
  expect(ashlar('gate', '--synthesis', 'base').status).toBe(0);
});

test('an external program is stopped, with the construct that asks for it', () => {
  const before = readFileSync(file, 'utf8');
  const json = JSON.parse(before) as { data: object };
  const note = { metadata: { path: `${STACK}/tools/whoami` } };
  const external = { tools_whoami: { program: ['sh', '-c', 'env'], '//': note } };
  writeFileSync(file, JSON.stringify({ ...json, data: { ...json.data, external } }));

  const { status, stdout } = gate();
  expect(status).toBe(4);
  expect(stdout).toContain(`${STACK}/tools/whoami (data.external.tools_whoami) external runs a program`);
  expect(gate('omnirapeutic-production-*').status).toBe(0);
  expect(JSON.parse(gate(STACK, '--json').stdout)).toMatchObject({ passed: false, stacks: 1, hasBase: true });

  const allow = join(folder, 'allow.json');
  writeFileSync(allow, '{"dataSources": ["external"]}');
  expect(gate('--allow', allow).stdout).not.toContain('runs a program');
  writeFileSync(file, before);
});

test.each([
  ['another folder', ['gate', '--synthesis', 'nowhere'], 'nowhere is not there'],
  ['a folder without a synthesis', ['gate', '--synthesis', '.'], 'holds no synthesis'],
  ['a stack that there is not', ['gate', '--synthesis', 'head', 'omnirapeutic-stagin-data'], 'did you mean'],
  [
    'an allow-list that is none',
    ['gate', '--synthesis', 'head', '--allow', 'head/manifest.json'],
    "has 'stacks'",
  ],
])('%s is refused with what to do', (_, args, said) => {
  const { status, stderr } = ashlar(...args);
  expect(status).toBe(1);
  expect(stderr).toContain(said);
  expect(stderr).toContain('fix: ');
});
