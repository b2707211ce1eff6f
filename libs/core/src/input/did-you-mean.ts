import { closest, distance } from 'fastest-levenshtein';

/** The nearest of the known words, as a question to append to a message, or nothing when none is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const nearest =
    known.find((candidate) => word !== '' && candidate.startsWith(word)) ?? nearestOf(word, known);
  return nearest === undefined ? '' : `did you mean '${nearest}'? `;
}

/** Two letters in the wrong order are two slips; in a word of three that would be another word. */
function nearestOf(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const nearest = closest(word, known);
  return distance(word, nearest) <= Math.max(nearest.length > 3 ? 2 : 1, nearest.length / 3)
    ? nearest
    : undefined;
}
