import { emptyReport, hasPassed, type RehearsalReport, type StackReport } from './rehearsal-report.js';
import { renderReport } from './render-report.js';
import { tally } from './tally.js';

const passed = (overrides: Partial<StackReport> = {}): StackReport => ({
  ...emptyReport('shop-test-network'),
  instances: 3,
  carried: 3,
  applied: 3,
  destroyed: 3,
  converged: true,
  ...overrides,
});

const report = (stack: StackReport): RehearsalReport => ({
  app: 'shop',
  environment: 'test',
  emulator: 'moto 5.2.1',
  terraform: '1.11.4',
  provider: '5.100.0',
  stacks: [stack],
  total: tally([stack]),
  passed: hasPassed(stack),
});

test('a stack has passed when all was applied, unchanged and destroyed', () => {
  expect(hasPassed(passed())).toBe(true);
  expect(renderReport(report(passed()))).toContain('Rehearsal of shop test: passed');
});

test.each<[string, Partial<StackReport>]>([
  ['something was not applied', { applied: 2, destroyed: 2 }],
  ['something was not destroyed', { destroyed: 2 }],
  ['the second plan had changes', { converged: false }],
  ['something went wrong', { problems: ['aws_vpc.one would update again (cidr_block)'] }],
])('a stack has not passed when %s', (_, overrides) => {
  expect(hasPassed(passed(overrides))).toBe(false);
  expect(renderReport(report(passed(overrides)))).toContain('Rehearsal of shop test: failed (1 of 1 stacks)');
});

test('what was left out counts neither as applied nor as failed, and is named', () => {
  const leftOut = [{ address: 'aws_odd.one', reason: 'moto fails to create it' }];
  const stack = passed({ carried: 2, applied: 2, destroyed: 2, leftOut });

  expect(hasPassed(stack)).toBe(true);
  expect(renderReport(report(stack))).toContain(
    'shop-test-network: left out aws_odd.one: moto fails to create it',
  );
});

test('the report says what an emulator can not show', () => {
  expect(renderReport(report(passed()))).toMatch(/enforces no\s+permissions/);
});

test('resources that need an extension of the emulator are counted by type, each type on one line', () => {
  const reason = 'moto lacks PutThing';
  const helped = ['a', 'b'].map((name) => ({ address: `aws_thing.${name}`, type: 'aws_thing', reason }));
  const text = renderReport(report(passed({ helped: [...helped, { ...helped[0]!, type: 'aws_other' }] })));

  expect(text).toContain('shop-test-network: 2 aws_thing passed only with help: moto lacks PutThing\n');
  expect(text).toContain('shop-test-network: 1 aws_other passed only with help: moto lacks PutThing\n');
});

test('the protections that were lifted are named by address, each argument on one line', () => {
  const lifted = [
    { address: 'aws_s3_bucket.logs', argument: 'force_destroy' },
    { address: 'aws_s3_bucket.logs', argument: 'lifecycle.prevent_destroy' },
    { address: 'aws_kms_key.key', argument: 'lifecycle.prevent_destroy' },
  ];
  const text = renderReport(report(passed({ lifted })));

  expect(text).toContain('network: force_destroy was lifted before the destroy, of 1: aws_s3_bucket.logs\n');
  expect(text).toContain(
    'lifecycle.prevent_destroy was lifted before the destroy, of 2: aws_s3_bucket.logs, aws_kms_key.key',
  );
});

test('the share of what was rehearsed stands above the verdict', () => {
  expect(renderReport(report(passed()))).toContain(
    '3 of 3 resource instances (100.0 %) were applied, unchanged and destroyed\n',
  );
});
