import { join } from 'node:path';
import type { WrittenStack } from '@ashlar/graph';
import { thisPlatform } from '@ashlar/terraform';
import { deadUrl, file, serve, temporaryFolder } from '@ashlar/testing';
import { providerCheck } from './provider-check.js';

const stack: WrittenStack = {
  name: 'shop-dns',
  file: 'stacks/shop-dns/cdk.tf.json',
  dependencies: [],
  json: { terraform: { required_providers: { aws: { source: 'aws', version: '6.25.0' } } } },
};

/** A machine with a mirror that has this version. */
function mirrorOf(version: string): string {
  const mirror = temporaryFolder();
  const name = `terraform-provider-aws_v${version}_x5`;
  file(join(mirror, 'registry.terraform.io/hashicorp/aws', version, thisPlatform(), name));
  return mirror;
}

async function check(
  version: string,
  options: { isEmulator?: boolean; registry?: string; proxy?: string } = {},
) {
  const { isEmulator = false, registry = await deadUrl(), proxy } = options;
  const env = {
    ASHLAR_PROVIDER_MIRROR: mirrorOf(version),
    ...(proxy === undefined ? {} : { HTTPS_PROXY: proxy }),
  };
  return providerCheck({ root: temporaryFolder(), env, stacks: [stack], isEmulator, registry });
}

test('a mirror with the version that stacks ask for is enough', async () => {
  expect(await check('6.25.0')).toMatchObject({
    state: 'ok',
    what: expect.stringContaining('6.25.0: mirror at'),
  });
});

test('for an emulator, another version will do', async () => {
  expect(await check('5.100.0', { isEmulator: true })).toMatchObject({ state: 'ok' });
});

test('for AWS it will not, and the registry is asked', async () => {
  const registry = await serve((_, response) => response.writeHead(200).end('{}'));
  expect(await check('5.100.0', { registry })).toMatchObject({
    state: 'ok',
    what: expect.stringContaining('the registry answers'),
  });
  expect(await check('5.100.0')).toMatchObject({
    state: 'problem',
    code: 10,
    what: expect.stringMatching(
      /^AWS provider 6\.25\.0 can't be had: the mirror at \S+ has 5\.100\.0, and 127/,
    ),
  });
});

test('what comes through a proxy is left to Terraform', async () => {
  expect(await check('5.100.0', { proxy: 'http://proxy:3128' })).toMatchObject({ state: 'beware' });
});
