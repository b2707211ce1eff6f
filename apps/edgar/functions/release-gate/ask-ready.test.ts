import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { deadUrl, serve, temporaryFolder } from '@ashlar/testing';
import { askReady } from './ask-ready.js';

const timeoutMs = 500;

const opened: Server[] = [];
afterEach(() => opened.splice(0).forEach((server) => server.close()));

/** A load balancer's test listener: its certificate is for the site, and it is reached under another name. */
async function listener(site: string) {
  const folder = temporaryFolder();
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', `/CN=${site}`, '-addext', `subjectAltName=DNS:${site}`];
  const made = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-keyout',
    key,
    '-out',
    cert,
  ];
  execFileSync('openssl', ['req', '-x509', '-days', '1', ...made, ...subject], { stdio: 'ignore' });
  const hosts: (string | undefined)[] = [];
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
    hosts.push(request.headers.host);
    response.writeHead(request.url === '/api/ready' ? 200 : 404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  opened.push(server);
  return {
    url: new URL(`https://127.0.0.1:${port}/api/ready`),
    ca: readFileSync(cert, 'utf8'),
    hosts,
  };
}

test('the test listener is asked under its address, for the host of the site', async () => {
  const { url, ca, hosts } = await listener('origin.edgar.test');
  expect(await askReady({ url, ca, host: 'origin.edgar.test', timeoutMs })).toEqual({
    ready: true,
    said: 'HTTP 200',
  });
  expect(hosts).toEqual(['origin.edgar.test']);
});

test('a certificate for another host, or from nobody that is trusted, is no answer', async () => {
  const { url, ca } = await listener('origin.edgar.test');
  const other = await askReady({ url, ca, host: 'other.edgar.test', timeoutMs });
  expect(other).toMatchObject({ ready: false, said: expect.stringContaining('other.edgar.test') as string });
  const untrusted = await askReady({ url, host: 'origin.edgar.test', timeoutMs });
  expect(untrusted).toMatchObject({ ready: false, said: expect.stringContaining('self-signed') as string });
});

test.each([
  [204, true],
  [301, false],
  [404, false],
  [503, false],
])('HTTP %i: ready is %j', async (status, ready) => {
  const url = new URL(await serve((_, response) => void response.writeHead(status).end()));
  expect(await askReady({ url, timeoutMs })).toEqual({ ready, said: `HTTP ${status}` });
});

test('nobody there, and somebody who says nothing, are answers too', async () => {
  expect(await askReady({ url: new URL(await deadUrl()), timeoutMs })).toMatchObject({ ready: false });
  const silent = new URL(await serve(() => undefined));
  expect(await askReady({ url: silent, timeoutMs: 50 })).toEqual({
    ready: false,
    said: 'no answer within 50 ms',
  });
});
