import type { Problem } from '@ashlar/core';
import ts from 'typescript';

/** `<app>-<environment>-<name>`, each of the first two at most 16 characters, then fits the 64 of an IAM role. */
export const LONGEST_NAME = 30;

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What keeps a text from being the name of a stack, a module or a rule: lower-case words joined by hyphens. */
export function nameProblems(name: unknown): Problem[] {
  const text = String(name ?? '');
  if (text === '') return [{ what: 'name is left out', fix: "say it after the generator: 'audit-log'" }];
  if (!NAME.test(text)) {
    const proposed = kebabCase(text);
    const fix = `use lower-case words joined by hyphens${proposed === '' ? ", a letter first: 'audit-log'" : `: '${proposed}'`}`;
    return [{ what: described(text), fix }];
  }
  if (text.length > LONGEST_NAME) {
    const fix = `use at most ${LONGEST_NAME}, so that <app>-<environment>-<name> fits the 64 of an IAM role`;
    return [{ what: `name '${text}' has ${text.length} characters`, fix }];
  }
  return [];
}

/** What keeps a text from being the name of an app or an environment: one word, as the core demands it. */
export function wordProblems(what: string, name: unknown): Problem[] {
  const text = String(name ?? '');
  if (/^[a-z][a-z0-9]{0,15}$/.test(text)) return [];
  const proposed = kebabCase(text).replaceAll('-', '').slice(0, 16);
  const rule = 'use one word of lower-case letters and digits, a letter first, at most 16 characters';
  return [
    {
      what: text === '' ? `${what} is left out` : described(text, what),
      fix: proposed === '' ? rule : `${rule}: '${proposed}'`,
    },
  ];
}

/** Words that TypeScript keeps for itself: nobody could write `const new = step(…)`. */
export const isReservedWord = (name: string): boolean => {
  const kind = ts.identifierToKeywordKind(ts.factory.createIdentifier(name));
  return (
    kind !== undefined &&
    kind >= ts.SyntaxKind.FirstReservedWord &&
    kind <= ts.SyntaxKind.LastFutureReservedWord
  );
};

const described = (text: string, what = 'name') =>
  /[/\\]/.test(text) ? `${what} is the path '${text}'` : `${what} is '${text}'`;

/** The nearest name: `libs/aws/AuditLog` → `audit-log`; nothing where no letter is left. */
const kebabCase = (text: string): string =>
  (text.split(/[/\\]/).filter(Boolean).at(-1) ?? '')
    .replace(/\.ts$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
