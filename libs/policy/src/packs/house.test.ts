import { hipaaRuleIds } from './hipaa-rule-ids.js';
import { house } from './house.js';

const ids = house.rules.map(({ id }) => id);

test('no id has two rules, not even in two packs', () => {
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => (hipaaRuleIds as readonly string[]).includes(id))).toEqual([]);
});

test('every rule says what holds, why, and how to mend it', () => {
  const texts = house.rules.flatMap(({ holds, why, fix }) => [holds, why, fix]);
  expect(texts.filter((text) => !/^\S[^\n]{10,}[.)]$/.test(text))).toEqual([]);
});
