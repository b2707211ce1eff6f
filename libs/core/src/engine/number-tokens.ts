import { SilentMistake } from './silent-mistake.js';

/** How a number that only Terraform knows looks once JavaScript has put it into a string. */
const NUMBER_TOKEN = /-?\d+(?:\.\d+)?e\+(?:28[89]|29\d|30[0-8])/g;

/** What the engine itself takes for one number when it looks for tokens in a string. */
const ENGINE_NUMBER = /[-|\d.+]+(?:e[-|\d.eE+]+)/g;

/** A number token is far outside of what anyone configures. */
export const isNumberToken = (value: number) => value < -1e288;

export const containsNumberToken = (text: string) => text.includes('e+') && text.search(NUMBER_TOKEN) >= 0;

interface Encoding {
  TokenString: { forNumbers(text: unknown): unknown };
}

/**
 * In `p-${n}`, `${n}0` and `${a}${b}` the engine writes the token itself, or drops the second number.
 * It gets a number in a string right only if nothing that could belong to a number touches it.
 */
export function refuseNumbersInStrings(encoding: object): void {
  const { TokenString } = encoding as Encoding;
  const forNumbers = TokenString.forNumbers;
  TokenString.forNumbers = (text) => {
    // A token in the place of a string may turn out to be a map or a list.
    if (typeof text === 'string' && text.includes('e+') && misread(text)) throw numberInString(text);
    return forNumbers(text);
  };
}

interface Expressions {
  call(name: string, args: []): object;
  rawString(text: string): object;
}

/** Inside of functions and operators the engine quotes every string with a number in it: `"aws_vpc.x.count"`. */
export function refuseNumbersInArguments(expressions: object): void {
  const { call, rawString } = expressions as Expressions;
  const raw = Object.getPrototypeOf(rawString('')) as { resolve(context: unknown): string };
  const expression = Object.getPrototypeOf(Object.getPrototypeOf(call('', []))) as {
    resolveString(text: string, resolved: unknown): string;
  };
  const { resolve } = raw;
  const { resolveString } = expression;
  raw.resolve = function (this: { str: string }, context) {
    if (containsNumberToken(this.str)) throw numberInString(this.str);
    return resolve.call(this, context);
  };
  expression.resolveString = function (text, resolved) {
    if (containsNumberToken(text)) throw numberInString(text);
    return resolveString.call(this, text, resolved);
  };
}

function numberInString(text: string): SilentMistake {
  return new SilentMistake(
    `a number that only Terraform knows stands inside of a string: '${text.replace(NUMBER_TOKEN, '<number>')}'`,
    'wrap the number in Token.asString(…), so that Terraform joins the two',
  );
}

function misread(text: string): boolean {
  return (text.match(ENGINE_NUMBER) ?? []).some((taken) => containsNumberToken(taken) && !isWhole(taken));
}

const isWhole = (text: string) =>
  text.replace(NUMBER_TOKEN, '') === '' && text.match(NUMBER_TOKEN)?.length === 1;
