import fc from 'fast-check';
import { formsOfCanary } from './canary-copies.fixture.js';
import { leaksIn } from './leaks.fixture.js';
import { markedPlan } from './marked-plan.fixture.js';
import { maskFor } from './mask-for.js';

const maskOf = (secret: string) => maskFor([markedPlan(secret)], { values: 'masked' });

test.each(['hunter2', 'p4ss w+rd/&?', '"quoted\\"', "<it's & that>", 'größe%20€', '🔑key🔑', '0123456789'])(
  '%s is hidden in every form',
  (secret) => {
    const mask = maskOf(secret);
    for (const [form, text] of Object.entries(formsOfCanary(secret)))
      expect([form, leaksIn(mask.text(text), [secret])]).toEqual([form, []]);
  },
);

test('nothing but the secret is hidden where it is exact', () => {
  const mask = maskOf('p4ss w+rd');
  expect(mask.text('a p4ss w+rd b')).toBe('a (hidden) b');
  expect(mask.text('https://example.com/?a=p4ss%20w%2Brd&b=1')).toBe('https://example.com/?a=(hidden)&b=1');
  expect(mask.text('a=p4ss+w%2Brd&b=1')).toBe('a=(hidden)&b=1');
  expect(mask.text(`key: ${Buffer.from('xyz p4ss w+rd').toString('base64')}, b`)).toBe('key: (hidden), b');
});

test('in JSON, and in JSON in JSON, all else stays too', () => {
  const mask = maskOf('say "it" <now>');
  const json = JSON.stringify({ a: 'say "it" <now>', b: 1 });
  expect(mask.text(`it is ${json}`)).toBe('it is {"a":"(hidden)","b":1}');
  expect(mask.text(`it is ${JSON.stringify([json])}`)).toBe('it is ["{\\"a\\":\\"(hidden)\\",\\"b\\":1}"]');
});

test('forms of other texts stay', () => {
  const mask = maskOf('hunter2');
  for (const text of ['a%20b%3Dc', '&lt;b&gt;', '{"a":"b\\nc"}', 'aGVsbG8gd29ybGQ=', '68656c6c6f20776f'])
    expect(mask.text(text)).toBe(text);
});

test('a short secret in hex is found within a longer run', () => {
  expect(maskOf('abcde').text('it is 6162636465ff')).toBe('it is (hidden)ff');
});

test('letters whose lower case depends on what stands around them save no secret', () => {
  expect(maskOf('ÀBCDEFGH').text('İ ÀBCDEFGH')).toBe('İ (hidden)');
  expect(maskOf('ΟΔΟΣ').text('ΟΔΟΣ ΟΔΟΣΑ')).toBe('(hidden) (hidden)Α');
});

test('a combining mark behind a secret does not save it', () => {
  expect(maskOf('hunter2').text('hunter2\u0301')).toBe('(hidden)\u0301');
});

/** Not what stands for what is hidden, and not what is too short or too common to be looked for. */
const secrets = fc
  .string({ unit: 'grapheme', minLength: 8, maxLength: 40 })
  .map((text) => text.trim())
  .filter((text) => text.length >= 8 && !/^\d+$/.test(text) && !'(hidden)'.includes(text.toLowerCase()));

const around = fc.string({ maxLength: 20 });

test('no secret survives in any form, whatever stands around it', () => {
  fc.assert(
    fc.property(secrets, around, around, (secret, before, behind) => {
      const mask = maskOf(secret);
      const shown = Object.values(formsOfCanary(secret)).map((text) =>
        mask.text(`${before}${text}${behind}`),
      );
      expect(shown.filter((text) => text.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
      expect(leaksIn(mask.text(`${before} ${secret} ${behind}`), [secret])).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('masking what is masked changes nothing', () => {
  fc.assert(
    fc.property(secrets, around, around, (secret, before, behind) => {
      const mask = maskOf(secret);
      for (const text of Object.values(formsOfCanary(secret))) {
        const once = mask.text(`${before}${text}${behind}`);
        expect(mask.text(once)).toBe(once);
      }
    }),
    { numRuns: 60 },
  );
});
