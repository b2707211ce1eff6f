import { registerRule } from './register-rule.js';

const PACK = `import type { Pack } from '../pack.js';
import { bucketNamed } from '../rules/s3/bucket-named.js';

export const house: Pack = {
  name: 'house',
  rules: [bucketNamed],
};
`;

const registered = (text: string) => registerRule(text, 'queueEncrypted', '../rules/data/queue-encrypted.js');

test('a rule comes last in the list, and its import before those of later areas', () => {
  expect(registered(PACK)).toEqual({
    source: `import type { Pack } from '../pack.js';
import { queueEncrypted } from '../rules/data/queue-encrypted.js';
import { bucketNamed } from '../rules/s3/bucket-named.js';

export const house: Pack = {
  name: 'house',
  rules: [bucketNamed, queueEncrypted],
};
`,
  });
});

test('the first rule, and one behind a last comma, are in the list as well', () => {
  expect(registered(PACK.replace('[bucketNamed]', '[]'))).toMatchObject({
    source: expect.stringContaining('rules: [queueEncrypted]') as string,
  });
  expect(registered(PACK.replace('[bucketNamed]', '[bucketNamed,]'))).toMatchObject({
    source: expect.stringContaining('rules: [bucketNamed, queueEncrypted,]') as string,
  });
});

test.each([
  ['no list', PACK.replace('[bucketNamed]', 'all'), "it has no 'export const house = { …, rules: [ … ] }'"],
  ['no pack', PACK.replace('house', 'other'), "it has no 'export const house"],
  ['the rule twice', PACK.replaceAll('bucketNamed', 'queueEncrypted'), "it has 'queueEncrypted' already"],
])('%s is refused', (_, text, what) => {
  expect(registered(text)).toMatchObject({ problem: { what: expect.stringContaining(what) as string } });
});
