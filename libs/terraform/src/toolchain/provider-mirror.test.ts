import { join } from 'node:path';
import { findProviderMirror, type MirrorSearch } from './provider-mirror.js';
import { file, temporaryFolder } from '@ashlar/testing';

const aws = 'registry.terraform.io/hashicorp/aws';

function unpacked(mirror: string, version: string, platform = 'linux_amd64'): void {
  file(join(mirror, aws, version, platform, `terraform-provider-aws_v${version}_x5`));
}

function packed(mirror: string, version: string, platform = 'linux_amd64'): void {
  file(join(mirror, aws, `terraform-provider-aws_${version}_${platform}.zip`));
}

function machine() {
  const root = temporaryFolder();
  const search: MirrorSearch = {
    root: join(root, 'project'),
    env: { HOME: join(root, 'home') },
    platform: 'linux_amd64',
    systemFolders: [join(root, 'system')],
    parentFolders: [join(root, 'opt')],
  };
  return {
    root,
    search,
    find: (env: NodeJS.ProcessEnv = {}) => findProviderMirror({ ...search, env: { ...search.env, ...env } }),
  };
}

test('the nearest place with a provider wins', async () => {
  const { root, find } = machine();
  const config = file(
    join(root, 'terraform.rc'),
    `provider_installation {\n  filesystem_mirror {\n    path = "${root}/configured"\n  }\n}\n`,
  );
  const env = { ASHLAR_PROVIDER_MIRROR: join(root, 'named'), TF_CLI_CONFIG_FILE: config };
  const places = [
    'opt/b',
    'opt/a',
    'system',
    'home/.local/share/terraform/plugins',
    'home/.terraform.d/plugins',
    'project/terraform.d/plugins',
    'configured',
    'named',
  ];

  expect(await find(env)).toBeUndefined();
  for (const place of places) {
    unpacked(join(root, place), '5.100.0');
    expect(await find(env)).toEqual({ path: join(root, place), awsVersions: ['5.100.0'] });
  }
});

test('versions are ordered as versions, not as text', async () => {
  const { root, find } = machine();
  for (const version of ['5.100.0', '5.9.0', '6.2.0', '5.20.1']) unpacked(join(root, 'opt/mirror'), version);

  expect((await find())?.awsVersions).toEqual(['5.9.0', '5.20.1', '5.100.0', '6.2.0']);
});

test('both layouts are read, each version once', async () => {
  const { root, find } = machine();
  packed(join(root, 'opt/mirror'), '5.99.1');
  packed(join(root, 'opt/mirror'), '5.100.0');
  unpacked(join(root, 'opt/mirror'), '5.100.0');
  file(join(root, 'opt/mirror', aws, 'index.json'));

  expect((await find())?.awsVersions).toEqual(['5.99.1', '5.100.0']);
});

test("another platform's providers do not count", async () => {
  const { root, find } = machine();
  packed(join(root, 'opt/a'), '5.100.0', 'darwin_arm64');
  unpacked(join(root, 'opt/b'), '5.100.0', 'linux_arm64');
  file(join(root, 'opt/c', aws, '5.100.0/linux_amd64/README'));
  expect(await find()).toBeUndefined();

  packed(join(root, 'opt/d'), '5.90.0');
  expect(await find()).toEqual({ path: join(root, 'opt/d'), awsVersions: ['5.90.0'] });
});

test('a configuration file that is absent or without a mirror is no obstacle', async () => {
  const { root, find } = machine();
  unpacked(join(root, 'old'), '5.1.0');
  unpacked(join(root, 'opt/mirror'), '5.100.0');
  const commentedOut = file(
    join(root, 'terraform.rc'),
    `# path = "${root}/old"\nplugin_cache_dir = "${root}/old"\n`,
  );

  for (const config of [commentedOut, join(root, 'absent.rc')]) {
    expect((await find({ TF_CLI_CONFIG_FILE: config }))?.path).toBe(join(root, 'opt/mirror'));
  }
});

test('XDG_DATA_HOME moves the place in the home folder', async () => {
  const { root, find } = machine();
  unpacked(join(root, 'data/terraform/plugins'), '5.100.0');

  expect((await find({ XDG_DATA_HOME: join(root, 'data') }))?.path).toBe(
    join(root, 'data/terraform/plugins'),
  );
});
