import type { IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { deadUrl, serve } from '@ashlar/testing';
import { gatewayAt } from './delivery.js';

const message = {
  id: 'message-1',
  channel: 'sms',
  recipient: '+15551234567',
  subject: null,
  body: 'Ready',
} as const;

async function gateway(status: number, headers: Record<string, string> = {}) {
  const received: { headers: IncomingHttpHeaders; body: unknown }[] = [];
  const url = await serve((request, response) => {
    void text(request).then((body) => {
      received.push({ headers: request.headers, body: JSON.parse(body) });
      response.writeHead(status, headers).end('{"ok":true}');
    });
  });
  return { deliver: gatewayAt({ DELIVERY_URL: `${url}/messages` }), received };
}

test('a message is posted once, under its own id, for the gateway to know it again', async () => {
  const { deliver, received } = await gateway(202);
  expect(await deliver(message)).toBe('sent');
  expect(received).toMatchObject([
    {
      headers: { 'idempotency-key': 'message-1', 'content-type': 'application/json' },
      body: { channel: 'sms', recipient: '+15551234567', subject: null, body: 'Ready' },
    },
  ]);
});

test.each([
  [400, 'refused'],
  [422, 'refused'],
  [408, 'later'],
  [429, 'later'],
  [500, 'later'],
  [503, 'later'],
] as const)('HTTP %i means %s', async (status, result) => {
  expect(await (await gateway(status)).deliver(message)).toBe(result);
});

test('a redirect is not followed with what a customer is told', async () => {
  const elsewhere = await gateway(200);
  const { deliver } = await gateway(307, { location: 'http://127.0.0.1:9/' });
  expect(await deliver(message)).toBe('later');
  expect(elsewhere.received).toEqual([]);
});

test('a gateway that is away or silent is tried later', async () => {
  expect(await gatewayAt({ DELIVERY_URL: await deadUrl() })(message)).toBe('later');
  const silent = await serve(() => undefined);
  expect(await gatewayAt({ DELIVERY_URL: silent }, 100)(message)).toBe('later');
});

test.each([{}, { DELIVERY_URL: 'http://gateway.example.com' }, { DELIVERY_URL: 'gateway' }])(
  'no message leaves with %j',
  async (env) => {
    await expect(gatewayAt(env)(message)).rejects.toThrow('DELIVERY_URL is');
  },
);
