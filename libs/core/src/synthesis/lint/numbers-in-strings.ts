import { containsNumberToken } from '../../engine/number-tokens.js';
import type { Problem } from '../../input/input-error.js';
import type { Text } from './blocks.js';

/** 1: a number that only Terraform knows, put into a string by JavaScript, comes out as `-8.1e+298`. */
export function numbersInStrings(texts: readonly Text[]): Problem[] {
  return texts
    .filter(({ text }) => containsNumberToken(text))
    .map(({ text, attribute }) => ({
      what: `${attribute} is '${text}': a number that only Terraform knows was put into a string`,
      fix: 'wrap the number in Token.asString(…), so that Terraform joins the two',
    }));
}
