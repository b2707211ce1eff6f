import fc from 'fast-check';
import { circumstances, identity, LOCK } from './identity.fixture.js';
import { readLockFile } from './lock-file.js';
import type { Circumstances } from './plan-identity.js';
import { staleness } from './staleness.js';

const other = 'f'.repeat(64);

/** One circumstance that differs, the field that tells, and what is said. */
const different: Readonly<Record<string, [Partial<Circumstances>, string[], string]>> = {
  'the Terraform JSON': [{ synthSha256: other }, ['synthSha256'], 'its Terraform JSON is another'],
  'the lock file': [
    { lock: readLockFile(LOCK.replace('h1:one', 'h1:another')) },
    ['lockSha256'],
    'its .terraform.lock.hcl is another',
  ],
  'a provider': [
    { lock: readLockFile(LOCK.replaceAll('6.25.0', '6.26.0')) },
    ['lockSha256', 'providerVersions'],
    'it was planned with version 6.25.0 of registry.terraform.io/hashicorp/aws, and here is version 6.26.0',
  ],
  Terraform: [
    { terraformVersion: '1.12.0' },
    ['terraformVersion'],
    'it was planned with Terraform 1.11.4, and this is 1.12.0',
  ],
  'the lineage': [{ stateLineage: other }, ['stateLineage'], 'its lineage differs'],
  'the serial': [{ stateSerial: 4 }, ['stateSerial'], 'its serial was 3, and is 4'],
  'an output that is read': [{ upstreamSha256: other }, ['upstreamSha256'], 'an output of another stack'],
  'the saved plan': [
    { planFileSha256: other },
    ['planFileSha256'],
    'its saved plan is not the file that was reviewed',
  ],
  'the time': [
    { now: new Date('2026-11-28T16:00:00.000Z') },
    ['expiresAt'],
    'its plan has expired (2026-11-28T16:00:00.000Z)',
  ],
};

test('a plan may be applied while nothing that it was made of has changed', () => {
  expect(staleness(identity(), circumstances())).toEqual([]);
});

test.each(Object.entries(different))('a plan is stale when %s is another', (_what, [found, fields, said]) => {
  const problems = staleness(identity(), circumstances(found));
  expect(problems.map(({ field }) => field)).toEqual(fields);
  expect(problems.at(-1)?.what).toContain(said);
  expect(problems.map(({ fix }) => fix).join()).toMatch(/^[^\n]+$/);
});

test('no two causes are told with the same sentence', () => {
  const sentences = Object.values(different).flatMap(([found]) =>
    staleness(identity(), circumstances(found)).map(({ field, what }) => `${field} ${what.slice(0, 40)}`),
  );
  expect(new Set(sentences).size).toBe(new Set(sentences.map((text) => text.split(' ')[0])).size);
});

test('all that has changed is told at once', () => {
  const some = fc.subarray(Object.keys(different).filter((what) => what !== 'a provider'));
  fc.assert(
    fc.property(some, (chosen) => {
      const found = Object.assign(
        {},
        ...chosen.map((what) => different[what]?.[0]),
      ) as Partial<Circumstances>;
      const fields = chosen.flatMap((what) => different[what]?.[1] ?? []);
      expect(staleness(identity(), circumstances(found)).map(({ field }) => field)).toEqual(fields);
    }),
  );
});

test('another commit with the same Terraform JSON is as good, and so is another version of ashlar', () => {
  const plan = identity({ headSha: 'c'.repeat(40), baseSha: null, toolVersion: '9' });
  expect(staleness(plan, circumstances())).toEqual([]);
});

test('a stack that somebody has deployed first is told as that', () => {
  const [problem] = staleness(identity({ stateSerial: 0 }), circumstances({ stateLineage: other }));
  expect(problem?.what).toBe('it was not deployed when it was planned, and has a state now');
});

test('without a lock file here, the plan brings its own', () => {
  const found: { lock?: unknown } & Circumstances = { ...circumstances() };
  delete found.lock;
  expect(staleness(identity(), found)).toEqual([]);
});

test('a date that says nothing is none of the future', () => {
  expect(staleness(identity({ expiresAt: 'never' }), circumstances())).toMatchObject([
    { field: 'expiresAt' },
  ]);
});

test('the order of providers and hashes, and comments, make no other lock', () => {
  const shuffled = LOCK.replace(/ {4}"h1:one",\n {4}"zh:two",/, '    "zh:two",\n    "h1:one",');
  expect(shuffled).not.toBe(LOCK);
  expect(readLockFile(shuffled.replace('# This', '# That'))).toEqual(readLockFile(LOCK));
  expect(readLockFile('').providerVersions).toEqual({});
});
