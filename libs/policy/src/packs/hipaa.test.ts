import { allRules, hipaa } from './hipaa.js';
import { hipaaRuleIds } from './hipaa-rule-ids.js';

test('the pack has 130 rules, each once', () => {
  expect(hipaaRuleIds).toHaveLength(130);
  expect(hipaa.rules.map(({ id }) => id)).toEqual(hipaaRuleIds);
  expect(new Set(hipaaRuleIds).size).toBe(130);
});

test('no id has two rules, and no rule stands in no pack', () => {
  expect(allRules.map(({ id }) => id).sort()).toEqual([...hipaaRuleIds].sort());
});

test.each(hipaa.rules.map((rule) => [rule.id, rule] as const))(
  '%s says what holds, why, and how to mend it',
  (_, { holds, why, fix }) => {
    for (const text of [holds, why, fix]) expect(text).toMatch(/^\S.{10,}[.)]$/);
    expect(holds).not.toContain('\n');
  },
);
