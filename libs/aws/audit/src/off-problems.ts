import { didYouMean, is, isRecord, type Problem, sortedEntries } from '@ashlar/core';

/** What is turned off has to be known, and to say why. */
export function offProblems(off: unknown, known: readonly string[]): Problem[] {
  if (off === undefined) return [];
  if (!isRecord(off)) {
    return [{ what: is('off', off), fix: `give reasons by name: { ${known[0]}: 'why' }` }];
  }
  return sortedEntries(off).flatMap(([name, because]) => [
    ...(known.includes(name)
      ? []
      : [{ what: `off names '${name}'`, fix: `${didYouMean(name, known)}use ${known.join(', ')}` }]),
    ...(typeof because === 'string' && because.trim() !== ''
      ? []
      : [{ what: `off.${name} gives no reason`, fix: 'say why: it is what an audit asks' }]),
  ]);
}
