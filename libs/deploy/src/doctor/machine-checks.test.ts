import { join } from 'node:path';
import { file, program, temporaryFolder, terraformScript } from '@ashlar/testing';
import { configurationCheck, nodeCheck, packagesCheck, terraformCheck } from './machine-checks.js';

/** A project that asks for a Node and for packages. */
function project(dependencies: Readonly<Record<string, string>> = {}): string {
  const root = temporaryFolder();
  file(join(root, 'package.json'), JSON.stringify({ engines: { node: '>=20.19' }, dependencies }));
  return root;
}

const installed = (root: string, name: string, version: string) =>
  file(join(root, 'node_modules', name, 'package.json'), JSON.stringify({ version }));

test('a Node that is too old is a missing tool', () => {
  expect(nodeCheck(project(), '20.19.0')).toMatchObject({ state: 'ok', what: 'Node 20.19.0' });
  expect(nodeCheck(project(), '18.20.4')).toEqual({
    ...{ name: 'node', state: 'problem', code: 10 },
    ...{ what: 'Node 18.20.4 is not >=20.19', fix: 'install Node >=20.19' },
  });
});

test('packages that are missing or of another version are named, each', () => {
  const root = project({ one: '1.0.0', two: '2.0.0', three: '3.0.0' });
  installed(root, 'one', '1.0.0');
  installed(root, 'two', '2.1.0');
  expect(packagesCheck(root)).toMatchObject({
    ...{ state: 'problem', code: 10, fix: 'npm ci' },
    what: 'two is 2.1.0 instead of 2.0.0; three is missing',
  });
  installed(root, 'two', '2.0.0');
  installed(root, 'three', '3.0.0');
  expect(packagesCheck(root)).toMatchObject({ state: 'ok' });
});

test('a Terraform is found, or why none fits is said', async () => {
  const root = project();
  const old = program(join(root, 'old'), terraformScript('1.5.7'));
  const PATH = join(root, 'bin');
  const env = { TERRAFORM_BINARY_NAME: old, PATH };
  const none = await terraformCheck(root, env);
  expect(none).toMatchObject({ check: { state: 'problem', code: 10 }, terraform: undefined });
  expect(none.check.what).toBe(`no Terraform fits: 1.5.7 at ${old} is not >=1.11.0 <2.0.0; not on PATH`);

  program(join(PATH, 'terraform'), terraformScript('1.12.0'));
  expect((await terraformCheck(root, env)).check).toMatchObject({
    state: 'ok',
    what: `Terraform 1.12.0: ${PATH}/terraform (1.5.7 at ${old} is not >=1.11.0 <2.0.0)`,
  });
});

test("a configuration that is not there stands in nobody's way, and is told", () => {
  const root = project();
  expect(configurationCheck(root, {})).toMatchObject({ state: 'ok' });
  expect(configurationCheck(root, { TF_CLI_CONFIG_FILE: 'my.rc' })).toMatchObject({ state: 'beware' });
  file(join(root, 'my.rc'));
  expect(configurationCheck(root, { TF_CLI_CONFIG_FILE: 'my.rc' })).toMatchObject({ state: 'ok' });
});
