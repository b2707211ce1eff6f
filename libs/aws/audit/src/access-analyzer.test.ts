import { refusal, synthStack } from '@ashlar/testing';
import { AccessanalyzerAnalyzer } from '@cdktf/provider-aws/lib/accessanalyzer-analyzer/index.js';
import { AccessAnalyzer, type AccessAnalyzerProps } from './access-analyzer.js';

const build = (props?: AccessAnalyzerProps) =>
  synthStack((stack) => void new AccessAnalyzer(stack, 'access', props));

test('the account is searched for what others can use, and for nothing that costs', () => {
  expect(build().one(AccessanalyzerAnalyzer)).toMatchObject({
    analyzer_name: 'demo-test-access',
    type: 'ACCOUNT',
  });
});

test('unused access is searched for when somebody asks, by an analyzer of its own', () => {
  const stack = build({ unusedAccess: { afterDays: 90 } });
  expect(stack.at('access/analyzer')).toMatchObject({ type: 'ACCOUNT' });
  expect(stack.at('access/unused')).toMatchObject({
    analyzer_name: 'demo-test-access-unused',
    type: 'ACCOUNT_UNUSED_ACCESS',
    configuration: { unused_access: { unused_access_age: 90 } },
  });
});

test('a region has one owner of its analyzer', () => {
  const attempt = () =>
    synthStack((stack) => {
      new AccessAnalyzer(stack, 'one');
      new AccessAnalyzer(stack, 'two');
    });
  expect(refusal(attempt)).toContain('the IAM Access Analyzer of account 123456789012 in us-east-1 is owned');
});

test.each<[unknown, string]>([
  [{ afterDays: 0 }, 'unusedAccess.afterDays is 0'],
  [{ afterDays: 366 }, 'unusedAccess.afterDays is 366'],
  [{}, 'unusedAccess.afterDays is left out'],
  [{ days: 90 }, "unusedAccess has 'days'"],
  [true, 'unusedAccess is true'],
  [null, 'unusedAccess is null'],
])('%j is refused', (unusedAccess, what) => {
  expect(refusal(() => build({ unusedAccess } as AccessAnalyzerProps))).toContain(what);
});
