import { platformRules } from '../rules/platform-rules.js';
import { allRules } from './hipaa.js';
import { hipaaRuleIds } from './hipaa-rule-ids.js';
import { house } from './house.js';
import { wellArchitected } from './well-architected.js';
import { wellArchitectedRuleIds, wellArchitectedUnjudgedIds } from './well-architected-rule-ids.js';

test('AWS’s two packs ask for 164 rules; 118 are judged here, and the others are named', () => {
  const ids = [...wellArchitectedRuleIds, ...wellArchitectedUnjudgedIds];
  expect(new Set(ids).size).toBe(164);
  expect(wellArchitectedRuleIds).toHaveLength(118);
});

test('whatever has a rule is judged: nothing is left out for convenience', () => {
  const judged = new Set(allRules.map(({ id }) => id));
  expect(wellArchitectedUnjudgedIds.filter((id) => judged.has(id))).toEqual([]);
  expect(wellArchitectedRuleIds.filter((id) => !judged.has(id))).toEqual([]);
});

test('AWS’s rules come first, by the same rules as in the pack for HIPAA, then those about a platform', () => {
  const { rules } = wellArchitected;
  expect(rules.slice(0, 118).map(({ id }) => id)).toEqual(wellArchitectedRuleIds);
  expect(rules.slice(118)).toEqual(platformRules);
  expect(rules.slice(0, 118).filter((rule) => !allRules.includes(rule))).toEqual([]);
});

test('no id of our own is one of AWS’s, or stands twice', () => {
  const ids = [...platformRules, ...house.rules].map(({ id }) => id);
  const ofAws: readonly string[] = [
    ...hipaaRuleIds,
    ...wellArchitectedRuleIds,
    ...wellArchitectedUnjudgedIds,
  ];
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => ofAws.includes(id))).toEqual([]);
});

test.each(platformRules.map((rule) => [rule.id, rule] as const))(
  '%s says what holds, why, and how to mend it',
  (_, { holds, why, fix }) => {
    for (const text of [holds, why, fix]) expect(text).toMatch(/^\S[^\n]{10,}[.)]$/);
  },
);
