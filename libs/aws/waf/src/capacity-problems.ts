import type { Problem } from '@ashlar/core';
import { ruleCapacity, webAclCapacity } from './capacity.js';
import { INCLUDED, MAXIMUM } from './capacity-units.js';
import type { WafRules } from './rule.js';

const grouped = (units: number) => units.toLocaleString('en-US');

/** Refuses more than AWS takes, with what each rule needs, the largest first. */
export function capacityProblems(rules: WafRules): Problem[] {
  const sum = webAclCapacity(rules);
  if (sum <= MAXIMUM) return [];
  const parts = Object.entries(rules)
    .map(([key, rule]) => ({ key, units: ruleCapacity(rule) }))
    .sort((a, b) => b.units - a.units || (a.key < b.key ? -1 : 1))
    .map(({ key, units }) => `${key} ${grouped(units)}`);
  const what = `rules need ≤ ${grouped(sum)} WCU, above the ${grouped(MAXIMUM)} that AWS takes: ${parts.join(' + ')}`;
  return [{ what, fix: 'leave rules out, or protect different resources with different ACLs' }];
}

/** What the capacity costs beyond the price of the ACL. */
export function capacityWarnings(capacity: number): Problem[] {
  if (capacity <= INCLUDED) return [];
  const steps = Math.ceil((capacity - INCLUDED) / 500);
  const price = (steps * 0.2).toFixed(2);
  const what = `rules need ≤ ${grouped(capacity)} WCU, above the ${grouped(INCLUDED)} that the price of an ACL includes`;
  return [{ what, fix: `leave rules out, or expect about ${price} USD more per million requests` }];
}
