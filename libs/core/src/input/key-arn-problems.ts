import type { Problem } from './input-error.js';
import { isKnown } from './is-known.js';
import { is } from './value-problems.js';

const KEY_ARN = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[a-zA-Z0-9-]+$/;

/** No key, or something else than its ARN: policies know no alias, and without a key AWS silently takes its own. */
export function keyArnProblems(prop: string, value: unknown): Problem[] {
  if (!isKnown(value) || (typeof value === 'string' && KEY_ARN.test(value))) return [];
  return [{ what: is(prop, value), fix: 'give the ARN of the key, as EncryptionKey publishes it' }];
}
