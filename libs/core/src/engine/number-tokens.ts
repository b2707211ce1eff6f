/** How a number that only Terraform knows looks once JavaScript has put it into a string. */
const NUMBER_TOKEN = /-?\d+(?:\.\d+)?e\+(?:28[89]|29\d|30[0-8])/g;

/** What the engine itself takes for one number when it looks for tokens in a string. */
const ENGINE_NUMBER = /[-|\d.+]+(?:e[-|\d.eE+]+)/g;

/** A number token is far outside of what anyone configures. */
export const isNumberToken = (value: number) => value < -1e288;

export const containsNumberToken = (text: string) => text.search(NUMBER_TOKEN) >= 0;

/** Thrown while tokens are resolved; the stack adds where. */
export class NumberInString extends Error {}

interface Encoding {
  TokenString: { forNumbers(text: string): unknown };
}

/**
 * In `p-${n}`, `${n}0` and `${a}${b}` the engine writes the token itself, or drops the second number.
 * It gets a number in a string right only if nothing that could belong to a number touches it.
 */
export function refuseNumbersInStrings(encoding: object): void {
  const { TokenString } = encoding as Encoding;
  const forNumbers = TokenString.forNumbers;
  TokenString.forNumbers = (text) => {
    if (text.includes('e+') && misread(text))
      throw new NumberInString(text.replace(NUMBER_TOKEN, '<number>'));
    return forNumbers(text);
  };
}

function misread(text: string): boolean {
  return (text.match(ENGINE_NUMBER) ?? []).some((taken) => containsNumberToken(taken) && !isWhole(taken));
}

const isWhole = (text: string) =>
  text.replace(NUMBER_TOKEN, '') === '' && text.match(NUMBER_TOKEN)?.length === 1;
