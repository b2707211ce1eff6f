import fc from 'fast-check';
import type { ListenerRule } from './listener-rule.js';
import { takenBy } from './rule-shadow.js';

const takes = (earlier: object | object[], later: object) =>
  takenBy(
    { priority: 900, ...later },
    [earlier].flat().map((rule, index) => ({ priority: index + 1, ...rule })),
  ) !== undefined;

test.each<[string, object | object[], object, boolean]>([
  ['the same host', { hosts: ['a.b.com'] }, { hosts: ['A.b.com'] }, true],
  ['a wider host', { hosts: ['*.b.com'] }, { hosts: ['a.b.com', 'x.*.b.com'] }, true],
  ['one host of two', { hosts: ['a.b.com'] }, { hosts: ['a.b.com', 'c.b.com'] }, false],
  ['a host, before a rule for every host', { hosts: ['a.b.com'] }, { paths: ['/x'] }, false],
  ['every path, before a rule for a host', { paths: ['/*'] }, { hosts: ['a.b.com'] }, true],
  ['a path in other letters', { paths: ['/API'] }, { paths: ['/api'] }, false],
  ['a host and a path', { hosts: ['a.b.com'], paths: ['/x*'] }, { hosts: ['a.b.com'], paths: ['/xy'] }, true],
  ['a host and another path', { hosts: ['a.b.com'], paths: ['/x'] }, { hosts: ['a.b.com'] }, false],
  ['the same methods', { methods: ['GET', 'POST'] }, { methods: ['POST'] }, true],
  ['another method', { methods: ['GET'] }, { methods: ['HEAD'] }, false],
  ['the same header', { headers: { Accept: ['*'] } }, { headers: { accept: ['text/html'] } }, true],
  ['another header', { headers: { Accept: ['*'] } }, { headers: { 'X-Beta': ['*'] } }, false],
  ['the same parameter', { query: [{ key: 'v', value: '*' }] }, { query: [{ key: 'V', value: '1' }] }, true],
  ['a value without a key', { query: [{ value: '1' }] }, { query: [{ key: 'v', value: '1' }] }, false],
  ['a literal star', { query: [{ value: '\\*' }] }, { query: [{ value: '\\x' }] }, false],
  ['a wider range', { sourceIps: ['10.0.0.0/8'] }, { sourceIps: ['10.1.0.0/16'] }, true],
  ['a narrower range', { sourceIps: ['10.1.0.0/16'] }, { sourceIps: ['10.0.0.0/8'] }, false],
  ['the same IPv6 range', { sourceIps: ['2001:DB8::/32'] }, { sourceIps: ['2001:db8::/32'] }, true],
  [
    'two rules that share the work',
    [{ hosts: ['a.b.com'] }, { hosts: ['c.b.com'] }],
    { hosts: ['a.b.com', 'c.b.com'] },
    true,
  ],
  ['what only Terraform knows', { hosts: ['${a.b}'] }, { hosts: ['${a.b}'] }, false],
  ['nothing', [], { paths: ['/x'] }, false],
])('%s: %j before %j takes everything: %s', (_, earlier, later, expected) => {
  expect(takes(earlier, later)).toBe(expected);
});

interface Request {
  readonly host: string;
  readonly path: string;
  readonly method: string;
  readonly beta: string;
}

const some = <T>(values: T[]) => fc.subarray(values, { minLength: 1, maxLength: 2 });
const rule = fc.record(
  {
    hosts: some(['a.com', 'b.com', '*.a.com', 'x.a.com', '?.a.com']),
    paths: some(['/', '/*', '/a', '/a*', '/a/*', '/?', '/a/b']),
    methods: some(['GET', 'POST']),
    headers: fc.record({ beta: some(['yes', 'no', '*', 'y*']) }),
  },
  { requiredKeys: [] },
);
const request = fc.record({
  host: fc.constantFrom('a.com', 'b.com', 'x.a.com', 'yy.a.com', 'c.com'),
  path: fc.constantFrom('/', '/a', '/ab', '/a/b', '/a/b/c', '/z'),
  method: fc.constantFrom('GET', 'POST', 'HEAD'),
  beta: fc.constantFrom('yes', 'no', 'yo', ''),
});

test('of what is said to be taken, no request ever gets through', () => {
  fc.assert(
    fc.property(
      fc.array(rule, { minLength: 1, maxLength: 3 }),
      rule,
      fc.array(request, { minLength: 20, maxLength: 40 }),
      (earlier, later, requests) => {
        fc.pre(takes(earlier, later));
        const through = requests.filter(
          (one) => meets(later, one) && !earlier.some((before) => meets(before, one)),
        );
        expect(through).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});

function meets({ hosts, paths, methods, headers }: Partial<ListenerRule>, sent: Request): boolean {
  const any = (values: readonly string[] | undefined, text: string) =>
    values === undefined || values.some((value) => matches(value, text));
  return (
    any(hosts, sent.host) &&
    any(paths, sent.path) &&
    any(methods, sent.method) &&
    any(headers?.['beta'], sent.beta)
  );
}

const matches = (glob: string, text: string) =>
  new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text);
