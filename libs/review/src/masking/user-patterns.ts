import { type Problem, refuse } from '@ashlar/core';
import { HIDDEN } from './hidden.js';
import { slowness } from './slow-pattern.js';

/** The regular expressions of a user, each for the whole of what it hides. Refused are those that can't work. */
export function userPatterns(written: readonly string[]): RegExp[] {
  refuse('mask patterns', written.flatMap(patternProblems));
  return written.map((pattern) => new RegExp(pattern, 'gu'));
}

export const hidePatterns = (text: string, patterns: readonly RegExp[]): string =>
  patterns.reduce(
    // What is hidden stays as it is, also when the pattern finds `hidden`.
    (shown, pattern) =>
      shown
        .split(HIDDEN)
        .map((part) => part.replace(pattern, HIDDEN))
        .join(HIDDEN),
    text,
  );

function patternProblems(pattern: string): Problem[] {
  let compiled: RegExp;
  try {
    compiled = new RegExp(pattern, 'u');
  } catch (error) {
    const reason = (error as Error).message.split(': ').at(-1);
    return [
      {
        what: `${pattern} is no regular expression: ${reason}`,
        fix: 'write it as JavaScript does, with the flag u',
      },
    ];
  }
  if (compiled.test(''))
    return [
      {
        what: `${pattern} matches the empty text`,
        fix: 'let it match one character at least: + instead of *',
      },
    ];
  const slow = slowness(pattern);
  return slow === undefined
    ? []
    : [{ what: `${pattern} ${slow}`, fix: 'repeat nothing that repeats itself' }];
}
