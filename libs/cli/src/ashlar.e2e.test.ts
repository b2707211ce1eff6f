import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../../..');
const command = join(root, 'bin/ashlar.mjs');
const scratch = () => mkdtempSync(join(tmpdir(), 'ashlar-cli-'));

function ashlar(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** Every file below a folder, with its bytes. */
function files(folder: string, below = ''): Record<string, string> {
  return Object.assign(
    {},
    ...readdirSync(join(folder, below)).map((name) => {
      const path = join(below, name);
      return statSync(join(folder, path)).isDirectory()
        ? files(folder, path)
        : { [path]: readFileSync(join(folder, path), 'utf8') };
    }),
  ) as Record<string, string>;
}

test('two syntheses of everything are the same byte for byte, wherever and whenever they run', async () => {
  const [one, other] = [scratch(), scratch()];
  await promisify(execFile)(process.execPath, [command, 'synth', '--output', one]);
  const elsewhere = { ...process.env, TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8', HOME: other };
  await promisify(execFile)(process.execPath, [command, 'synth', '--output', other], {
    cwd: tmpdir(),
    env: elsewhere,
  });

  const stacks = ['edgar', 'omnirapeutic', 'state'].flatMap((app) => {
    const inventory = readFileSync(join(root, 'apps', app, 'stacks.json'), 'utf8');
    return Object.keys((JSON.parse(inventory) as { stacks: object }).stacks);
  });
  expect(stacks.length).toBeGreaterThan(60);
  expect(Object.keys(files(one)).filter((file) => !file.endsWith('.zip'))).toEqual([
    'manifest.json',
    ...stacks.map((stack) => `stacks/${stack}/cdk.tf.json`).sort(),
  ]);
  expect(files(one)).toEqual(files(other));
});

test('what is written holds no path of the machine', () => {
  const out = scratch();
  ashlar(['synth', '--output', out]);
  expect(Object.values(files(out)).filter((text) => text.includes(out) || text.includes(__dirname))).toEqual(
    [],
  );
});

test('one environment of one app is synthesized alone', () => {
  const out = scratch();
  const { stdout } = ashlar(['synth', 'state', 'production', '--output', out]);

  expect(readdirSync(join(out, 'stacks'))).toEqual(['state-production-backend', 'state-production-review']);
  expect(stdout).toContain('2 stacks, 30 resources');
});

test.each<[string, readonly string[], number, string]>([
  [
    'an unknown app',
    ['synth', 'omnirapeutc'],
    1,
    "fix: did you mean 'omnirapeutic'? there are edgar, omnirapeutic, state",
  ],
  [
    'an unknown environment',
    ['synth', 'state', 'prodution'],
    1,
    "fix: did you mean 'production'? there are edgarproduction, edgarstaging, production, staging",
  ],
  ['an empty output', ['synth', '--output='], 1, '--output is empty\n    fix: name a folder'],
  ['an output that is a file', ['synth', '--output', __filename], 1, 'is a file\n    fix: name a folder'],
  ['an unknown command', ['sinth'], 64, "unknown command 'sinth'"],
  ['an unknown option', ['synth', '--ouput', 'x'], 64, "unknown option '--ouput'"],
  ['one word too many', ['synth', 'state', 'production', 'network'], 64, 'too many arguments'],
  ['an app without documents', ['docs', 'state'], 1, 'apps/state has no folder docs'],
  ['documents of no app', ['docs'], 64, "missing required argument 'app'"],
  [
    'a rehearsal of an unknown stack',
    ['rehearse', '--stack', 'state-production-backnd'],
    1,
    "did you mean 'state-production-backend'?",
  ],
  [
    'a picture into a folder',
    ['diagram', 'state', 'production', '--output', __dirname],
    1,
    'is a folder\n    fix: name a file in it',
  ],
  ['a picture of an unknown environment', ['diagram', 'state', 'prod'], 1, "there is no environment 'prod'"],
])('%s is one message and an exit code, without a stack trace', (_, args, status, message) => {
  const result = ashlar(args);
  expect(result.status).toBe(status);
  expect(result.stderr).toContain(message);
  expect(result.stderr).not.toMatch(/^\s+at /m);
});

test('a stack trace is there for who asks', () => {
  expect(ashlar(['synth', 'omnirapeutc'], { ASHLAR_DEBUG: '1' }).stderr).toMatch(/^\s+at .*synth\.ts/m);
});

test('a refused synthesis leaves the folder as it was', () => {
  const out = join(scratch(), 'never');
  ashlar(['synth', 'state', 'nowhere', '--output', out]);
  expect(existsSync(out)).toBe(false);
});

test('a file that would override what was synthesized is named', () => {
  const out = scratch();
  ashlar(['synth', 'state', 'production', '--output', out]);
  writeFileSync(join(out, 'stacks/state-production-backend/local_override.tf.json'), '{}');
  expect(ashlar(['synth', 'state', 'production', '--output', out]).stdout).toMatch(
    /beware: .*local_override\.tf\.json overrides what was synthesized/,
  );
});

test('documents and pictures that are fresh stay as they are, and the picture is an SVG', () => {
  const docs = ashlar(['docs', 'omnirapeutic']);
  expect(docs).toEqual({ status: 0, stdout: '', stderr: '' });
  const { status, stdout } = ashlar(['diagram', 'omnirapeutic', 'production']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/<svg[\s\S]*<title>/);
});

test('every stack is listed after those that it reads from', () => {
  const stacks = JSON.parse(ashlar(['list', '--json']).stdout) as { name: string; dependencies: string[] }[];
  expect(stacks).toContainEqual({
    ...{ name: 'state-staging-backend', app: 'state', environment: 'staging' },
    ...{ resources: 11, dependencies: [] },
  });
  stacks.forEach(({ dependencies }, at) => {
    const before = stacks.slice(0, at).map(({ name }) => name);
    expect(before).toEqual(expect.arrayContaining(dependencies));
  });
  expect(ashlar(['list', 'state']).stdout).toContain('state-production-backend');
});

test('asking for help is no mistake', () => {
  const { status, stdout } = ashlar(['--help']);
  expect(status).toBe(0);
  expect(stdout).toContain('synth [options] [app] [environment]');
});
