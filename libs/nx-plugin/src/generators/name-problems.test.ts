import { nameProblems, wordProblems } from './name-problems.js';

const said = (problems: ReturnType<typeof nameProblems>) =>
  problems.map(({ what, fix }) => `${what}: ${fix}`);

test.each(['jobs', 'audit-log', 'ec2-hosts', 'a'])("'%s' is a name", (name) => {
  expect(nameProblems(name)).toEqual([]);
});

test.each([
  ['Foo', 'foo'],
  ['foo_bar', 'foo-bar'],
  ['AuditLog', 'audit-log'],
  ['libs/aws/queue/', 'queue'],
  ['src\\stacks\\jobs.ts', 'jobs'],
  ['jobs-', 'jobs'],
  ['2nd-try', 'nd-try'],
  ['my jobs', 'my-jobs'],
])("for '%s', the nearest name is proposed", (name, proposed) => {
  expect(said(nameProblems(name))).toEqual([expect.stringMatching(new RegExp(`: '${proposed}'$`))]);
});

test('a path is called one', () => {
  expect(said(nameProblems('apps/shop'))).toEqual([
    "name is the path 'apps/shop': use lower-case words joined by hyphens: 'shop'",
  ]);
});

test.each([undefined, null, ''])('%j is no name', (name) => {
  expect(said(nameProblems(name))).toEqual(["name is left out: say it after the generator: 'audit-log'"]);
});

test('what has no letter gets an example', () => {
  expect(said(nameProblems('123'))).toEqual([
    "name is '123': use lower-case words joined by hyphens, a letter first: 'audit-log'",
  ]);
});

test('a name that would make the names of roles unreadable is too long', () => {
  expect(nameProblems('a'.repeat(30))).toEqual([]);
  expect(said(nameProblems('a'.repeat(31)))).toEqual([
    `name '${'a'.repeat(31)}' has 31 characters: use at most 30, so that <app>-<environment>-<name> fits the 64 of an IAM role`,
  ]);
});

test('an app or an environment is one word of 16 characters', () => {
  expect(wordProblems('name', 'shop2')).toEqual([]);
  expect(said(wordProblems('an environment', 'Pre-Prod'))).toEqual([
    "an environment is 'Pre-Prod': use one word of lower-case letters and digits, a letter first, at most 16 characters: 'preprod'",
  ]);
  expect(said(wordProblems('name', 'a'.repeat(17)))).toEqual([
    expect.stringMatching(`'${'a'.repeat(17)}'.*: '${'a'.repeat(16)}'$`),
  ]);
});
