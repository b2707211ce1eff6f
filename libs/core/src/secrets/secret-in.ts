import { isKnown } from '../input/is-known.js';
import { namesDigest, namesSecret, namesSomethingAbout } from './secret-names.js';
import { looksRandom, secretShape } from './secret-shapes.js';

/** Values under a secret's name that give nothing away. */
const HARMLESS_VALUE = /^(true|false|yes|no|on|off|none|null|)$/i;

/**
 * What makes a variable look like a secret, in words for a message, or nothing. It is a net and no proof: what is short, or a phrase
 * of words under a harmless name, goes through.
 */
export function secretIn(name: string, value: unknown): string | undefined {
  if (typeof value !== 'string' || HARMLESS_VALUE.test(value)) return undefined;
  if (namesSecret(name)) return 'a secret by its name';
  const shape = secretShape(value);
  if (shape !== undefined) return shape;
  if (!isKnown(value) || namesSomethingAbout(name) || namesDigest(name)) return undefined;
  return looksRandom(value) ? 'long and random, as keys and tokens are' : undefined;
}
