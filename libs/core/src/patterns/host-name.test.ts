import fc from 'fast-check';
import { hostProblems, isCovered } from './host-name.js';

test.each([
  ['example.com', ['example.com'], true],
  ['WWW.example.com', ['*.Example.com'], true],
  ['example.com', ['*.example.com'], false],
  ['a.b.example.com', ['*.example.com'], false],
  ['*.example.com', ['*.example.com'], true],
  ['api-*.example.com', ['*.example.com'], true],
  ['*.b.example.com', ['*.example.com'], false],
  ['*.example.com', ['www.example.com'], false],
  ['*.com', ['*.example.com'], false],
  ['.example.com', ['*.example.com'], false],
  ['www.example.org', ['*.example.com', 'www.example.org'], true],
  ['www.example.com', [], false],
  ['www.example.com', ['${acm.name}'], true],
  ['${domain}', ['www.example.com'], true],
])('%s is covered by %j: %s', (host, hosts, expected) => {
  expect(isCovered(host, hosts)).toBe(expected);
});

test('a wildcard stands for one label, whatever it is', () => {
  const label = fc.stringMatching(/^[a-z][a-z0-9]{0,10}$/);
  fc.assert(
    fc.property(label, label, (one, other) => {
      expect(isCovered(`${one}.example.com`, ['*.example.com'])).toBe(true);
      expect(isCovered(`${one}.${other}.example.com`, ['*.example.com'])).toBe(false);
    }),
  );
});

test.each(['example.com', '*.example.com', 'a-b.c.example.museum', 'xn--bcher-kva.example', '${a.b}'])(
  '%s is a name',
  (host) => {
    expect(hostProblems('host', host)).toEqual([]);
  },
);

test.each([
  '',
  'localhost',
  'https://example.com',
  'example.com.',
  'a.*.com',
  '-a.com',
  'a..b.com',
  7,
  undefined,
])('%p is none', (host) => {
  expect(hostProblems('host', host)).toHaveLength(1);
});
