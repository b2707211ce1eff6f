import { collectFindings } from './collect-findings.js';
import { didYouMean } from './did-you-mean.js';
import { InputError, refuse } from './input-error.js';

test('an error says where, what, and how to repair it', () => {
  const message = new InputError([
    {
      where: 'omnirapeutic-prod-records/db (AuroraCluster)',
      problems: [
        {
          what: 'scaling.min is 8, above scaling.max (4)',
          fix: 'raise scaling.max to 8 or more, or lower scaling.min',
        },
        {
          what: 'backupRetentionDays is 90; Aurora keeps 1 to 35',
          fix: 'use 35, and a BackupPlan from @ashlar/backup for anything older',
        },
      ],
    },
  ]).message;
  expect(message).toBe(`omnirapeutic-prod-records/db (AuroraCluster) has 2 problems:
  scaling.min is 8, above scaling.max (4)
    fix: raise scaling.max to 8 or more, or lower scaling.min
  backupRetentionDays is 90; Aurora keeps 1 to 35
    fix: use 35, and a BackupPlan from @ashlar/backup for anything older`);
});

test('a single problem is called one, and several findings follow each other', () => {
  const problem = { what: 'x is 1', fix: 'use 2' };
  const error = new InputError([
    { where: 'a', problems: [problem] },
    { where: 'b', problems: [problem] },
  ]);
  expect(error.message).toBe(`a has a problem:
  x is 1
    fix: use 2
b has a problem:
  x is 1
    fix: use 2`);
});

test('text of several lines stays inside of its problem', () => {
  const problems = [{ what: 'first\nsecond', fix: 'this\nor that' }];
  expect(new InputError([{ where: 'a', problems }]).message).toBe(`a has a problem:
  first
    second
    fix: this
    or that`);
});

test('nothing is refused without a problem', () => {
  expect(() => refuse('a', [])).not.toThrow();
  expect(() => refuse('a', [{ what: 'x', fix: 'y' }])).toThrow(InputError);
});

test('every step runs, and what they refuse is collected', () => {
  const done: string[] = [];
  const findings = collectFindings([
    () => refuse('a', [{ what: 'x', fix: 'y' }]),
    () => done.push('b'),
    () => refuse('c', [{ what: 'x', fix: 'y' }]),
  ]);
  expect(findings.map(({ where }) => where)).toEqual(['a', 'c']);
  expect(done).toEqual(['b']);
});

test('a bug in a step is no finding', () => {
  const bug = () => {
    throw new TypeError('a bug');
  };
  expect(() => collectFindings([() => refuse('a', [{ what: 'x', fix: 'y' }]), bug])).toThrow(TypeError);
});

test.each([
  ['prodution', "did you mean 'production'? "],
  ['stagin', "did you mean 'staging'? "],
  ['warehouse', ''],
])("the answer to '%s' is '%s'", (word, answer) => {
  expect(didYouMean(word, ['production', 'staging'])).toBe(answer);
});

test('where nothing is known, nothing is near', () => {
  expect(didYouMean('production', [])).toBe('');
});
