import { join } from 'node:path';
import { findTerraform } from './find-terraform.js';
import { program, temporaryFolder, terraformScript } from '@ashlar/testing';

function machine() {
  const root = temporaryFolder();
  const bin = join(root, 'bin');
  return { root, bin, env: { PATH: bin } as NodeJS.ProcessEnv };
}

test('terraform on PATH is used', async () => {
  const { root, bin, env } = machine();
  const path = program(join(bin, 'terraform'), terraformScript('1.12.2'));

  expect(await findTerraform({ root, env })).toEqual({ found: { path, version: '1.12.2' }, passedOver: [] });
});

test('TERRAFORM_BINARY_NAME comes before PATH, as a path or as a name', async () => {
  const { root, bin, env } = machine();
  program(join(bin, 'terraform'), terraformScript('1.12.2'));
  program(join(bin, 'terraform-next'), terraformScript('1.13.0'));
  program(join(root, 'tools', 'terraform'), terraformScript('1.14.0'));
  const versionOf = async (name: string) =>
    (await findTerraform({ root, env: { ...env, TERRAFORM_BINARY_NAME: name } })).found?.version;

  expect(await versionOf('terraform-next')).toBe('1.13.0');
  expect(await versionOf('./tools/terraform')).toBe('1.14.0');
  expect(await versionOf(join(root, 'tools', 'terraform'))).toBe('1.14.0');
});

test('a name that leads nowhere is passed over and named', async () => {
  const { root, bin, env } = machine();
  program(join(bin, 'terraform'), terraformScript('1.12.2'));

  const { found, passedOver } = await findTerraform({ root, env: { ...env, TERRAFORM_BINARY_NAME: 'tofu' } });

  expect(found?.version).toBe('1.12.2');
  expect(passedOver).toEqual(['TERRAFORM_BINARY_NAME names tofu, which is not there']);
});

test.each(['1.10.5', '1.5.7', '2.0.0', '1.11.0-rc1'])(
  '%s is passed over with its version and path',
  async (version) => {
    const { root, bin, env } = machine();
    const path = program(join(bin, 'terraform'), terraformScript(version));

    expect(await findTerraform({ root, env })).toEqual({
      passedOver: [`${version} at ${path} is not >=1.11.0 <2.0.0`],
    });
  },
);

test('the cache is used when PATH has none', async () => {
  const { root, env } = machine();
  const path = program(join(root, '.cache/terraform/1.11.4/terraform'), terraformScript('1.11.4'));

  expect(await findTerraform({ root, env })).toEqual({
    found: { path, version: '1.11.4' },
    passedOver: ['not on PATH'],
  });
});

test('a program that cannot answer is passed over with its complaint', async () => {
  const { root, bin, env } = machine();
  const path = program(join(bin, 'terraform'), 'echo "no such platform" >&2; exit 1');

  expect((await findTerraform({ root, env })).passedOver).toEqual([
    `${path} does not answer "version -json": no such platform`,
  ]);
});
