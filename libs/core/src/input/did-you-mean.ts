import { closest, distance } from 'fastest-levenshtein';

/** The nearest of the known words, as a question to append to a message, or nothing when none is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const nearest = closest(word, known);
  return distance(word, nearest) <= Math.max(2, nearest.length / 3) ? `did you mean '${nearest}'? ` : '';
}
