import type { Check } from './check.js';
import { verdictOf } from './doctor.js';

const SIGNS = { ok: 'ok', beware: 'beware', problem: 'PROBLEM', unknown: '?' } as const;

/** What was looked at, in one list, for people. */
export function doctorReport(checks: readonly Check[]): string {
  const lines = checks.map(({ name, state, what, fix }) =>
    [
      `${SIGNS[state].padEnd(8)} ${name.padEnd(14)} ${what}`,
      ...(fix === undefined ? [] : [`${' '.repeat(24)}fix: ${fix}`]),
    ].join('\n'),
  );
  const problems = checks.filter(({ state }) => state === 'problem').length;
  const verdict =
    problems === 0
      ? 'nothing stands in the way'
      : `${problems} problem${problems === 1 ? '' : 's'} in the way`;
  return [...lines, '', verdict].join('\n');
}

/** The same for programs. */
export const doctorJson = (checks: readonly Check[]): string =>
  JSON.stringify({ exitCode: verdictOf(checks), checks }, null, 2);
