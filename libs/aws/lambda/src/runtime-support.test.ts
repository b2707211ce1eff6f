import fc from 'fast-check';
import { A_GOOD_DAY, buildStack, minimal } from './minimal-function.fixture.js';
import { describeWarning } from '@ashlar/core';
import { LambdaFunction } from './lambda-function.js';
import { runtimeProblems, runtimeWarnings } from './runtime-support.js';
import { type Runtime, type RuntimeName, runtimes } from './runtimes.js';

const all = Object.entries(runtimes) as [RuntimeName, Runtime][];

test('a runtime past its end is refused, with the one that lasts longest', () => {
  expect(runtimeProblems('nodejs20.x', new Date('2026-05-01'))).toEqual([
    {
      what: 'runtime nodejs20.x ended on 2026-04-30: no more security updates',
      fix: 'use nodejs24.x',
    },
  ]);
  expect(runtimeProblems('nodejs20.x', new Date('2026-04-30'))).toEqual([]);
});

test('where AWS has named the days of blocking, they are said', () => {
  const [problem] = runtimeProblems('nodejs22.x', new Date('2027-05-01'));
  expect(problem?.what).toContain('no new functions from 2027-06-01, no changes from 2027-07-01');
});

test('one that ends within half a year is warned of, until it has ended', () => {
  const warned = (day: string) => runtimeWarnings('nodejs22.x', new Date(day)).map(({ what }) => what);
  expect(warned('2026-11-01')).toEqual([
    'runtime nodejs22.x gets security updates until 2027-04-30, for 180 more days',
  ]);
  expect(warned('2026-10-31')).toEqual([]);
  expect(warned('2027-05-01')).toEqual([]);
});

test('people hear of it after a synthesis', () => {
  const heard: string[] = [];
  buildStack(
    (stack) => void new LambdaFunction(stack, 'auth', { ...minimal, runtime: 'nodejs20.x' }),
    (warning) => void heard.push(describeWarning(warning)),
  );
  expect(heard).toEqual([
    [
      'warning: demo-test-unit/auth (LambdaFunction)',
      '  runtime nodejs20.x gets security updates until 2026-04-30, for 105 more days',
      '    fix: move to nodejs24.x',
    ].join('\n'),
  ]);
});

test.each([
  ['nodejs22', "runtime is 'nodejs22'", "did you mean 'nodejs22.x'?"],
  ['constructor', "runtime is 'constructor'", 'use nodejs24.x'],
  [22, 'runtime is 22', 'use nodejs24.x'],
  [undefined, 'runtime is left out', 'use nodejs24.x'],
])('%p is no runtime', (runtime, what, fix) => {
  const [problem] = runtimeProblems(runtime, A_GOOD_DAY);
  expect(problem?.what).toBe(what);
  expect(problem?.fix).toContain(fix);
});

test('on no day a runtime is both refused and warned of, and what is offered instead is supported', () => {
  const days = fc.date({ min: new Date('2024-01-01'), max: new Date('2029-05-31'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom(...all), days, ([name, { deprecated }], today) => {
      const problems = runtimeProblems(name, today);
      const warnings = runtimeWarnings(name, today);
      expect(problems.length > 0).toBe(today.toISOString().slice(0, 10) > deprecated);
      expect(problems.length + warnings.length).toBeLessThan(2);
      const [, offered = ''] = /^use (\S+)$/.exec(problems[0]?.fix ?? '') ?? [];
      if (offered in runtimes) expect(runtimeProblems(offered, today)).toEqual([]);
    }),
  );
});

test('the days of each runtime are in order', () => {
  for (const [name, { deprecated, createBlocked = '9', updateBlocked = '99' }] of all) {
    const days = [name, deprecated, createBlocked, updateBlocked].slice(1);
    expect(days).toEqual([...days].sort());
    expect(deprecated).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
  }
});
