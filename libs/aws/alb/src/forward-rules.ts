import { type Problem, sortedEntries } from '@ashlar/core';
import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule/index.js';
import type { Construct } from 'constructs';
import type { Listener } from './listener.js';
import { type ListenerRule, renderConditions } from './listener-rule.js';

export interface ForwardRules {
  readonly listener: Listener;
  readonly rules: Readonly<Record<string, ListenerRule>>;
  /** Stands before the keys in the addresses. */
  readonly id: 'rule' | 'test';
  /** Where requests go, or go first when a deployment moves them later on. */
  readonly targetGroupArn: string;
  readonly movedBy: 'terraform' | 'deployment';
  /** Stands before the keys in the names. */
  readonly name: string;
}

/** The rules of a listener that lead to one target group, by key. */
export const buildForwardRules = (scope: Construct, given: ForwardRules): Record<string, LbListenerRule> =>
  Object.fromEntries(
    sortedEntries(given.rules).map(([key, rule]) => [
      key,
      new LbListenerRule(scope, `${given.id}-${key}`, {
        listenerArn: given.listener.listenerArn,
        priority: rule.priority,
        condition: renderConditions(rule),
        action: [{ type: 'forward', targetGroupArn: given.targetGroupArn }],
        lifecycle: given.movedBy === 'deployment' ? { ignoreChanges: ['action'] } : undefined,
        tags: { Name: `${given.name}-${key}` },
      }),
    ]),
  );

/** What rules and those of others on the same listener can't do together. */
export function claimRules(
  listener: Listener,
  sound: readonly (readonly [string, ListenerRule])[],
  owner: string,
): Problem[] {
  if (sound.length === 0) return [];
  return listener.rules.claim(sound.map(([key, rule]) => ({ ...rule, owner: `${owner}.${key}` })));
}
