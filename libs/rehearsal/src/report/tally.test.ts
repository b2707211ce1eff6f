import { emptyReport, type StackReport } from './rehearsal-report.js';
import { tally, tallyLine } from './tally.js';

const stack = (overrides: Partial<StackReport> = {}): StackReport => ({
  ...emptyReport('shop-test-network'),
  ...{ instances: 3, carried: 3, applied: 3, destroyed: 3, converged: true },
  ...overrides,
});

const line = (...stacks: StackReport[]) => tallyLine(tally(stacks));

test('an environment of which everything was rehearsed says so in one line', () => {
  expect(line(stack(), stack({ instances: 1, carried: 1, applied: 1, destroyed: 1 }))).toBe(
    '4 of 4 resource instances (100.0 %) were applied, unchanged and destroyed',
  );
});

test('what was left out is counted, and no percentage is rounded up', () => {
  const large = stack({ instances: 4000, carried: 3999, applied: 3999, destroyed: 3999 });
  expect(line(large)).toBe(
    '3999 of 4000 resource instances (99.9 %) were applied, unchanged and destroyed; 1 left out',
  );
});

test.each<[string, Partial<StackReport>, string]>([
  ['changed again', { converged: false }, '; 3 not'],
  ['were not destroyed', { destroyed: 1 }, '; 2 not'],
  ['could not be applied', { applied: 2, destroyed: 2 }, '; 1 not'],
])('instances that %s do not count as rehearsed', (_, overrides, rest) => {
  expect(line(stack(), stack(overrides))).toContain(rest);
});

test('stacks that were passed over are named as uncounted, so that the share can not mislead', () => {
  const passedOver: StackReport = {
    ...emptyReport('shop-test-web'),
    problems: ['not rehearsed, because x failed'],
  };
  expect(line(stack(), passedOver)).toContain(
    '(100.0 %) were applied, unchanged and destroyed; 1 stack was never planned',
  );
  expect(line(passedOver)).toContain('0 of 0 resource instances (0.0 %)');
});
