import { execFile, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { filesIn, scratchFolder } from '@ashlar/testing';
import { checkOut } from './checkout.fixture.js';

const root = join(scratchFolder(), 'a checkout');
const outdir = join(root, 'cdktf.out');

interface Call {
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

const surroundings = ({ env = {}, cwd = root }: Call) => ({
  cwd,
  encoding: 'utf8' as const,
  env: { ...process.env, ...env },
});

function synth(call: Call = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'bin/ashlar.mjs'), 'synth', ...(call.args ?? [])],
    surroundings(call),
  );
  return { status, stdout, stderr };
}

/** Whether the launcher would answer without building anything. */
function stands({ args = [], ...call }: Call = {}): boolean {
  const program = `
    import { look } from ${JSON.stringify(join(root, 'bin/launcher/launch.mjs'))};
    const { answer } = look(${JSON.stringify(root)}, ${JSON.stringify(join(root, '.cache/synthesis'))}, ${JSON.stringify(['synth', ...args])});
    process.stdout.write(String(answer !== undefined));
  `;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', program],
    surroundings(call),
  );
  expect(stderr).toBe('');
  return stdout === 'true';
}

const NOTHING = /nothing has changed since, so nothing was built/;
const STACK = 'cdktf.out/stacks/state-staging-backend';
const jsonFile = join(root, STACK, 'cdk.tf.json');
const appFile = join(root, 'apps/state/src/app.ts');
let first = '';

beforeAll(async () => {
  checkOut(root);
  symlinkSync(at('libs/blocks/iam'), at('apps/state/first'));
  // Two at once, with nothing kept yet.
  const run = () =>
    promisify(execFile)(process.execPath, [join(root, 'bin/ashlar.mjs'), 'synth'], { cwd: root });
  const [one, other] = await Promise.all([run(), run()]);
  first = one.stdout;
  expect(other.stdout).toBe(first);
});

test('without a change the summary is the same, a line says that nothing was built, and nothing is written', () => {
  const written = statSync(jsonFile).ino;
  const { status, stdout } = synth();
  expect(status).toBe(0);
  expect(stdout.replace(/^.*nothing has changed.*\n/m, '')).toBe(first);
  expect(stdout).toMatch(NOTHING);
  expect(statSync(jsonFile).ino).toBe(written);
});

/** Edits files for the time of a look, and puts them back with another time. */
function whileEdited(edit: () => void, files: readonly string[], look: () => boolean): boolean {
  const before = files.map((file) => (existsSync(file) ? readFileSync(file) : undefined));
  edit();
  const answer = look();
  files.forEach((file, index) => {
    const content = before[index];
    if (content === undefined) rmSync(file, { recursive: true, force: true });
    else writeFileSync(file, content);
  });
  return answer;
}

const at = (path: string) => join(root, path);
const append = (path: string) => (): void => appendFileSync(at(path), ' ');
function create(path: string) {
  return () => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), '');
  };
}

/** An edit of the same size, whose time is put back too. */
function sameSize(file: string): void {
  const { atime, mtime } = statSync(file);
  writeFileSync(file, readFileSync(file, 'utf8').replace('state', 'stadt'));
  utimesSync(file, atime, mtime);
}

test.each<[string, () => void, string]>([
  ['a library', append('libs/core/src/stack/project-stack.ts'), 'libs/core/src/stack/project-stack.ts'],
  ['an app, without another size or time', () => sameSize(appFile), 'apps/state/src/app.ts'],
  ['a file that an app may look at', append('apps/state/README.md'), 'apps/state/README.md'],
  ['what is locked', append('package-lock.json'), 'package-lock.json'],
  ['what is installed', append('node_modules/.package-lock.json'), 'node_modules/.package-lock.json'],
  ['how sources are found', append('tsconfig.base.json'), 'tsconfig.base.json'],
  ['the launcher', append('bin/launcher/bundle.mjs'), 'bin/launcher/bundle.mjs'],
  ['a new app', create('apps/other/src/app.ts'), 'apps/other'],
  ['a new file of an app', create('apps/state/runbooks/leak.md'), 'apps/state/runbooks'],
  [
    'a second link to a folder',
    () => symlinkSync(at('libs/blocks/iam'), at('apps/state/second')),
    'apps/state/second',
  ],
  ['a new library before another', create('libs/iam/src/index.ts'), 'libs/iam'],
  ['a file that is gone', () => rmSync(at('apps/state/README.md')), 'apps/state/README.md'],
  ['JSON that somebody edited', () => appendFileSync(jsonFile, ' '), `${STACK}/cdk.tf.json`],
  ['JSON that somebody removed', () => rmSync(jsonFile), `${STACK}/cdk.tf.json`],
  ['a manifest that is gone', () => rmSync(join(outdir, 'manifest.json')), 'cdktf.out/manifest.json'],
  ['a stack that was written later', create('cdktf.out/stacks/old/cdk.tf.json'), 'cdktf.out/stacks/old'],
  ['a file that overrides', create(`${STACK}/a_override.tf`), `${STACK}/a_override.tf`],
  ['a record that is damaged', () => damageAnswers(), ''],
])('%s is seen, and its return too', (_, edit, path) => {
  const answers = filesIn(at('.cache/synthesis/answers'));
  expect(stands()).toBe(true);
  expect(whileEdited(edit, path === '' ? [] : [at(path)], stands)).toBe(false);
  for (const [name, text] of Object.entries(answers))
    writeFileSync(at(`.cache/synthesis/answers/${name}`), text, 'latin1');
  expect(stands()).toBe(true);
});

function damageAnswers(): void {
  for (const name of readdirSync(at('.cache/synthesis/answers')))
    writeFileSync(at(`.cache/synthesis/answers/${name}`), '{"inp');
}

test('a program that becomes one is seen', () => {
  chmodSync(at('apps/state/README.md'), 0o755);
  expect(stands()).toBe(false);
  chmodSync(at('apps/state/README.md'), 0o644);
  expect(stands()).toBe(true);
});

test.each<[string, Call]>([
  ['another environment', { args: ['state', 'staging'] }],
  ['another folder', { args: ['--output', 'elsewhere'] }],
  ['the folder that cdktf-cli names', { env: { CDKTF_OUTDIR: 'elsewhere' } }],
  ['context', { env: { CDKTF_CONTEXT_JSON: '{"a":1}' } }],
  ['the engine as published', { env: { ASHLAR_ENGINE: 'stock' } }],
  ['another current folder', { cwd: dirname(root) }],
  ['a wish to build all the same', { args: ['--force'] }],
])('%s is another question', (_, call) => {
  expect(stands(call)).toBe(false);
});

test.each<[string, () => void, string]>([
  ['a test', create('libs/core/src/new.test.ts'), 'libs/core/src/new.test.ts'],
  ['an asset of an earlier synthesis', create(`${STACK}/assets/x/y.zip`), `${STACK}/assets`],
  ['a document of a library', append('libs/aws/network/README.md'), 'libs/aws/network/README.md'],
  ['a state', create(`${STACK}/terraform.tfstate`), `${STACK}/terraform.tfstate`],
  ['a damaged index', () => writeFileSync(at('.cache/synthesis/inputs.json'), '{'), ''],
])('%s changes nothing', (_, edit, path) => {
  expect(whileEdited(edit, path === '' ? [] : [at(path)], stands)).toBe(true);
});

test('as cdktf-cli calls it, it writes where it is told and answers the second time', () => {
  const env = {
    CDKTF_OUTDIR: join(root, 'by cdktf'),
    CDKTF_CONTEXT_JSON: '{"excludeStackIdFromLogicalIds":"true"}',
  };
  expect(synth({ env }).stdout).not.toMatch(NOTHING);
  expect(filesIn(env.CDKTF_OUTDIR)).toEqual(filesIn(outdir));
  expect(synth({ env }).stdout).toMatch(NOTHING);
  expect(stands()).toBe(true);
});

test('with bundled packages, without any cache and with the engine as published the bytes are the same', () => {
  const before = filesIn(outdir);
  expect(readdirSync(at('.cache/synthesis')).some((name) => name.startsWith('packages-'))).toBe(true);
  for (const env of [{}, { ASHLAR_CACHE: 'off' }, { ASHLAR_ENGINE: 'stock' }]) {
    const out = at(`out-${Object.values(env).join('')}`);
    expect(synth({ env, args: ['--force', '--output', out] })).toMatchObject({ status: 0, stderr: '' });
    expect(filesIn(out)).toEqual(before);
  }
});

test('whatever is damaged in what is kept, nothing breaks, and the next run is as before', () => {
  const before = filesIn(outdir);
  const damages = [
    (bytes: Buffer) => bytes.subarray(0, bytes.length / 2),
    () => Buffer.alloc(0),
    // What a reader of JSON or JavaScript need not notice.
    (bytes: Buffer) => Buffer.concat([bytes, Buffer.from(' ')]),
  ];
  expect(readdirSync(at('.cache/synthesis')).some((name) => name.endsWith('.code'))).toBe(true);
  for (const damage of damages) {
    for (const name of Object.keys(filesIn(at('.cache/synthesis')))) {
      const file = at(`.cache/synthesis/${name}`);
      writeFileSync(file, damage(readFileSync(file)));
    }
    expect(synth()).toEqual({ status: 0, stdout: first, stderr: '' });
    expect(filesIn(outdir)).toEqual(before);
    expect(synth().stdout).toMatch(NOTHING);
  }
});

test("what esbuild is started with reaches nothing else: Terraform's collector stays on", () => {
  const program = `
    import { bundled } from ${JSON.stringify(at('bin/launcher/bundle.mjs'))};
    await bundled(${JSON.stringify(root)}, { extent: 'synthesis' });
    process.stdout.write(process.env.GOGC ?? 'none');
  `;
  const args = ['--input-type=module', '-e', program];
  const gogc = (env: NodeJS.ProcessEnv) =>
    spawnSync(process.execPath, args, surroundings({ env: { GOGC: undefined, ...env } })).stdout;
  expect([gogc({}), gogc({ GOGC: '50' })]).toEqual(['none', '50']);
});

test('a refusal and a mistake in the sources are no answer', () => {
  const app = readFileSync(appFile, 'utf8');
  writeFileSync(appFile, app.replace("name: 'state'", "name: 'other'"));
  expect(synth()).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining("its app is called 'other'"),
  });
  expect(stands()).toBe(false);
  writeFileSync(appFile, `${app}const x = ;`);
  expect(synth()).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('Unexpected ";"') });
  writeFileSync(appFile, app);
  expect(synth().stdout).toMatch(NOTHING);
});
