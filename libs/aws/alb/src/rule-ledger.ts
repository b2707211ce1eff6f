import type { Problem } from '@ashlar/core';
import type { ListenerRule } from './listener-rule.js';
import { takenBy } from './rule-shadow.js';

/**
 * asOf: 2026-11
 * source: ELB user guide, "Quotas for your Application Load Balancers": rules per load balancer, the default apart
 */
const MOST_RULES = 100;

export interface ClaimedRule extends ListenerRule {
  /** Whose rule it is: `shop-production-services/api (TargetGroup) rules.web`. */
  readonly owner: string;
}

/**
 * The rules of one listener, of whatever stack: priorities are given once, and no rule stands behind others that take
 * all of its requests. Rules may come in any order; what is wrong with the whole is found with the last of them.
 */
export class RuleLedger {
  private readonly known: ClaimedRule[] = [];

  claim(added: readonly ClaimedRule[]): Problem[] {
    const problems = added.flatMap((rule) => {
      const found = conflicts(this.known, rule);
      this.known.push(rule);
      return found;
    });
    if (added.length === 0 || this.known.length <= MOST_RULES) return problems;
    const what = `the listener has ${this.known.length} rules; AWS takes ${MOST_RULES}`;
    return [...problems, { what, fix: 'put paths together with wildcards, or use another load balancer' }];
  }
}

/** What a rule and those that are known can't do together. */
export function conflicts(known: readonly ClaimedRule[], added: ClaimedRule): Problem[] {
  const twins = known.filter(({ priority }) => priority === added.priority);
  const behind = known.filter(
    (rule) => rule.priority > added.priority && takenBy(rule, before(rule, known)) === undefined,
  );
  return [
    ...twins.map(({ owner, priority }) => ({
      what: `priority ${priority} of ${added.owner} is that of ${owner} too`,
      fix: 'give one of the two another priority',
    })),
    ...[added, ...behind].flatMap((rule) => shadowProblem(rule, before(rule, [...known, added]))),
  ];
}

const before = (rule: ClaimedRule, rules: readonly ClaimedRule[]) =>
  rules.filter(({ priority }) => priority < rule.priority);

function shadowProblem(rule: ClaimedRule, earlier: readonly ClaimedRule[]): Problem[] {
  const takers = takenBy(rule, earlier);
  if (takers === undefined) return [];
  const names = takers.map(({ owner, priority }) => `${owner} (priority ${priority})`).join(' and ');
  return [
    {
      what: `${rule.owner} (priority ${rule.priority}) never gets a request: ${names} ${takers.length === 1 ? 'takes' : 'take'} them all`,
      fix: 'give it the smaller priority, or narrow what stands before it',
    },
  ];
}
