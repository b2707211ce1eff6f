import fc from 'fast-check';
import { encodeName } from './encode-name.js';
import { type NameKind, nameRules } from './name-rules.js';

const kinds = Object.keys(nameRules) as NameKind[];

/** Anything a person may put into a name: any script, any length, separators, nothing at all. */
const parts = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: fc.constantFrom(...'aZ09-/_. é'), maxLength: 80 }),
    fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/),
  ),
  { minLength: 1, maxLength: 5 },
);

describe.each(kinds)('a %s name', (kind) => {
  const rule = nameRules[kind];
  const encode = (from: readonly string[]) => encodeName(rule, from);
  const withoutPrefix = (name: string) => name.slice(rule.prefix.length);

  test('keeps to the limits, the characters and the prefix of its service, whatever it is made of', () => {
    const legal = new RegExp(`^[a-z]([${rule.characters}]*[a-z0-9])?$`);
    fc.assert(
      fc.property(parts, (from) => {
        const name = encode(from);
        expect(name.length).toBeGreaterThanOrEqual(rule.min);
        expect(name.length).toBeLessThanOrEqual(rule.max);
        expect(name.startsWith(rule.prefix)).toBe(true);
        expect(withoutPrefix(name)).toMatch(legal);
        expect(name).not.toMatch(/--|\/\//);
      }),
    );
  });

  test('is always the same for the same text, and another one for another', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        expect(encode([...one])).toBe(encode(one));
        const same = one.join(rule.separator) === other.join(rule.separator);
        expect(encode(one) === encode(other)).toBe(same);
      }),
    );
  });

  test('differs between texts that differ in one character only, or in how it is written', () => {
    fc.assert(
      fc.property(parts, fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }), (from, more) => {
        const twins = [from, [...from, more], [from.join('').toUpperCase()], [`${from.join('')}${more}`]];
        const texts = new Set(twins.map((twin) => twin.join(rule.separator)));
        expect(new Set(twins.map(encode)).size).toBe(texts.size);
      }),
    );
  });

  test('is readable as it is when it fits', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9]{2,5}$/);
    fc.assert(
      fc.property(word, word, word, (...words) => {
        expect(encode(words)).toBe(rule.prefix + words.join(rule.separator));
      }),
    );
  });
});

const app = 'omnirapeutic-healthcare-information-exchange-platform-north';

test('60 characters of an app and its environment become 32 that still say whose they are', () => {
  expect(app.length + 'production'.length).toBeGreaterThan(60);
  expect(encodeName(nameRules['load-balancer'], [app, 'production'])).toMatchInlineSnapshot(
    `"omnirapeutic-healthcare-9g6kune4"`,
  );
  expect(encodeName(nameRules['load-balancer'], [app, 'staging'])).toMatchInlineSnapshot(
    `"omnirapeutic-healthcare-ji76fbev"`,
  );
});

test.each<[NameKind, string[], string]>([
  ['log-group', ['shop', 'production', 'api'], '/shop/production/api'],
  ['kms-alias', ['shop', 'production', 'data'], 'alias/shop/production/data'],
  ['s3-bucket', ['shop', 'production', 'logs', '111122223333'], 'shop-production-logs-111122223333'],
])('a %s of %j is %s', (kind, from, expected) => {
  expect(encodeName(nameRules[kind], from)).toBe(expected);
});

test.each([
  ['nothing', ['']],
  ['signs only', ['---', '///']],
  ['a leading digit', ['1st']],
  ['capitals', ['Shop']],
  ['another script', ['магазин']],
])('a name made of %s ends in a hash', (_, from) => {
  expect(encodeName(nameRules['iam-role'], from)).toMatch(/^[a-z]+-[0-9a-v]{8}$/);
});
