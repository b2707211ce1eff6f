import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** What an expression can name: `github`, `needs`, `matrix` and the others. */
export type Contexts = Readonly<Record<string, unknown>>;

/** How it stands with what ran before: for `success()`, `failure()`, `always()`, `cancelled()`. */
export type Status = 'success' | 'failure' | 'skipped';

type Value = ReturnType<Evaluator['evaluate']>;

/** Evaluates as GitHub's own library does. */
function evaluate(expression: string, contexts: Contexts, status: Status): Value {
  const answers = {
    ...{ always: true, cancelled: false },
    ...{ success: status === 'success', failure: status === 'failure' },
  };
  const functions = [
    ...Object.entries(answers).map(([name, answer]) => ({
      ...{ name, minArgs: 0, maxArgs: 0 },
      call: () => new data.BooleanData(answer),
    })),
    // Keys of caches are compared, not checked.
    { name: 'hashFiles', minArgs: 1, maxArgs: 9, call: () => new data.StringData('hash') },
  ];
  const names = Object.keys(contexts);
  const parsed = new Parser(new Lexer(expression).lex().tokens, names, functions).parse();
  const known = new data.Dictionary(
    ...names.map((key) => ({
      key,
      value: JSON.parse(JSON.stringify(contexts[key] ?? {}), data.reviver) as Value,
    })),
  );
  return new Evaluator(
    parsed,
    known,
    new Map(functions.map((one) => [one.name.toLowerCase(), one])),
  ).evaluate();
}

/** `${{ … }}` in a text. Alone, it may be something else than text. */
export function interpolate(text: unknown, contexts: Contexts, status: Status = 'success'): unknown {
  if (typeof text !== 'string') return text;
  const [, alone] = /^\s*\$\{\{((?:(?!\}\}).)*)\}\}\s*$/s.exec(text) ?? [];
  if (alone !== undefined)
    return JSON.parse(JSON.stringify(evaluate(alone, contexts, status), data.replacer) ?? 'null') as unknown;
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, inner: string) =>
    evaluate(inner, contexts, status).coerceString(),
  );
}

export const interpolateText = (text: unknown, contexts: Contexts): string => {
  const value = interpolate(text, contexts);
  return value === null || value === undefined ? '' : String(value);
};

/** An `if`: without a function of the status, everything before has to have gone well. */
export function holds(condition: string | undefined, contexts: Contexts, status: Status): boolean {
  const inner = (condition ?? 'success()').replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1');
  const asks = /\b(always|success|failure|cancelled)\s*\(/.test(inner);
  return isTrue(evaluate(asks ? inner : `success() && (${inner})`, contexts, status));
}

const isTrue = (value: Value) => !['', 'false', '0', 'null'].includes(value.coerceString());
