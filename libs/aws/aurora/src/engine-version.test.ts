import fc from 'fast-check';
import {
  parseVersion,
  reaches,
  upgradeProblems,
  versionProblems,
  versionWarnings,
} from './engine-version.js';
import { postgresql } from './engine.js';
import { postgresqlMajors } from './postgresql-versions.js';

const today = new Date('2026-11-21');
const versions = Object.entries(postgresqlMajors).flatMap(([major, { minors }]) =>
  Object.entries(minors).map(([minor, facts]) => ({
    text: `${major}.${minor}`,
    major: Number(major),
    ...facts,
  })),
);

test.each(['15.10', '13.23', '18.4', '15.99', '19.0'])('%s is taken', (text) => {
  expect(versionProblems('engineVersion', text, postgresql)).toEqual([]);
});

test.each(['15', '15.9', '15.10.1', '12.22', 'latest', '', '15.010', '0.5', undefined, 15.1])(
  '%s is no version of Aurora Serverless v2',
  (text) => {
    const [problem] = versionProblems('engineVersion', text, postgresql);
    expect(problem?.fix).toContain('15.10, 16.8, 17.7, 18.4');
  },
);

test.each([
  ['15.10', undefined],
  ['13.23', 'standard support of aurora-postgresql 13 ended on 2026-02-28'],
  ['15.6', 'Aurora makes no new clusters of 15.6'],
  ['20.1', 'newer than what this library knows'],
])('%s warns: %s', (text, warning) => {
  const warnings = versionWarnings(text, postgresql, today);
  if (warning === undefined) expect(warnings).toEqual([]);
  else expect(warnings.map(({ what }) => what).join()).toContain(warning);
});

test('a minor version warns from the day after its support', () => {
  expect(versionWarnings('15.12', postgresql, new Date('2026-11-30'))).toEqual([]);
  const [warning] = versionWarnings('15.12', postgresql, new Date('2026-12-01'));
  expect(warning?.what).toContain('ended on 2026-11-30');
});

test.each([
  ['15.10', '16.8', undefined],
  ['13.23', '18.4', undefined],
  ['15.10', '19.1', undefined],
  ['15.17', '16.8', 'use engineVersion 16.13, 16.14'],
  ['16.8', '15.10', 'restore a snapshot from before the upgrade'],
  ['15.10', '15.12', 'leave upgradingFrom out'],
  ['15', '16.8', 'write major and minor down'],
])('from %s to %s: %s', (from, to, fix) => {
  const fixes = upgradeProblems(from, to, postgresql).map((problem) => problem.fix);
  if (fix === undefined) expect(fixes).toEqual([]);
  else expect(fixes.join()).toContain(fix);
});

test('an upgrade is legal exactly when it goes to a later major version that lacks no fix', () => {
  const one = fc.constantFrom(...versions);
  fc.assert(
    fc.property(one, one, (from, to) => {
      const legal = to.major > from.major && to.released >= from.released;
      expect(upgradeProblems(from.text, to.text, postgresql)).toHaveLength(legal ? 0 : 1);
    }),
  );
});

test('what one version reaches, every later one of its major version reaches', () => {
  const since = { 15: 7, 16: 3 };
  fc.assert(
    fc.property(fc.integer({ min: 13, max: 20 }), fc.nat(30), fc.nat(30), (major, minor, more) => {
      if (!reaches({ major, minor }, since)) return;
      expect(reaches({ major, minor: minor + more }, since)).toBe(true);
    }),
  );
  expect(reaches({ major: 17, minor: 0 }, since)).toBe(true);
  expect(reaches({ major: 14, minor: 99 }, since)).toBe(false);
});

test('every version of the table is read back', () => {
  for (const { text, major } of versions) expect(parseVersion(text)?.major).toBe(major);
});
