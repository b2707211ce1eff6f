import type { Problem } from '@ashlar/core';

/**
 * Refuses as the core does: every problem at once, each with its fix. Not by the core's own code: what is built of this
 * library is committed, and would change with every change of the core.
 */
export function refuse(where: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw refusal(where, problems);
}

export function refusal(where: string, problems: readonly Problem[]): Error {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  const lines = problems.map(({ what, fix }) => `  ${what}\n    fix: ${fix}`);
  return new Error([`${where} has ${count}:`, ...lines].join('\n'));
}
