import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';

const cleanups: (() => void)[] = [];
// A test that loads modules anew can have no hook, and makes nothing here.
if (expect.getState().currentTestName === undefined) afterAll(() => cleanups.forEach((cleanup) => cleanup()));

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

/** A release of Terraform served from this machine, with how often it was asked for. */
export async function servedRelease(version: string, platform: string) {
  const zip = zipSync({
    terraform: strToU8(`#!/bin/sh\n${terraformScript(version)}\n`),
    'LICENSE.txt': strToU8(''),
  });
  const path = `/${version}/terraform_${version}_${platform}.zip`;
  let requests = 0;
  const baseUrl = await serve((request, response) => {
    requests += 1;
    response.writeHead(request.url === path ? 200 : 404).end(request.url === path ? zip : undefined);
  });
  const sha256 = { [platform]: createHash('sha256').update(zip).digest('hex') };
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
