import { type FieldProblem, HttpError } from './http-error.js';
import { jsonFields, type Request } from './read-request.js';

/** Reads one value: what it means, or what is wrong with it. */
export type Field<Value> = (value: unknown) => { readonly value: Value } | { readonly problem: string };

type Values<Fields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends Field<infer Value> ? Value : never;
};

/** The body's fields, each read as it says; every problem at once, and nothing that was not asked for. */
export function readFields<Fields extends Record<string, Field<unknown>>>(
  request: Request,
  fields: Fields,
): Values<Fields> {
  const given = jsonFields(request);
  const problems: FieldProblem[] = [];
  const values = new Map<string, unknown>();
  for (const [field, read] of Object.entries(fields)) {
    const result = read(given.get(field));
    if ('problem' in result) problems.push({ field, problem: result.problem });
    else values.set(field, result.value);
  }
  const strangers = [...given.keys()].filter((name) => !Object.hasOwn(fields, name)).length;
  if (strangers > 0) problems.push({ field: '*', problem: `has ${strangers} more than is asked for` });
  if (problems.length > 0) {
    throw new HttpError(400, 'invalid', 'Some fields are wrong.', { problems });
  }
  return Object.fromEntries(values) as Values<Fields>;
}

interface TextLimits {
  readonly max: number;
  readonly min?: number;
  /** Line breaks and tabs too. @default false */
  readonly lines?: boolean;
  readonly form?: { readonly pattern: RegExp; readonly words: string };
}

/** Text as it was sent, without spaces around it. Lengths are in characters, as PostgreSQL counts them. */
export function text({ max, min = 1, lines = false, form }: TextLimits): Field<string> {
  return (given) => {
    if (typeof given !== 'string') return { problem: 'has to be text' };
    const value = given.trim();
    const length = [...value].length;
    if (length < min || length > max) return { problem: `has to have ${min} to ${max} characters` };
    // PostgreSQL stores no NUL, and half a surrogate pair is no character.
    const forbidden = lines ? /(?![\n\r\t])[\p{Cc}\p{Cs}]/u : /[\p{Cc}\p{Cs}]/u;
    if (forbidden.test(value)) return { problem: 'has characters that are no text' };
    if (form !== undefined && !form.pattern.test(value)) return { problem: form.words };
    return { value };
  };
}

/** An address as mail servers write it; whether it exists only a message to it tells. Lower case, so that it is one account. */
export const email: Field<string> = (given) => {
  const pattern = /^[^\s@"(),:;<>[\\\]]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/i;
  const result = text({ max: 254, form: { pattern, words: 'has to be an e-mail address' } })(given);
  return 'value' in result ? { value: result.value.toLowerCase() } : result;
};

export function wholeNumber({ min, max }: { readonly min: number; readonly max: number }): Field<number> {
  return (given) =>
    typeof given === 'number' && Number.isInteger(given) && given >= min && given <= max
      ? { value: given }
      : { problem: `has to be a whole number from ${min} to ${max}` };
}

export function oneOf<Word extends string>(...words: readonly Word[]): Field<Word> {
  return (given) => {
    const value = words.find((word) => word === given);
    return value === undefined ? { problem: `has to be one of ${words.join(', ')}` } : { value };
  };
}

/** Left out, or `null`, which is the same. */
export function optional<Value>(field: Field<Value>): Field<Value | null> {
  return (given) => (given === undefined || given === null ? { value: null } : field(given));
}
