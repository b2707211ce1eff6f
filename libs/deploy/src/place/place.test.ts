import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { deadUrl, file, program, temporaryFolder, terraformScript } from '@ashlar/testing';
import { thisPlatform } from '@ashlar/terraform';
import { handMadeOutput } from '../hand-made-output.fixture.js';
import { terraformCliConfiguration } from './cli-configuration.js';
import { DeployPlace } from './deploy-place.js';
import { emulatorOf } from './endpoint.js';
import { isInitialized, markInitialized } from './init-mark.js';

const listening = async () => {
  const { createServer } = await import('node:http');
  const server = createServer((_request, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { endpoint: `http://127.0.0.1:${port}`, close: () => server.close() };
};

/** A project with one synthesized stack, a Terraform that tells its version, and a mirror with one provider. */
function project(mirrored: string) {
  const root = temporaryFolder();
  const outdir = join(root, 'cdktf.out');
  const json = { provider: { aws: [{ region: 'us-east-1' }] } };
  const stacks = handMadeOutput(outdir, [{ name: 'shop', json }]);
  program(join(root, 'bin/terraform'), terraformScript('1.11.4'));
  const mirror = join(root, 'mirror');
  const provider = join(mirror, 'registry.terraform.io/hashicorp/aws', mirrored, thisPlatform());
  file(join(provider, 'terraform-provider-aws'));
  const lines: string[] = [];
  const env = { PATH: join(root, 'bin'), HOME: root, ASHLAR_PROVIDER_MIRROR: mirror };
  const open = (more: NodeJS.ProcessEnv = {}) =>
    DeployPlace.open({
      root,
      outdir,
      stacks,
      env: { ...env, ...more },
      report: (line) => void lines.push(line),
    });
  return { root, outdir, open, lines, stack: stacks[0] as (typeof stacks)[number] };
}

test('a deployment to AWS works in the synthesized folder, with what a person has set', async () => {
  const { outdir, open, stack } = project('6.25.0');
  const place = await open({ AWS_PROFILE: 'shop', GOGC: '100' });
  expect(place.folder(stack)).toBe(join(outdir, 'stacks/shop'));
  expect(place).toMatchObject({ emulator: undefined, providerVersion: undefined });
  expect(place.env).toMatchObject({ AWS_PROFILE: 'shop', GOGC: '100', TF_INPUT: '0', TF_IN_AUTOMATION: '1' });
  expect(readFileSync(String(place.env['TF_CLI_CONFIG_FILE']), 'utf8')).toContain('filesystem_mirror');
});

test('an older provider of a mirror is for emulators, never for AWS', async () => {
  const place = await project('5.100.0').open();
  expect(place.providerVersion).toBeUndefined();
  expect(readFileSync(String(place.env['TF_CLI_CONFIG_FILE']), 'utf8')).toContain('plugin_cache_dir');
});

test('what a person has set for another work with Terraform is not passed on, and said', async () => {
  const { open, lines } = project('6.25.0');
  const place = await open({
    TF_WORKSPACE: 'blog',
    TF_DATA_DIR: '/data',
    TF_CLI_ARGS_plan: '-destroy',
    TF_LOG: 'WARN',
  });
  expect(Object.keys(place.env).filter((name) => /^TF_(WORK|DATA|CLI_ARGS|LOG)/.test(name))).toEqual([
    'TF_LOG',
  ]);
  expect(lines.map((line) => line.split(' ')[1])).toEqual([
    'TF_CLI_ARGS_plan',
    'TF_DATA_DIR',
    'TF_WORKSPACE',
  ]);
});

test('an override that lies beside the synthesized JSON is named', async () => {
  const { outdir, open, stack, lines } = project('6.25.0');
  writeFileSync(join(outdir, 'stacks/shop/local_override.tf.json'), '{}');
  (await open()).folder(stack);
  expect(lines).toEqual([
    'beware: cdktf.out/stacks/shop/local_override.tf.json overrides what was synthesized',
  ]);
});

test('nothing is done in a folder that holds a state which could not be saved', async () => {
  const { outdir, open, stack } = project('6.25.0');
  writeFileSync(join(outdir, 'stacks/shop/errored.tfstate'), '{}');
  await expect((await open()).ready(stack)).rejects.toMatchObject({
    ...{ name: 'InputError', message: expect.stringContaining('state push errored.tfstate') },
  });
});

test('an emulator works elsewhere: what it needs never lies beside the synthesized JSON', async () => {
  const { endpoint, close } = await listening();
  const { root, outdir, open, stack, lines } = project('5.100.0');
  mkdirSync(join(outdir, 'stacks/shop/assets'));
  writeFileSync(join(outdir, 'stacks/shop/assets/code.zip'), 'zip');
  const place = await open({ AWS_ENDPOINT_URL: endpoint });
  const folder = place.folder(stack);
  close();

  expect(folder.startsWith(join(root, '.cache/deploy/'))).toBe(true);
  expect(lines[0]).toMatch(
    /^the emulator at http:\S+ is used instead of AWS: Terraform runs in \.cache\/deploy\/\w+\/stacks, with AWS provider 5\.100\.0$/,
  );
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  expect(read('cdk.tf.json')).toBe(readFileSync(join(outdir, stack.file), 'utf8'));
  expect(JSON.parse(read('rehearsal_override.tf.json'))).toMatchObject({
    terraform: { required_providers: { aws: { version: '5.100.0' } } },
    provider: { aws: [{ s3_use_path_style: true }] },
  });
  expect(read('assets/code.zip')).toBe('zip');
});

test.each([
  ['nobody', 12, 'where nothing answers'],
  ['no URL', 1, 'which is no URL'],
])('an endpoint that is %s is refused before Terraform waits for it', async (kind, exitCode, what) => {
  const endpoint = kind === 'no URL' ? 'localhost:4566' : await deadUrl();
  await expect(emulatorOf({ AWS_ENDPOINT_URL: endpoint })).rejects.toMatchObject({
    ...{ exitCode, message: expect.stringContaining(what) },
  });
});

const AWS = 'https://s3.us-east-1.amazonaws.com';
const EMULATOR = 'http://localhost:4566';

test.each([
  ['the state in an emulator', { AWS_ENDPOINT_URL_S3: EMULATOR }, 'unset AWS_ENDPOINT_URL_S3'],
  [
    'locks in an emulator',
    { AWS_ENDPOINT_URL: AWS, AWS_DYNAMODB_ENDPOINT: EMULATOR },
    'AWS_DYNAMODB_ENDPOINT',
  ],
  ['only the rest in it', { AWS_ENDPOINT_URL: EMULATOR, AWS_ENDPOINT_URL_S3: AWS }, 'AWS_ENDPOINT_URL_S3'],
  [
    'nothing in it',
    { AWS_ENDPOINT_URL: EMULATOR, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
    'it would work in AWS',
  ],
])('an environment that puts %s is refused', async (_what, env, said) => {
  await expect(emulatorOf(env)).rejects.toMatchObject({
    exitCode: 1,
    message: expect.stringContaining(said),
  });
});

test('endpoints of single services may be set where all are in one place', async () => {
  const { endpoint, close } = await listening();
  const env = { AWS_ENDPOINT_URL: endpoint, AWS_ENDPOINT_URL_S3: endpoint.replace('127.0.0.1', 'localhost') };
  expect(await emulatorOf(env)).toBe(endpoint);
  close();
  expect(await emulatorOf({ AWS_ENDPOINT_URL_S3: AWS })).toBeUndefined();
});

test('an endpoint of AWS is no emulator', async () => {
  expect(await emulatorOf({ AWS_ENDPOINT_URL: 'https://sts.us-east-1.amazonaws.com' })).toBeUndefined();
  expect(await emulatorOf({})).toBeUndefined();
});

test("a person's own Terraform configuration wins, and one that isn't there is none", () => {
  const cache = temporaryFolder();
  const own = file(join(cache, 'own.rc'), '');
  const configuration = (env: NodeJS.ProcessEnv) =>
    terraformCliConfiguration({ cache, env, mirror: undefined });
  expect(configuration({ HOME: cache, TF_CLI_CONFIG_FILE: own })).toBe(own);
  expect(configuration({ HOME: cache, TF_CLI_CONFIG_FILE: relative('.', own) })).toBe(own);
  expect(configuration({ HOME: cache, TF_CLI_CONFIG_FILE: '/nowhere' })).toBe(
    join(cache, 'registry.terraformrc'),
  );
  file(join(cache, '.terraformrc'), '');
  expect(configuration({ HOME: cache })).toBeUndefined();
});

test('a folder is initialized for what was asked, until anybody touches it', () => {
  const folder = temporaryFolder();
  file(join(folder, '.terraform/terraform.tfstate'), 'backend');
  expect(isInitialized(folder, 'asked')).toBe(false);
  markInitialized(folder, 'asked');
  expect(isInitialized(folder, 'asked')).toBe(true);
  expect(isInitialized(folder, 'something else')).toBe(false);
  writeFileSync(join(folder, '.terraform/terraform.tfstate'), 'another backend');
  expect(isInitialized(folder, 'asked')).toBe(false);
});

test('a folder whose provider is a link into an emptied cache is not initialized', () => {
  const [folder, cache] = [temporaryFolder(), temporaryFolder()];
  const provider = 'registry.terraform.io/hashicorp/aws/6.25.0';
  file(join(cache, 'linux_amd64/terraform-provider-aws'));
  mkdirSync(join(folder, '.terraform/providers', provider), { recursive: true });
  symlinkSync(join(cache, 'linux_amd64'), join(folder, '.terraform/providers', provider, 'linux_amd64'));
  markInitialized(folder, 'asked');
  expect(isInitialized(folder, 'asked')).toBe(true);
  rmSync(join(cache, 'linux_amd64'), { recursive: true });
  expect(isInitialized(folder, 'asked')).toBe(false);
});
