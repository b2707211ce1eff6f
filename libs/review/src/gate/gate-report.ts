import type { GateFinding } from './gate-finding.js';

/** What the gate has looked at and found. */
export interface GateReport {
  /** How many stacks were checked. */
  readonly stacks: number;
  /** Whether there was a base to hold backends, accounts and states against. */
  readonly hasBase: boolean;
  readonly findings: readonly GateFinding[];
}

/** For a terminal: a heading for each stack, what is wrong under it, and how to mend it. */
export function gateText({ stacks, hasBase, findings }: GateReport): string {
  const names = [...new Set(findings.map(({ stack }) => stack))];
  const blocks = names.map((name) =>
    [`${name} must not be planned:`, ...findings.filter(({ stack }) => stack === name).flatMap(linesOf)].join(
      '\n',
    ),
  );
  const checked = `${stacks} ${stacks === 1 ? 'stack' : 'stacks'} checked`;
  const found = findings.length === 0 ? 'nothing found' : `${names.length} must not be planned`;
  const against = hasBase ? '' : '; without a base, what has changed was not looked at';
  return [...blocks, `${checked}: ${found}${against}`].join('\n');
}

function linesOf({ rule, address, path, what, fix }: GateFinding): string[] {
  const where = [path ?? address, path !== undefined && address !== undefined ? `(${address})` : undefined];
  const place = where.filter((part) => part !== undefined).join(' ');
  return [`  ${place === '' ? what : `${place} ${what}`} [${rule}]`, `    fix: ${fix}`];
}

/** For machines: `schemaVersion`, what was checked, and findings as they stand in a review. */
export const gateJson = ({ stacks, hasBase, findings }: GateReport): string =>
  JSON.stringify({ schemaVersion: 1, passed: findings.length === 0, stacks, hasBase, findings }, null, 2);
