import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scratchFolder } from '@ashlar/testing';
import { strFromU8, unzipSync } from 'fflate';
import { checkOut } from './checkout.fixture.js';

const root = join(scratchFolder(), 'a checkout');

const sources = {
  'src/app.ts': `
    import { type AppDefinition, CodeBundle, ProjectStack } from '@ashlar/core';
    export const app: AppDefinition = {
      name: 'functions',
      environments: [{ name: 'test', account: '111122223333', region: 'us-east-1', zones: ['us-east-1a', 'us-east-1b'] }],
      build: (target) => void new CodeBundle(new ProjectStack(target, 'api'), 'code', { entry: 'auth/handler.ts' }),
    };
  `,
  'auth/handler.ts':
    "import { word } from '../shared/word.js';\nexport const handler = () => `first ${word}`;",
  'shared/word.ts': "export const word = 'one';",
};

const at = (path: string) => join(root, 'apps/functions', path);

function write(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}

function synth(): string {
  const command = [join(root, 'bin/ashlar.mjs'), 'synth', 'functions'];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

/** The bundle that the output names. */
function bundle(): string {
  const folder = join(root, 'cdktf.out/stacks/functions-test-api/assets');
  const archives = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.zip'),
  );
  const codes = archives.map((name) =>
    strFromU8(unzipSync(readFileSync(join(folder, name)))['index.js'] ?? new Uint8Array()),
  );
  return codes.join('\n');
}

const NOTHING = /nothing has changed since, so nothing was built/;

beforeAll(() => {
  checkOut(root);
  for (const [path, text] of Object.entries(sources)) write(path, text);
  synth();
});

test('a synthesis that would bundle the same bundles nothing', () => {
  expect(bundle()).toContain('first');
  expect(synth()).toMatch(NOTHING);
});

test.each([
  ['a handler', 'auth/handler.ts', sources['auth/handler.ts'].replace('first', 'second'), 'second'],
  ['a file that it imports', 'shared/word.ts', "export const word = 'two';", "'two'".replaceAll("'", '"')],
  ['a file that takes the place of another', 'shared/word.js', "export const word = 'three';", '"three"'],
  ['what is locked', '../../package-lock.json', '{ "lockfileVersion": 3 }', '"three"'],
])('an edit of %s is no synthesis without a change', (_, path, text, expected) => {
  write(path, text);
  expect(synth()).not.toMatch(NOTHING);
  expect(bundle()).toContain(expected);
  expect(synth()).toMatch(NOTHING);
});
