import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type TerraformRelease, terraformRelease, thisPlatform, ToolchainError } from '@ashlar/terraform';
import { deadUrl, file, program, servedRelease, temporaryFolder, terraformScript } from '@ashlar/testing';
import { prepareToolchain, type ToolchainOptions } from './toolchain.js';
import { motoWheels, plainPython } from './moto-machine.fixture.js';

const python = plainPython(temporaryFolder());
const wheels = motoWheels(temporaryFolder(), '5.2.1');

function machine(release: TerraformRelease, env: NodeJS.ProcessEnv = {}) {
  const root = temporaryFolder();
  const lines: string[] = [];
  const options: ToolchainOptions = {
    root,
    env: { ...wheels, HOME: root, PATH: `${join(root, 'bin')}:${python}`, ...env },
    report: (line) => void lines.push(line),
    release,
    requirementsFile: file(join(root, 'requirements.txt'), 'moto==5.2.1\n'),
    systemFolders: [],
    parentFolders: [join(root, 'opt')],
  };
  return { root, lines, options };
}

async function failure(options: ToolchainOptions): Promise<ToolchainError> {
  const error: unknown = await prepareToolchain(options).catch((reason: unknown) => reason);
  if (!(error instanceof ToolchainError)) throw new Error(`expected a ToolchainError, got ${String(error)}`);
  return error;
}

test('what is there is used, and nothing is downloaded', async () => {
  const { release, asked } = await servedRelease('1.11.4', thisPlatform());
  const { root, lines, options } = machine(release);
  const terraform = program(join(root, 'bin/terraform'), terraformScript('1.12.2'));
  file(join(root, 'lib/moto/__init__.py'), '__version__ = "5.2.1"');
  for (const module of ['flask.py', 'flask_cors.py']) file(join(root, 'lib', module));
  file(
    join(
      root,
      'opt/mirror/registry.terraform.io/hashicorp/aws/5.100.0',
      thisPlatform(),
      'terraform-provider-aws',
    ),
  );

  const toolchain = await prepareToolchain({
    ...options,
    env: { ...options.env, PYTHONPATH: join(root, 'lib') },
  });

  expect(toolchain).toEqual({
    terraform: { path: terraform, version: '1.12.2' },
    python: { path: join(python, 'python3'), motoVersion: '5.2.1' },
    mirror: { path: join(root, 'opt/mirror'), awsVersions: ['5.100.0'] },
  });
  expect(lines.sort()).toEqual([
    `AWS provider 5.100.0: mirror at ${root}/opt/mirror`,
    `Terraform 1.12.2: ${terraform}`,
    `moto 5.2.1: ${python}/python3`,
  ]);
  expect(asked()).toBe(0);
});

test('what is missing is installed once, and an old Terraform is named', async () => {
  const { release, asked } = await servedRelease('1.11.4', thisPlatform());
  const { root, lines, options } = machine(release);
  const old = program(join(root, 'bin/terraform'), terraformScript('1.5.7'));

  const toolchain = await prepareToolchain(options);

  expect(toolchain).toEqual({
    terraform: { path: join(root, '.cache/terraform/1.11.4/terraform'), version: '1.11.4' },
    python: { path: join(root, '.cache/moto/5.2.1/bin/python'), motoVersion: '5.2.1' },
  });
  expect(lines.sort()).toEqual([
    'AWS provider: no mirror found, so Terraform asks the registry',
    `Terraform: 1.5.7 at ${old} is not >=1.11.0 <2.0.0; installing 1.11.4 as .cache/terraform/1.11.4/terraform`,
    expect.stringMatching(
      /^moto: Python 3\.\S+ at \S+ won't do: No module named 'moto'; installing 5\.2\.1 in \.cache\/moto\/5\.2\.1$/,
    ),
  ]);

  expect(await prepareToolchain(options)).toEqual(toolchain);
  expect(asked()).toBe(1);
}, 60_000);

test('offline, one error lists everything that is missing with its cause and fix', async () => {
  const baseUrl = await deadUrl();
  const { root, options } = machine(
    { ...terraformRelease, baseUrl },
    { PIP_NO_INDEX: '0', PIP_FIND_LINKS: '', PIP_INDEX_URL: baseUrl },
  );

  const error = await failure(options);

  const message = error.message
    .replaceAll(baseUrl, 'http://nobody')
    .replace(thisPlatform(), 'linux_amd64')
    .replace(/127\.0\.0\.1:\d+/, 'nobody')
    .replace(/Python \S+ at \S+/, 'Python 3.x at python3')
    // Every pip words this in its own way.
    .replace(/\(NewConnectionError.*Connection refused.*\)/, '(Connection refused)');
  expect(message).toMatchInlineSnapshot(`
    "This needs 2 things that are not here and could not be installed:
      Terraform >= 1.11.0: not on PATH; the download of http://nobody/1.11.4/terraform_1.11.4_linux_amd64.zip failed: connect ECONNREFUSED nobody
        fix: install Terraform 1.11.4 yourself, or connect to the internet and run this again
      moto 5.2.1: Python 3.x at python3 won't do: No module named 'moto'; pip failed: No matching distribution found for moto==5.2.1 (Connection refused)
        fix: run \`python3 -m pip install 'moto[server]==5.2.1'\` yourself, or connect to the internet and run this again"
  `);
  expect(error.problems.map(({ cause }) => cause)).toEqual([expect.any(Error), expect.any(Error)]);
  expect(readdirSync(join(root, '.cache'), { recursive: true })).toEqual(['moto']);
}, 60_000);

test('one missing thing does not hide behind another that was installed', async () => {
  const { release } = await servedRelease('1.11.4', thisPlatform());
  const { options } = machine(release, { PATH: '/nowhere' });

  const error = await failure(options);

  expect(error.message).toBe(
    [
      'This needs 1 thing that is not here and could not be installed:',
      '  moto 5.2.1: no python3 on PATH; a virtual environment for it needs Python >= 3.11',
      '    fix: install Python 3.11 or newer as python3, and run this again',
    ].join('\n'),
  );
});

test('a named mirror without a usable provider is reported', async () => {
  const { release } = await servedRelease('1.11.4', thisPlatform());
  const { lines, options } = machine(release, {
    PATH: '/nowhere',
    ASHLAR_PROVIDER_MIRROR: '/nowhere/mirror',
  });

  await failure(options);

  expect(lines).toContain(
    'AWS provider: no mirror found (ASHLAR_PROVIDER_MIRROR names /nowhere/mirror, which has none for this platform), so Terraform asks the registry',
  );
});
