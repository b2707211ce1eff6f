import fc from 'fast-check';
import { type AlarmRule, keysIn, renderRule, ruleProblems } from './alarm-rule.js';

const names = { a: 'demo-a', b: 'demo-b', c: 'demo-c' };

test.each<[AlarmRule, string]>([
  ['a', 'ALARM("demo-a")'],
  [{ not: 'a' }, 'NOT ALARM("demo-a")'],
  [{ anyOf: ['a', 'b'] }, 'ALARM("demo-a") OR ALARM("demo-b")'],
  [{ allOf: ['a', { anyOf: ['b', 'c'] }] }, 'ALARM("demo-a") AND (ALARM("demo-b") OR ALARM("demo-c"))'],
  [{ not: { anyOf: ['a', 'b'] } }, 'NOT (ALARM("demo-a") OR ALARM("demo-b"))'],
  [{ allOf: ['a', { not: 'b' }] }, 'ALARM("demo-a") AND (NOT ALARM("demo-b"))'],
])('%j is written as %s', (rule, written) => {
  expect(ruleProblems(rule, Object.keys(names))).toEqual([]);
  expect(renderRule(rule, names)).toBe(written);
});

test.each<[unknown, string]>([
  ['aa', "rule names 'aa', which is no alarm"],
  [{ anyOf: ['a', 'd'] }, "rule.anyOf[1] names 'd', which is no alarm"],
  [{ anyOf: [] }, 'rule.anyOf is []'],
  [{ allOf: 'a' }, "rule.allOf is 'a'"],
  [{ oneOf: ['a'] }, "rule has 'oneOf'"],
  [{ not: { not: 7 } }, 'rule.not.not is 7'],
  [{ anyOf: ['a'], not: 'b' }, 'rule is {"anyOf":["a"],"not":"b"}'],
  [{}, 'rule is {}'],
  [undefined, 'rule is left out'],
])('%j is no rule', (rule, what) => {
  expect(ruleProblems(rule, Object.keys(names)).map((problem) => problem.what)).toEqual([what]);
});

test('a rule has a hundred alarms at most, and each may stand there again', () => {
  const keys = Array.from({ length: 101 }, (_, index) => `k${index}`);
  expect(ruleProblems({ anyOf: keys.slice(0, 100) }, keys)).toEqual([]);
  expect(ruleProblems({ anyOf: keys }, keys).map(({ what }) => what)).toEqual([
    'rule has 101 alarms; CloudWatch takes 100',
  ]);
  const again = Array.from({ length: 501 }, () => 'k0');
  expect(ruleProblems({ anyOf: again }, keys).map(({ what }) => what)).toEqual([
    'rule has 501 elements; CloudWatch takes 500',
  ]);
});

const { rule: arbitraryRule } = fc.letrec<{ rule: AlarmRule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('a', 'b', 'c'),
    fc.record({ not: tie('rule') }),
    fc.record({ allOf: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ anyOf: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
  ),
}));

/** What a rule says when these alarms ring. */
function holds(rule: AlarmRule, ringing: ReadonlySet<string>): boolean {
  if (typeof rule === 'string') return ringing.has(rule);
  if ('not' in rule) return !holds(rule.not, ringing);
  return 'allOf' in rule
    ? rule.allOf.every((part) => holds(part, ringing))
    : rule.anyOf.some((part) => holds(part, ringing));
}

/** The same, of the written rule, read as JavaScript: NOT binds closest there as here. */
function heldAsWritten(written: string, ringing: ReadonlySet<string>): boolean {
  const script = written
    .replace(/ALARM\("demo-(\w)"\)/g, (_, key: string) => String(ringing.has(key)))
    .replaceAll('NOT ', '!')
    .replaceAll(' AND ', ' && ')
    .replaceAll(' OR ', ' || ');
  return eval(script) as boolean;
}

test('what is written means what was said, whatever rings', () => {
  fc.assert(
    fc.property(arbitraryRule, fc.subarray(['a', 'b', 'c']), (rule, ringing) => {
      const written = renderRule(rule, names);
      expect(heldAsWritten(written, new Set(ringing))).toBe(holds(rule, new Set(ringing)));
      expect(written.match(/ALARM/g)).toHaveLength(keysIn(rule).length);
    }),
  );
});
