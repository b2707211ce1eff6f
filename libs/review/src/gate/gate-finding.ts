import type { ReviewFinding } from '../review.js';

/** Why a stack must not be planned: what it would do on the machine that plans it, or where it would lead Terraform. */
export interface GateFinding extends ReviewFinding {
  readonly verdict: 'danger';
  readonly stack: string;
}

/** What a check says; `inStack` adds where. */
export interface GateProblem {
  readonly rule: GateRule;
  readonly address?: string | undefined;
  readonly path?: string | undefined;
  readonly what: string;
  readonly fix: string;
}

export type GateRule =
  | 'backend'
  | 'code-execution'
  | 'extra-file'
  | 'foreign-account'
  | 'foreign-module'
  | 'foreign-provider'
  | 'foreign-state'
  | 'lock-file'
  | 'malformed-json'
  | 'provider-setting'
  | 'reads-values'
  | 'runner-file'
  | 'unread-section';

const LONGEST = 200;

/** Names and paths come from the very input that is distrusted: no control or direction character reaches a terminal. */
export function shown(text: string): string {
  const printable = text.replaceAll(/[^\x20-\x7e]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code}`;
  });
  return printable.length <= LONGEST ? printable : `${printable.slice(0, LONGEST)}…`;
}

export const inStack =
  (stack: string) =>
  ({ rule, address, path, what, fix }: GateProblem): GateFinding => ({
    rule,
    verdict: 'danger',
    stack: shown(stack),
    ...(address === undefined ? {} : { address: shown(address) }),
    ...(path === undefined ? {} : { path: shown(path) }),
    what: shown(what),
    fix: shown(fix),
  });

/** By stack, place and rule, each once. */
export function sortedFindings(findings: readonly GateFinding[]): GateFinding[] {
  const keyed = new Map(
    findings.map((finding) => [
      JSON.stringify([finding.stack, finding.address ?? '', finding.rule, finding.what, finding.path ?? '']),
      finding,
    ]),
  );
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
}
