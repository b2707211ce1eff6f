import type { Field } from '../shared/fields.js';

const MIN = 12;
const MAX = 128;

/**
 * For a new password: length, and not too few different characters. No rules about kinds of characters: they make passwords
 * that people forget and programs guess (NIST SP 800-63B). Spaces count, also around it.
 */
export const newPassword: Field<string> = (given) => {
  if (typeof given !== 'string') return { problem: 'has to be text' };
  const characters = [...given.normalize('NFKC')];
  if (characters.length < MIN || characters.length > MAX || /\p{Cs}/u.test(given)) {
    return { problem: `has to have ${MIN} to ${MAX} characters` };
  }
  if (new Set(characters).size < 5) return { problem: 'has to have 5 different characters' };
  return { value: given };
};

/** For logging in: whatever was set once, within a length that costs nothing to refuse. */
export const anyPassword: Field<string> = (given) =>
  typeof given === 'string' && given.length > 0 && given.length <= 4 * MAX
    ? { value: given }
    : { problem: 'has to be text' };

export function namesTheAddress(password: string, email: string): boolean {
  const [name = ''] = email.split('@');
  return name.length >= 4 && password.toLowerCase().includes(name);
}
