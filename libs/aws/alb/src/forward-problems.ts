import { is, isRecord, type Problem, sortedEntries } from '@ashlar/core';
import type { Listener } from './listener.js';
import type { ListenerRule } from './listener-rule.js';
import { ruleProblems } from './rule-problems.js';
import { keyProblems } from './value-problems.js';

/** What is wrong with rules by themselves. Their place among others is the ledger's to judge. */
export function rulesProblems(
  prop: string,
  rules: unknown,
  listenerProp: string,
  listener: unknown,
): Problem[] {
  if (!isListener(listener)) {
    const fix = "give a load balancer's: listener: balancer.listener";
    return [{ what: `${listenerProp} is none`, fix }];
  }
  if (!isRecord(rules)) return [{ what: is(prop, rules), fix: 'map keys to rules' }];
  if (Object.keys(rules).length === 0) {
    const what = `${prop} is empty: the targets would get no request, and ECS refuses such a group`;
    return [{ what, fix: "describe a rule: { web: { priority: 100, paths: ['/*'] } }" }];
  }
  return [
    ...keyProblems(prop, Object.keys(rules)),
    ...Object.entries(rules).flatMap(([key, rule]) =>
      ruleProblems(`${prop}.${key}`, rule, listener.certificateHosts),
    ),
  ];
}

/** The rules that a ledger can judge, whatever is wrong with the others. */
export function soundRules(rules: unknown, listener: unknown): [string, ListenerRule][] {
  if (!isListener(listener) || !isRecord(rules)) return [];
  return sortedEntries(rules as Record<string, ListenerRule>).filter(
    ([key, rule]) => ruleProblems(key, rule, listener.certificateHosts).length === 0,
  );
}

export const isListener = (listener: unknown): listener is Listener =>
  isRecord(listener) &&
  typeof listener['listenerArn'] === 'string' &&
  (listener['certificateHosts'] === 'none' || Array.isArray(listener['certificateHosts'])) &&
  isRecord(listener['rules']) &&
  typeof listener['rules']['claim'] === 'function';
