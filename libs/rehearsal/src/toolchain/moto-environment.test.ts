import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { file, program, temporaryFolder } from '@ashlar/testing';
import { findPython } from './find-python.js';
import { findMotoEnvironment, installMoto, pinnedMoto } from './moto-environment.js';
import { motoWheels, plainPython } from './moto-machine.fixture.js';

const bin = plainPython(temporaryFolder());
const wheels = motoWheels(temporaryFolder(), '5.2.1');

function machine() {
  const root = temporaryFolder();
  const env: NodeJS.ProcessEnv = { ...wheels, PATH: bin };
  return { root, env, requirementsFile: file(join(root, 'requirements.txt'), 'moto==5.2.1\n') };
}

test('python3 with a usable moto is found as it is', async () => {
  const { root, env } = machine();
  for (const module of ['flask.py', 'flask_cors.py']) file(join(root, 'lib', module));
  file(join(root, 'lib/moto/__init__.py'), '__version__ = "5.2.3"');

  const { found } = await findPython({ root, env: { ...env, PYTHONPATH: join(root, 'lib') } });

  expect(found).toEqual({ path: join(bin, 'python3'), motoVersion: '5.2.3' });
});

test.each(['5.1.22', '5.2.0', '5.3.0', '4.2.14'])(
  'moto %s is passed over with its version',
  async (version) => {
    const { root, env } = machine();
    for (const module of ['flask.py', 'flask_cors.py']) file(join(root, 'lib', module));
    file(join(root, 'lib/moto/__init__.py'), `__version__ = "${version}"`);

    const { found, passedOver } = await findPython({ root, env: { ...env, PYTHONPATH: join(root, 'lib') } });

    expect(found).toBeUndefined();
    expect(passedOver).toEqual([
      expect.stringMatching(`python3 won't do: it has moto ${version}, not ~5.2.1`),
    ]);
  },
);

test('moto without the needs of its server is passed over', async () => {
  const { root, env } = machine();
  file(join(root, 'lib/moto/__init__.py'), '__version__ = "5.2.1"');

  const { passedOver } = await findPython({ root, env: { ...env, PYTHONPATH: join(root, 'lib') } });

  expect(passedOver).toEqual([expect.stringMatching("won't do: No module named 'flask'")]);
});

test('a half-made environment is replaced, and the whole one found afterwards', async () => {
  const options = machine();
  const folder = join(options.root, '.cache/moto/5.2.1');
  program(join(folder, 'bin/python'), 'exit 1');
  file(join(folder, 'left-over'));
  const whole = { path: join(folder, 'bin/python'), motoVersion: '5.2.1' };

  expect(await findMotoEnvironment(options)).toEqual({ passedOver: [] });
  expect(await installMoto((await findPython(options)).python, options)).toEqual(whole);
  expect(await findMotoEnvironment(options)).toEqual({ found: whole, passedOver: [] });
  expect(existsSync(join(folder, 'left-over'))).toBe(false);
  expect(readdirSync(join(options.root, '.cache/moto'))).toEqual(['5.2.1']);

  file(options.requirementsFile, 'moto==5.2.2\n');
  expect(await findMotoEnvironment(options)).toEqual({ passedOver: [] });
}, 60_000);

test('a finished environment whose Python is gone is passed over and replaced', async () => {
  const options = machine();
  const folder = join(options.root, '.cache/moto/5.2.1');
  file(join(folder, 'finished'), readFileSync(options.requirementsFile, 'utf8'));

  expect(await findMotoEnvironment(options)).toEqual({
    passedOver: [`${folder}/bin/python does not run: spawn ${folder}/bin/python ENOENT`],
  });
  expect((await installMoto((await findPython(options)).python, options)).motoVersion).toBe('5.2.1');
  expect(readdirSync(join(options.root, '.cache/moto'))).toEqual(['5.2.1']);
}, 60_000);

test('an old Python is told which one is needed', async () => {
  const options = machine();

  await expect(installMoto({ path: '/usr/bin/python3', version: '3.9.6' }, options)).rejects.toMatchObject({
    message: 'a virtual environment for it needs Python >= 3.11',
    fix: 'install Python 3.11 or newer as python3, and run this again',
  });
});

test('a Python without venv says which package has it', async () => {
  const { root, ...options } = machine();
  const path = program(
    join(root, 'python3'),
    'echo "not created because ensurepip is not available"; exit 1',
  );

  await expect(installMoto({ path, version: '3.12.3' }, { root, ...options })).rejects.toMatchObject({
    message: 'python3 -m venv failed: this Python comes without ensurepip',
    fix: expect.stringContaining('install the package python3-venv'),
  });
});

test('the committed requirements are exact, sorted and for the pinned moto', () => {
  const lines = readFileSync(join(__dirname, '../../moto-requirements.txt'), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));

  expect(lines).toContain(`moto==${pinnedMoto}`);
  expect(lines.filter((line) => !/^[\w.-]+==\d[\w.]*$/.test(line))).toEqual([]);
  const names = lines.map((line) => line.toLowerCase().split('==')[0]);
  expect(names).toEqual([...names].sort());
});
