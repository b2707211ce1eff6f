import {
  is,
  isKnown,
  isRecord,
  type Problem,
  strangerProblems,
  textProblems,
  wholeNumberProblems,
} from '@ashlar/core';
import { actionProblems } from './action-problems.js';
import type { PaidGroupName } from './managed-groups.js';
import { managedRuleProblems } from './managed-rule-problems.js';
import { rateProblems } from './rate-problems.js';
import { DEEPEST, statementProblems } from './statement-problems.js';
import type { Scope } from './set-problems.js';
import { listProblems, onlyKey } from './value-problems.js';

const KEY = /^(?!all$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LABEL =
  /^(?!(.*:)?(aws|awswaf|ipset|managed|regexpatternset|rulegroup|waf|webacl)(:|$))[\w-]+(:[\w-]+)*$/;
const HIGHEST_PRIORITY = 2_147_483_647;
const LONGEST_KEY = 100;

/** What each kind of rule takes. The paid groups' own settings are theirs alone. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  managedGroup: ['managedGroup', 'priority', 'mode', 'overrides', 'version', 'scopeDown'],
  rate: ['rate', 'priority', 'action', 'labels'],
  statement: ['statement', 'priority', 'action', 'labels'],
};
const PAID_OPTIONS = {
  AWSManagedRulesACFPRuleSet: ['costsExtra', 'signUp'],
  AWSManagedRulesATPRuleSet: ['costsExtra', 'login'],
  AWSManagedRulesAntiDDoSRuleSet: ['costsExtra', 'blockSensitivity', 'challengeExcept'],
  AWSManagedRulesBotControlRuleSet: ['costsExtra', 'inspectionLevel', 'machineLearning'],
} as const satisfies Record<PaidGroupName, readonly string[]>;

/** What is wrong with one rule by itself. */
export function ruleProblems(key: string, rule: unknown, scope: Scope): readonly Problem[] {
  const prop = `rules.${key}`;
  if (!isRecord(rule)) return [{ what: is(prop, rule), fix: 'describe the rule as an object' }];
  const { managedGroup, rate, statement } = rule;
  const kind = onlyKey(prop, { managedGroup, rate, statement }, ['managedGroup', 'rate', 'statement']);
  return [
    ...keyProblems(key),
    ...wholeNumberProblems(`${prop}.priority`, rule['priority'], 0, HIGHEST_PRIORITY),
    ...kind.problems,
    ...(kind.key === undefined ? [] : strangerProblems(prop, rule, optionsOf(kind.key, managedGroup))),
    ...(kind.key === 'managedGroup' ? managedRuleProblems(prop, rule, scope) : []),
    ...(kind.key === 'rate' ? [...rateProblems(prop, rate, scope), ...rateActionProblems(prop, rule)] : []),
    ...(kind.key === 'statement'
      ? [
          ...statementProblems(`${prop}.statement`, statement, DEEPEST.rule, scope),
          ...actionProblems(`${prop}.action`, rule['action']),
        ]
      : []),
    ...(kind.key === 'managedGroup' ? [] : labelProblems(prop, rule['labels'])),
  ];
}

function optionsOf(kind: string, managedGroup: unknown): readonly string[] {
  const own = Object.entries(PAID_OPTIONS).find(([name]) => name === managedGroup)?.[1] ?? [];
  return [...(OPTIONS[kind] ?? []), ...own];
}

function keyProblems(key: string): Problem[] {
  if (KEY.test(key) && key.length <= LONGEST_KEY) return [];
  const fix = `use lower-case words joined by hyphens, at most ${LONGEST_KEY} characters; 'all' is AWS's name for their sum`;
  return [{ what: `rules has '${key}', which is no name for a rule`, fix }];
}

function rateActionProblems(prop: string, { action = 'block' }: Record<string, unknown>): readonly Problem[] {
  if (action !== 'allow') return actionProblems(`${prop}.action`, action);
  const fix = 'use block, count, captcha or challenge';
  return [{ what: `${prop}.action is 'allow', which would let those through who ask too often`, fix }];
}

function labelProblems(prop: string, labels: unknown): Problem[] {
  if (labels === undefined) return [];
  const fix = "use words joined by colons, none of AWS's own first: 'partner:known'";
  return listProblems(`${prop}.labels`, labels, { min: 1, max: 100, what: 'labels' }, (label, at) =>
    textProblems(at, label, LABEL, fix),
  );
}

/** What is wrong with rules beside each other. */
export function priorityProblems(rules: Readonly<Record<string, unknown>>): Problem[] {
  const priorities = new Map<unknown, string>();
  return Object.entries(rules).flatMap(([key, rule]) => {
    const priority = isRecord(rule) ? rule['priority'] : undefined;
    if (!Number.isInteger(priority) || !isKnown(priority)) return [];
    const first = priorities.get(priority);
    if (first === undefined) priorities.set(priority, key);
    if (first === undefined) return [];
    const what = `rules.${key}.priority is ${String(priority)}, which rules.${first} has`;
    return [{ what, fix: 'give each rule a priority of its own, with gaps between them: 10, 20, 30' }];
  });
}
