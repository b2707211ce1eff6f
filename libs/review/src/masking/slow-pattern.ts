import { runInNewContext } from 'node:vm';

/** Milliseconds for a short text. A pattern that takes its time for thirty characters takes forever for a plan. */
const PATIENCE = 500;

/** What a pattern takes too long for, if it does: tried on short texts of its own letters, which almost match. */
export function slowness(pattern: string): string | undefined {
  const found = lettersOf(pattern)
    .flatMap((letter) => [letter.repeat(34), `${letter.repeat(34)}!`, `${letter.repeat(34)}\u0000`])
    .find((text) => !finishes(pattern, text));
  return found === undefined ? undefined : `takes too long for a text of ${found.length} characters`;
}

const lettersOf = (pattern: string) => [
  ...new Set([...'aA0 -_./=', ...(pattern.replace(/\\./g, '').match(/[^()[\]{}|?*+^$\\]/gu) ?? [])]),
];

/** Patterns are stopped by a time limit nowhere but in a context of their own. */
function finishes(pattern: string, text: string): boolean {
  try {
    runInNewContext('new RegExp(pattern, "gu").test(text)', { pattern, text }, { timeout: PATIENCE });
    return true;
  } catch {
    return false;
  }
}
