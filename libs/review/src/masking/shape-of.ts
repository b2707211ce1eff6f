import { secretShape } from '@ashlar/core';

/** `secretShape` looks again from every word of a text, which takes minutes for a long one of somebody else. */
const WINDOW = 2048;
const OVERLAP = 512;

/** Whether a text has something of the form of a secret in it: `secretShape` piece by piece. */
export function hasSecretShape(text: string): boolean {
  for (let start = 0; start === 0 || start + OVERLAP < text.length; start += WINDOW - OVERLAP)
    if (secretShape(text.slice(start, start + WINDOW)) !== undefined) return true;
  return false;
}
