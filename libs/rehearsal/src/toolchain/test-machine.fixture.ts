import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { thisPlatform } from './platform.js';
import { type TerraformRelease } from './terraform-release.js';

const cleanups: (() => void)[] = [];
afterAll(() => cleanups.forEach((cleanup) => cleanup()));

/** A folder with nothing in it, gone after the tests. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ashlar-toolchain-')));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function file(path: string, content = '', mode = 0o644): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content, { mode });
  return path;
}

export function program(path: string, script: string): string {
  return file(path, `#!/bin/sh\n${script}\n`, 0o755);
}

/** All that is ever asked of Terraform here is its version. */
export function terraformScript(version: string): string {
  return `[ "$*" = "version -json" ] && echo '{"terraform_version":"${version}"}'`;
}

/** Python as it comes, without moto, in a `bin` folder for PATH. Returns that folder. */
export function plainPython(folder: string): string {
  execFileSync('python3', ['-m', 'venv', '--without-pip', folder]);
  return join(folder, 'bin');
}

/** A package index of one wheel that holds the modules the emulator needs. */
export function motoWheels(folder: string, version: string): NodeJS.ProcessEnv {
  const wheel = zipSync({
    'moto/__init__.py': strToU8(`__version__ = "${version}"`),
    'flask.py': strToU8(''),
    'flask_cors.py': strToU8(''),
    [`moto-${version}.dist-info/METADATA`]: strToU8(
      `Metadata-Version: 2.1\nName: moto\nVersion: ${version}\n`,
    ),
    [`moto-${version}.dist-info/WHEEL`]: strToU8(
      'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    ),
    [`moto-${version}.dist-info/RECORD`]: strToU8(''),
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `moto-${version}-py3-none-any.whl`), wheel);
  return { PIP_CONFIG_FILE: '/dev/null', PIP_NO_INDEX: '1', PIP_FIND_LINKS: folder };
}

/** A release of Terraform served from this machine, with how often it was asked for. */
export async function servedRelease(
  version: string,
): Promise<{ release: TerraformRelease; asked: () => number }> {
  const zip = zipSync({
    terraform: strToU8(`#!/bin/sh\n${terraformScript(version)}\n`),
    'LICENSE.txt': strToU8(''),
  });
  const path = `/${version}/terraform_${version}_${thisPlatform()}.zip`;
  let requests = 0;
  const baseUrl = await serve((request, response) => {
    requests += 1;
    response.writeHead(request.url === path ? 200 : 404).end(request.url === path ? zip : undefined);
  });
  const sha256 = { [thisPlatform()]: createHash('sha256').update(zip).digest('hex') };
  return { release: { version, baseUrl, sha256 }, asked: () => requests };
}

export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  cleanups.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An address where nobody answers. */
export async function deadUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return `http://127.0.0.1:${port}`;
}
