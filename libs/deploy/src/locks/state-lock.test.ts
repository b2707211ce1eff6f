import fc from 'fast-check';
import { trueTexts } from '../failures/true-texts.fixture.js';
import { ageInWords, readLock, type StateLock, unlockAdvice, unlockCommand, whoHolds } from './state-lock.js';

const lock = readLock(trueTexts.locked.detail) as StateLock;
const folder = `${process.cwd()}/cdktf.out/stacks/x`;

test('a lock is read from what Terraform says', () => {
  expect(lock).toEqual({
    id: 'f4ca9fff-e147-c6dc-8ec5-c4576ed983b2',
    path: 'ashlar-state-444455556666-us-east-1/omnirapeutic/staging/dns.tfstate',
    operation: 'apply',
    who: 'ann@laptop',
    version: '1.11.4',
    created: new Date('2026-11-21T16:06:54Z'),
  });
  expect(readLock(trueTexts.noTable.detail)).toBeUndefined();
});

test('a lock without a time or a name is told all the same', () => {
  const bare = readLock('Lock Info:\n  ID:        abc\n  Path:      \n  Who:       \n  Created:   \n');
  expect(bare && whoHolds(bare, { is: 'unknown' }, new Date())).toMatch(
    /^by somebody since an unknown time, for command/,
  );
});

test.each([
  [
    'gone',
    { is: 'gone' },
    /^terraform -chdir=cdktf\.out\/stacks\/x force-unlock -force f4ca9fff-[0-9a-f-]+$/,
  ],
  ['not of this machine', { is: 'unknown' }, /^ask ann@laptop; only if that process is gone: terraform /],
  ['alive', { is: 'alive', pid: 42 }, /^wait for it, or end it properly: kill -INT 42$/],
] as const)('what to do when the holder is %s', (_, holder, advice) => {
  expect(unlockAdvice(lock, holder, { folder })).toMatch(advice);
});

test('the command can be pasted, whatever the folder is called', () => {
  expect(
    unlockCommand('abc', { folder: `${process.cwd()}/it's here`, terraform: '/opt/my tools/terraform' }),
  ).toBe(`'/opt/my tools/terraform' -chdir='it'\\''s here' force-unlock -force abc`);
});

test.each([
  [0, '0 seconds'],
  [1000, '1 second'],
  [59_499, '59 seconds'],
  [60_000, '1 minute'],
  [7_200_000, '2 hours'],
  [86_400_000 * 3, '3 days'],
  [-5000, '0 seconds'],
])('%i ms are %s', (milliseconds, words) => {
  expect(ageInWords(milliseconds)).toBe(words);
});

test('no age is without a number and a unit', () => {
  fc.assert(
    fc.property(fc.nat(), (seconds) => /^\d+ (second|minute|hour|day)s?$/.test(ageInWords(seconds * 1000))),
  );
});
