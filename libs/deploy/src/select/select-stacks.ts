import { didYouMean, InputError, type Problem } from '@ashlar/core';
import picomatch from 'picomatch';

/** The stacks that names and globs name, in their own order. Every word that names none is in one error. */
export function selectStacks<T extends { readonly name: string }>(
  stacks: readonly T[],
  patterns: readonly string[],
): T[] {
  const names = stacks.map(({ name }) => name);
  const problems = patterns.length === 0 ? [nothingNamed] : patterns.flatMap((word) => strange(word, names));
  if (problems.length > 0) throw new InputError([{ where: 'the command', problems }]);
  return stacks.filter(({ name }) => patterns.some((pattern) => matches(pattern, name)));
}

const nothingNamed: Problem = {
  what: 'no stack is named',
  fix: "name stacks, or a pattern in quotes: 'omnirapeutic-staging-*'; all of them are '*', and `ashlar list` names them",
};

/** Patterns only ever add stacks: one that leaves some out would mean all others, of every environment. */
const matches = (pattern: string, name: string) =>
  pattern === name ||
  (pattern !== '' && !leavesOut(pattern) && picomatch.isMatch(name, pattern, { nonegate: true }));

/** `!(a|b)` is a pattern within a name, `!a` is everything but a. */
const leavesOut = (pattern: string) => /^!(?!\()/.test(pattern);

function strange(pattern: string, names: readonly string[]): Problem[] {
  if (names.some((name) => matches(pattern, name))) return [];
  if (pattern === '') return [{ what: "'' names no stack", fix: 'is a variable of the shell empty?' }];
  if (leavesOut(pattern))
    return [{ what: `'${pattern}' would mean every stack but those`, fix: 'name the stacks that are meant' }];
  const isGlob = /[*?[\]{}()!]/.test(pattern);
  const what = isGlob ? `no stack is like '${pattern}'` : `there is no stack '${pattern}'`;
  return [{ what, fix: `${didYouMean(pattern, names)}\`ashlar list\` names the stacks` }];
}
