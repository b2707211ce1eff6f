import { is, type Problem } from '@ashlar/core';

/** What can't be part of a name. It has to be known at synthesis. */
export function purposeProblems(purpose: unknown): Problem[] {
  if (typeof purpose === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(purpose)) return [];
  return [{ what: is('purpose', purpose), fix: "use lower-case words joined by hyphens: 'records'" }];
}
