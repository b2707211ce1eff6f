import { didYouMean, type Problem } from '@ashlar/core';
import type { Piece } from './inline.js';

/**
 * Names in `code` that start like ours and that nothing of the JSON bears. A name that ends with `…` or `*` stands for
 * all that begin like it; `<service>` stands for any word.
 */
export function nameProblems(app: string, known: ReadonlySet<string>, prose: readonly Piece[][]): Problem[] {
  const ours = new RegExp(`^(?:alias)?/?${app}[-/]`);
  return prose
    .flat()
    .filter(({ kind, text }) => kind === 'code' && ours.test(text) && !/\s/.test(text))
    .filter(({ text }) => !isKnown(text, known))
    .map(({ text }) => ({
      what: `'${text}' is the name of nothing`,
      fix: `${didYouMean(text, [...known])}look into cdktf.out`,
    }));
}

function isKnown(name: string, known: ReadonlySet<string>): boolean {
  if (known.has(name)) return true;
  const pattern = name.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/<[^>]+>/g, '[\\w-]+');
  const all = new RegExp(`^${pattern.replace(/[…*]/g, '.*')}$`);
  return /[…*<]/.test(name) && [...known].some((candidate) => all.test(candidate));
}
