import type { PolicyFinding, Review, ReviewFinding } from '../../review.js';
import { isDanger } from '../text/named-first.js';
import { visible } from '../text/visible.js';

/** A finding of a rule or of a policy, as SARIF tells it. */
export interface SarifFinding {
  readonly ruleId: string;
  /** The id as words. */
  readonly ruleName: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly fix: string;
  readonly stack?: string;
  readonly address?: string;
  readonly path?: string;
  readonly tags: string[];
  /** Who answers for it, until when, and why. */
  readonly waiver?: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

const LEVELS = { error: 0, warning: 1, note: 2 } as const;

/** All findings, errors first: of very many GitHub shows only the first. */
export function sarifFindings({ findings, stacks, policy }: Review): SarifFinding[] {
  const all = [
    ...findings.map((finding) => ofRule(finding)),
    ...stacks.flatMap((stack) => stack.findings.map((finding) => ofRule({ stack: stack.name, ...finding }))),
    ...policy.map(ofPolicy),
  ];
  return all.toSorted((a, b) => LEVELS[a.level] - LEVELS[b.level]);
}

function ofRule(finding: ReviewFinding): SarifFinding {
  const { rule, what, attributes = [], move } = finding;
  const fix = move === undefined ? finding.fix : `${finding.fix}: moved from ${move.from} to ${move.to}`;
  return {
    ...placeOf(finding),
    ...{ ruleId: idOf(rule), ruleName: words(rule), level: isDanger(finding) ? 'error' : 'warning' },
    ...{ message: messageOf(finding, what, fix), fix: text(fix), tags: ['review'] },
    properties: { attributes: attributes.map(visible) },
  };
}

const POLICY_LEVELS = { fail: 'error', unknown: 'warning', waived: 'note' } as const;

function ofPolicy(finding: PolicyFinding): SarifFinding {
  const { pack, rule, verdict, reason, fix, isNew, waiver } = finding;
  const waived =
    verdict === 'waived' && waiver
      ? `${waiver.reason} (${waiver.owner}, until ${waiver.expires})`
      : undefined;
  return {
    ...placeOf(finding),
    ...{ ruleId: idOf(`${pack}/${rule}`), ruleName: words(rule), level: POLICY_LEVELS[verdict] },
    ...{
      message: messageOf(finding, reason, fix),
      fix: text(fix),
      tags: [...new Set(['policy', visible(pack)])],
    },
    ...(waived === undefined ? {} : { waiver: text(waived) }),
    properties: { verdict, isNew },
  };
}

const placeOf = ({ stack, address, path }: { stack?: string; address?: string; path?: string }) => ({
  ...(stack === undefined ? {} : { stack: visible(stack) }),
  ...(address === undefined ? {} : { address: visible(address) }),
  ...(path === undefined ? {} : { path: visible(path) }),
});

const messageOf = ({ stack, address }: { stack?: string; address?: string }, what: string, fix: string) => {
  const place = [stack, address].filter((part) => part !== undefined).join(' ');
  return text(`${place === '' ? '' : `${place}: `}${what}. Fix: ${fix}`);
};

/** A message of SARIF makes a link of `[text](target)`. */
const text = (sentence: string) => visible(sentence).replaceAll('](', '\\](') || '(nothing)';

const idOf = (rule: string) => visible(rule) || '(nothing)';

const words = (rule: string) => visible(rule).replaceAll('-', ' ') || '(nothing)';
