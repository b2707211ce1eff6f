import type { Attributes, StackJson } from '@ashlar/graph';
import { packOf, saying, TODAY } from './audit.fixture.js';
import { auditOf, failing, hasPassed } from './audit.js';
import { waiversIn } from './waivers-in.js';

const written = {
  rule: 'RED',
  reason: 'a decision that somebody wrote down',
  owner: 'platform',
  until: '2027-03-31',
};

/** A stack `s` with a resource `x.1` and what is noted beside it. */
const stackWith = (waivers: unknown): StackJson[] => [
  {
    name: 's',
    json: { resource: { x: { 1: { '//': { metadata: { path: 's/one' }, waivers } } as Attributes } } },
  },
];

const read = (waivers: unknown) => waiversIn(stackWith(waivers), { ruleIds: ['RED'], today: TODAY });

test('a waiver beside a resource is of that resource alone', () => {
  const { until, ...rest } = written;
  expect(read([written])).toEqual({
    waivers: [{ ...rest, expires: until, resources: ['s/x.1'] }],
    problems: [],
  });
  expect(read(undefined)).toEqual({ waivers: [], problems: [] });
});

test('what is wrong is said in the words of what is written, and waives nothing', () => {
  const wrong = [
    written,
    { ...written, rule: 'REDD', until: 'soon' },
    { ...written, expires: '2027-01-01' },
    'x',
  ];
  const { waivers, problems } = read(wrong);
  expect(waivers).toHaveLength(1);
  expect(problems.map(({ what }) => what)).toEqual([
    "s/x.1: waivers[1] (REDD): rule is 'REDD'",
    "s/x.1: waivers[1] (REDD): until is 'soon'",
    's/x.1: waivers[2] names expires',
    "s/x.1: waivers[3] is 'x'",
  ]);
  expect(read('x').problems).toHaveLength(1);
});

test('the audit of JSON honours it, and what is wrong with it fails', () => {
  const audit = (waivers: unknown, ...said: Parameters<typeof saying>[1][]) =>
    auditOf(stackWith(waivers), { pack: packOf(saying('RED', ...said)), today: TODAY });
  expect(hasPassed(audit([written], 'fail'))).toBe(true);
  expect(failing(audit([written], 'fail', 'fail'))).toEqual(['RED']);
  expect(hasPassed(audit([{ ...written, until: '2026-11-20' }], 'fail'))).toBe(false);
  expect(hasPassed(audit([{ ...written, owner: '' }], 'pass'))).toBe(false);
});
