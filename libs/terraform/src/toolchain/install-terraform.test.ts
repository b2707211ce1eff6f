import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installTerraform, type InstallTerraformOptions } from './install-terraform.js';
import { deadUrl, program, serve, servedRelease, temporaryFolder } from '@ashlar/testing';
import { thisPlatform } from './platform.js';
import { terraformRelease } from './terraform-release.js';

function install(options: Partial<InstallTerraformOptions> & { root: string }) {
  return installTerraform({ env: process.env, ...options });
}

test('a download with the pinned checksum becomes a program that runs', async () => {
  const root = temporaryFolder();
  const { release } = await servedRelease('1.11.4', thisPlatform());

  const { path, version } = await install({ root, release });

  expect(version).toBe('1.11.4');
  expect(path).toBe(join(root, '.cache/terraform/1.11.4/terraform'));
  expect(execFileSync(path, ['version', '-json'], { encoding: 'utf8' })).toContain('1.11.4');
  expect(readdirSync(dirname(path))).toEqual(['terraform']);
});

test('a wrong checksum is refused and leaves nothing behind', async () => {
  const root = temporaryFolder();
  const { release } = await servedRelease('1.11.4', thisPlatform());

  await expect(install({ root, release: { ...terraformRelease, baseUrl: release.baseUrl } })).rejects.toThrow(
    /was refused: its SHA-256 is [0-9a-f]{64} instead of [0-9a-f]{64}$/,
  );
  expect(readdirSync(root)).toEqual([]);
});

test('a program that no longer runs is replaced', async () => {
  const root = temporaryFolder();
  program(join(root, '.cache/terraform/1.11.4/terraform'), 'exit 126');
  const { release } = await servedRelease('1.11.4', thisPlatform());

  expect((await install({ root, release })).version).toBe('1.11.4');
});

test('a rehearsal at the same moment gets a whole program too', async () => {
  const root = temporaryFolder();
  const { release } = await servedRelease('1.11.4', thisPlatform());

  const installed = await Promise.all([1, 2, 3].map(() => install({ root, release })));

  expect(new Set(installed.map(({ version }) => version))).toEqual(new Set(['1.11.4']));
  expect(readdirSync(join(root, '.cache/terraform/1.11.4'))).toEqual(['terraform']);
});

test('a refused connection is named as the cause', async () => {
  const baseUrl = await deadUrl();

  await expect(
    install({ root: temporaryFolder(), release: { ...terraformRelease, baseUrl } }),
  ).rejects.toThrow(
    /^the download of http:\S+\/1\.11\.4\/terraform_1\.11\.4_\w+\.zip failed: connect ECONNREFUSED 127\.0\.0\.1:\d+$/,
  );
});

test('an answer other than 200 is named as the cause', async () => {
  const baseUrl = await serve((_, response) => void response.writeHead(403).end('<html>blocked</html>'));

  await expect(
    install({ root: temporaryFolder(), release: { ...terraformRelease, baseUrl } }),
  ).rejects.toThrow(/failed: HTTP 403 Forbidden$/);
});

test('a server that stops half-way does not hold up the rehearsal', async () => {
  const root = temporaryFolder();
  const baseUrl = await serve((_, response) => void response.writeHead(200).write('PK'));

  await expect(
    install({ root, release: { ...terraformRelease, baseUrl }, timeoutSeconds: 0.3 }),
  ).rejects.toThrow(/failed: not complete after 0\.3 seconds$/);
  expect(existsSync(join(root, '.cache'))).toBe(false);
});

test('a platform without a pinned checksum is told so', async () => {
  await expect(install({ root: temporaryFolder(), platform: 'win32_amd64' })).rejects.toMatchObject({
    message: 'none is pinned for win32_amd64',
    fix: 'install Terraform 1.11.4 yourself',
  });
});
