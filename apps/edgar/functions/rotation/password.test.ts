import { newPassword, scramVerifier } from './password.js';

test('a password has 32 letters and digits, and is another each time', () => {
  const passwords = Array.from({ length: 1000 }, newPassword);
  expect(passwords.every((password) => /^[A-Za-z0-9]{32}$/.test(password))).toBe(true);
  expect(new Set(passwords).size).toBe(1000);
  // Each of the 62 characters is as likely as any other.
  expect(new Set(passwords.join('')).size).toBe(62);
});

test('a verifier has another salt each time, and nothing of the password', () => {
  const verifier = scramVerifier('correct horse');
  expect(verifier).toMatch(
    /^SCRAM-SHA-256\$4096:[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$/,
  );
  expect(scramVerifier('correct horse')).not.toBe(verifier);
});
