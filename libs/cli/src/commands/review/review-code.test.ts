import type { PolicyFinding, Verdict } from '@ashlar/review';
import { reviewCode } from './review-code.js';

const finding = (verdict: PolicyFinding['verdict']): PolicyFinding => ({
  ...{ pack: 'house', rule: 'RULE', verdict, address: 'aws_x.y' },
  ...{ reason: 'because', fix: 'mend it', isNew: true },
});

test.each<[Verdict, number]>([
  ['none', 0],
  ['safe', 2],
  ['review', 2],
  ['danger', 3],
])('a review that says %s exits with %i', (verdict, code) => {
  expect(reviewCode({ verdict, policy: [finding('waived'), finding('unknown')] })).toBe(code);
});

test('a rule that fails outweighs everything: an approval does not mend it', () => {
  expect(reviewCode({ verdict: 'danger', policy: [finding('fail')] })).toBe(4);
});
