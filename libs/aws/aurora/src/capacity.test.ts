import { Token } from '@ashlar/core';
import fc from 'fast-check';
import { capacityProblems } from './capacity.js';

const v = (major: number, minor: number) => ({ major, minor });
const whats = (...args: Parameters<typeof capacityProblems>) =>
  capacityProblems(...args).map(({ what }) => what);

test.each([
  [v(15, 6), false],
  [v(15, 7), true],
  [v(15, 10), true],
  [v(16, 2), false],
  [v(16, 3), true],
  [v(14, 11), false],
  [v(13, 15), true],
  [v(17, 4), true],
  [v(19, 0), true],
])('%j can pause: %s', (version, can) => {
  expect(capacityProblems({ min: 0, max: 1 }, version)).toHaveLength(can ? 0 : 1);
});

test('the versions that can pause are named', () => {
  const [problem] = capacityProblems({ min: 0, max: 1 }, v(15, 6));
  expect(problem?.fix).toBe('use 0.5, or a version that can: 13.15, 14.12, 15.7, 16.3, 17 and later');
});

test('old versions end at 128 ACU', () => {
  expect(whats({ min: 1, max: 256 }, v(15, 4))).toEqual(['scaling.max is 256 ACU']);
  expect(whats({ min: 1, max: 256 }, v(15, 5))).toEqual([]);
});

test.each<[string, Parameters<typeof capacityProblems>[0], string]>([
  ['a maximum below 1', { min: 0.5, max: 0.5 }, 'scaling.max is 0.5 ACU'],
  ['a quarter', { min: 0.25, max: 1 }, 'scaling.min is 0.25 ACU'],
  ['less than nothing', { min: -1, max: 1 }, 'scaling.min is -1 ACU'],
  ['no number', { min: '1' as unknown as number, max: 1 }, 'scaling.min is 1 ACU'],
  ['a minimum above the maximum', { min: 8, max: 4 }, 'scaling.min is 8, above scaling.max (4)'],
  ['a pause with 0.5', { min: 0.5, max: 1, pauseAfterSeconds: 300 }, 'scaling.min is 0.5: only 0 pauses'],
  ['a pause too soon', { min: 0, max: 1, pauseAfterSeconds: 299 }, 'scaling.pauseAfterSeconds is 299'],
  ['a pause too late', { min: 0, max: 1, pauseAfterSeconds: 86_401 }, 'scaling.pauseAfterSeconds is 86401'],
])('%s is refused', (_, scaling, what) => {
  expect(whats(scaling, v(15, 10)).join()).toContain(what);
});

test('what never lets an instance pause is refused with a minimum of 0', () => {
  const parameters = { 'rds.logical_replication': '1' };
  expect(whats({ min: 0, max: 1 }, v(16, 8), parameters).join()).toContain(
    "parameters['rds.logical_replication']",
  );
  expect(whats({ min: 0.5, max: 1 }, v(16, 8), parameters)).toEqual([]);
});

test('a range is legal exactly when both ends are steps of a half, in order', () => {
  const acu = fc.integer({ min: -4, max: 2100 }).map((eighths) => eighths / 8);
  fc.assert(
    fc.property(acu, acu, (min, max) => {
      const step = (value: number) => (value * 2) % 1 === 0;
      const legal = step(min) && step(max) && min >= 0 && max >= 1 && max <= 256 && min <= max;
      expect(capacityProblems({ min, max }, v(17, 7)).length === 0).toBe(legal);
    }),
  );
});

test('what only Terraform knows is not compared', () => {
  const max = Token.asNumber('${var.max}');
  expect(capacityProblems({ min: 8, max }, v(15, 10))).toEqual([]);
});
