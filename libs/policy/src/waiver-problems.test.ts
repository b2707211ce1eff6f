import { TODAY, waiver } from './audit.fixture.js';
import { waiverProblems } from './waiver-problems.js';

const RULES = ['RED', 'S3_BUCKET_REPLICATION_ENABLED'];

const problems = (waivers: unknown, today = TODAY) => waiverProblems(waivers, { ruleIds: RULES, today });

const said = (props: object) =>
  problems([{ ...waiver(), ...props }]).map(({ what, fix }) => `${what} → ${fix}`);

test('a good waiver has none', () => {
  expect(problems([waiver(), waiver({ resources: ['*-edge/aws_s3_bucket.*'] })])).toEqual([]);
  expect(problems([])).toEqual([]);
});

test('everything that is wrong is said at once', () => {
  const wrong = {
    rule: 'S3_BUCKET_REPLICATION',
    reason: 'tbd',
    owner: ' ',
    expires: 'never',
    until: '2027-01-01',
  };
  expect(
    problems([wrong])
      .map(({ what, fix }) => `${what}\n  fix: ${fix}`)
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "waivers[0] (S3_BUCKET_REPLICATION) has 'until'
      fix: use rule, resources, reason, owner, expires
    waivers[0] (S3_BUCKET_REPLICATION): rule is 'S3_BUCKET_REPLICATION'
      fix: did you mean 'S3_BUCKET_REPLICATION_ENABLED'? use the id of a rule of the pack
    waivers[0] (S3_BUCKET_REPLICATION): reason is 'tbd'
      fix: say in 20 characters or more why it may stay, and what is done instead
    waivers[0] (S3_BUCKET_REPLICATION): owner is ' '
      fix: name who decided
    waivers[0] (S3_BUCKET_REPLICATION): expires is 'never'
      fix: use a day of the calendar: '2027-11-21'"
  `);
});

test.each<[string, unknown]>([
  ['a rule of no name', { rule: undefined }],
  ['an empty list of resources', { resources: [] }],
  ['resources that are no list', { resources: 's/x.1' }],
  ['an empty pattern', { resources: [' '] }],
  ['a reason of spaces', { reason: ' '.repeat(30) }],
  ['a reason that is no text', { reason: 12345678901234567890 }],
  ['no owner', { owner: undefined }],
  ['a day that is not in the calendar', { expires: '2027-02-30' }],
  ['a moment', { expires: '2027-02-03T00:00:00Z' }],
  ['a date object', { expires: new Date() }],
])('%s is refused', (_, props) => {
  expect(said(props as object)).toHaveLength(1);
});

test('a waiver lasts a year at most', () => {
  expect(said({ expires: '2027-11-21' })).toEqual([]);
  expect(said({ expires: '2027-11-22' })).toEqual([
    "waivers[0] (RED): expires is '2027-11-22', more than a year ahead → use '2027-11-21' or an earlier day",
  ]);
});

test('a year from the 29th of February is the 28th', () => {
  expect(problems([waiver({ expires: '2029-03-01' })], '2028-02-29')[0]?.fix).toBe(
    "use '2029-02-28' or an earlier day",
  );
});

test('one that has ended is well written: the audit says that it has', () => {
  expect(said({ expires: '2020-01-01' })).toEqual([]);
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['an object', {}],
  ['a text in the list', ['RED']],
  ['nothing in the list', [null]],
])('%s instead of waivers is refused', (_, waivers) => {
  expect(problems(waivers)).toHaveLength(1);
});
