import { didYouMean, is, isRecord, type Problem, strangerProblems } from '@ashlar/core';

/** When a composite alarm rings: a key stands for "this alarm rings". */
export type AlarmRule<Key extends string = string> =
  | Key
  | { readonly allOf: readonly AlarmRule<Key>[] }
  | { readonly anyOf: readonly AlarmRule<Key>[] }
  | { readonly not: AlarmRule<Key> };

/** CloudWatch takes 100 different alarms in a rule, 500 elements and 10,240 characters. */
const MOST_ALARMS = 100;
const MOST_ELEMENTS = 500;
export const LONGEST_RULE = 10_240;

/** In CloudWatch's language: `ALARM("a") AND (ALARM("b") OR ALARM("c"))`. */
export function renderRule(rule: AlarmRule, names: Readonly<Record<string, string>>): string {
  if (typeof rule === 'string') return `ALARM("${names[rule]}")`;
  if ('not' in rule) return `NOT ${nested(rule.not, names)}`;
  const [rules, word] = 'allOf' in rule ? [rule.allOf, ' AND '] : [rule.anyOf, ' OR '];
  return rules.map((part) => nested(part, names)).join(word);
}

const nested = (rule: AlarmRule, names: Readonly<Record<string, string>>): string =>
  typeof rule === 'string' ? renderRule(rule, names) : `(${renderRule(rule, names)})`;

/** The alarms of a rule, each time that they stand in it. */
export function keysIn(rule: AlarmRule): string[] {
  if (typeof rule === 'string') return [rule];
  if ('not' in rule) return keysIn(rule.not);
  return ('allOf' in rule ? rule.allOf : rule.anyOf).flatMap(keysIn);
}

export function ruleProblems(rule: unknown, known: readonly string[]): Problem[] {
  const problems = shapeProblems('rule', rule, known);
  if (problems.length > 0) return problems;
  const keys = keysIn(rule as AlarmRule);
  const different = new Set(keys).size;
  if (different > MOST_ALARMS) {
    const what = `rule has ${different} alarms; CloudWatch takes ${MOST_ALARMS}`;
    return [{ what, fix: 'make composite alarms of some, and one of those' }];
  }
  if (keys.length <= MOST_ELEMENTS) return [];
  return [
    { what: `rule has ${keys.length} elements; CloudWatch takes ${MOST_ELEMENTS}`, fix: 'say it shorter' },
  ];
}

function shapeProblems(prop: string, rule: unknown, known: readonly string[]): Problem[] {
  if (typeof rule === 'string') {
    if (known.includes(rule)) return [];
    const fix = `${didYouMean(rule, known)}use a key of alarmNames: ${known.join(', ')}`;
    return [{ what: `${prop} names '${rule}', which is no alarm`, fix }];
  }
  if (!isRecord(rule)) return [wrong(prop, rule)];
  const [word, ...others] = Object.keys(rule);
  if (word === undefined || others.length > 0) return [wrong(prop, rule)];
  if (word === 'not') return shapeProblems(`${prop}.not`, rule['not'], known);
  const strangers = strangerProblems(prop, rule, ['allOf', 'anyOf', 'not']);
  if (strangers.length > 0) return strangers;
  const rules = rule[word];
  if (!Array.isArray(rules) || rules.length === 0) {
    return [{ what: is(`${prop}.${word}`, rules), fix: 'list at least one alarm' }];
  }
  return rules.flatMap((part, index) => shapeProblems(`${prop}.${word}[${index}]`, part, known));
}

const wrong = (prop: string, rule: unknown): Problem => ({
  what: is(prop, rule),
  fix: "use the key of an alarm, or one of { anyOf: […] }, { allOf: […] }, { not: '…' }",
});
