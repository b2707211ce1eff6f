import * as fc from 'fast-check';
import { email, type Field, oneOf, optional, readFields, text, wholeNumber } from './fields.js';
import { HttpError } from './http-error.js';
import type { Request } from './read-request.js';

const post = (body: string): Request => ({
  method: 'POST',
  path: '/',
  headers: new Map([['content-type', 'application/json; charset=utf-8']]),
  body: Buffer.from(body),
});

const accepts = (field: Field<unknown>, given: unknown) => 'value' in field(given);

test('whatever is sent, the answer is values of the right kind or a 400 with the names of our own fields', () => {
  const fields = {
    name: text({ max: 10 }),
    year: wholeNumber({ min: 1, max: 9 }),
    kind: optional(oneOf('a', 'b')),
  };
  const known = ['name', 'year', 'kind', '*'];
  const likely = fc.record(
    { name: fc.anything(), year: fc.anything(), kind: fc.anything() },
    { requiredKeys: [] },
  );
  const bodies = fc.oneof(fc.jsonValue(), likely).map((value) => JSON.stringify(value) ?? 'undefined');
  const property = fc.property(fc.oneof(bodies, fc.string()), (body) => {
    try {
      const { name, year, kind } = readFields(post(body), fields);
      expect([typeof name, typeof year, [null, 'a', 'b'].includes(kind)]).toEqual(['string', 'number', true]);
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      const { problems = [] } = (error.answer().body as { error: { problems?: { field: string }[] } }).error;
      expect(error.status).toBe(400);
      expect(problems.filter(({ field }) => !known.includes(field))).toEqual([]);
    }
  });
  fc.assert(property, { numRuns: 500 });
});

test('text that is taken can be stored: no NUL, no half characters, within its length', () => {
  const field = text({ max: 12, lines: true });
  const property = fc.property(fc.string({ unit: 'binary' }), (given) => {
    const result = field(given);
    if ('problem' in result) return;
    expect([...result.value].length).toBeLessThanOrEqual(12);
    expect(Buffer.from(result.value, 'utf8').toString('utf8')).toBe(result.value);
    expect(result.value).not.toContain('\0');
  });
  fc.assert(property, { numRuns: 1000 });
});

test.each(['anne@example.com', 'a.b+c@sub.example.co.uk', "o'neil@example.com"])(
  '%s is an address',
  (given) => {
    expect(accepts(email, given)).toBe(true);
  },
);

test.each([
  'anne',
  '@example.com',
  'a@b',
  'a b@example.com',
  'a@example.com, b@example.com',
  'a@exa mple.com',
  'a@@b.com',
])('%s is none', (given) => {
  expect(accepts(email, given)).toBe(false);
});

test('an address is one however it is written', () => {
  expect(email(' Anne@EXAMPLE.com ')).toEqual({ value: 'anne@example.com' });
});

test('a long address that is none costs no time', () => {
  const begun = performance.now();
  expect(accepts(email, `${'a'.repeat(60)}@${'a-.'.repeat(20_000)}`)).toBe(false);
  expect(performance.now() - begun).toBeLessThan(200);
});
