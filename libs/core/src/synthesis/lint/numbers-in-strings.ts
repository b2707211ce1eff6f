import { containsNumberToken } from '../../engine/number-tokens.js';
import type { Problem } from '../../input/input-error.js';
import type { Text } from './blocks.js';

/** 1: a number that only Terraform knows comes out of JavaScript's strings and sums as `-8.1e+298`. */
export function numbersInStrings(texts: readonly Text[]): Problem[] {
  return texts
    .filter(({ text }) => containsNumberToken(text))
    .map(({ text, attribute }) => ({
      what: `${attribute} is '${text}': JavaScript made it from a number that only Terraform knows`,
      fix: 'put the number into strings by Token.asString(…), and calculate with it in Terraform',
    }));
}
