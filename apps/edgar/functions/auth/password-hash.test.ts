import * as fc from 'fast-check';
import { COST, hashPassword, verifyPassword } from './password-hash.js';

const cheap = { N: 2 ** 4, r: 8, p: 1 };

test('a password matches its own hash and no other does', async () => {
  const property = fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string(), async (password, other) => {
    const hash = await hashPassword(password, cheap);
    expect(await verifyPassword(password, hash)).toEqual({ matches: true, outdated: true });
    if (password.normalize('NFKC') !== other.normalize('NFKC')) {
      expect((await verifyPassword(other, hash)).matches).toBe(false);
    }
  });
  await fc.assert(property, { numRuns: 40 });
}, 20_000);

test('two hashes of one password have nothing in common: each has its salt', async () => {
  const [one, two] = [await hashPassword('same', cheap), await hashPassword('same', cheap)];
  expect(one).toMatch(/^scrypt\$N=16,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/);
  expect(one.split('$').slice(2)).not.toEqual(two.split('$').slice(2));
});

test('how it was typed does not matter: composed or decomposed, it is the same password', async () => {
  const hash = await hashPassword('caf\u00e9 caf\u00e9 caf\u00e9', cheap);
  expect((await verifyPassword('cafe\u0301 cafe\u0301 cafe\u0301', hash)).matches).toBe(true);
});

test('without a hash nothing matches, and the work is done all the same', async () => {
  const begun = performance.now();
  expect(await verifyPassword('anything', undefined)).toEqual({ matches: false, outdated: false });
  expect(performance.now() - begun).toBeGreaterThan(30);
});

test('a hash in a form that is not known is an error, not a wrong password', async () => {
  await expect(verifyPassword('x', 'plain')).rejects.toThrow('a password hash in an unknown form');
});

test('a hash costs what OWASP asks for: 64 MB, twice', async () => {
  expect(COST).toEqual({ N: 65_536, r: 8, p: 2 });
  expect(await hashPassword('x')).toMatch(/^scrypt\$N=65536,r=8,p=2\$/);
}, 20_000);
