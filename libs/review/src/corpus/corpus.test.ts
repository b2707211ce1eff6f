import { type PlanAction, type PlannedChange, planProblems, readPlan } from '@ashlar/graph';
import { verdicts } from '../review.js';
import { corpusCases, corpusFile, corpusText } from './corpus.fixture.js';
import { madeByHand } from './made-by-hand.fixture.js';

const cases = corpusCases();
const named = cases.map((each) => [each.name, each] as const);

/** What a review calls it. */
function actionIn({ action, movedFrom, importing }: PlannedChange) {
  if (action === 'read' || action === 'open') return undefined;
  if (action !== 'no-op') return action;
  if (movedFrom !== undefined) return 'move';
  return importing === undefined ? undefined : 'import';
}

const actionsIn = (changes: readonly PlannedChange[]) =>
  Object.fromEntries(
    changes.flatMap((change) => {
      const action = actionIn(change);
      const address = change.deposed === undefined ? change.address : `${change.address} (deposed)`;
      return action === undefined ? [] : [[address, action]];
    }),
  );

/** Terraform calls it drift, too, when AWS says `{}` of what was null. */
function tellsSomething({ before, after }: PlannedChange): boolean {
  const [was, is] = [before, after].map((values) => (values ?? {}) as Record<string, unknown>);
  const text = (value: unknown) => (isEmpty(value) ? '' : JSON.stringify(value));
  return Object.keys({ ...was, ...is }).some((name) => text(was?.[name]) !== text(is?.[name]));
}

const isEmpty = (value: unknown) =>
  value === null || value === '' || (typeof value === 'object' && Object.keys(value as object).length === 0);

test('there are at least sixty plans, and a line of the tables for each and for nothing else', () => {
  const names = cases.map(({ name }) => name);
  expect(names.length).toBeGreaterThanOrEqual(60);
  expect(Object.keys(corpusFile('expected')).sort()).toEqual(names);
  expect(names).toEqual(expect.arrayContaining(Object.keys(corpusFile('canaries'))));
  expect(Object.keys(corpusFile('canary-forms'))).toEqual(Object.keys(corpusFile('canaries')));
});

test('every action that Terraform 1.11 writes occurs', () => {
  const known: PlanAction[] = ['no-op', 'create', 'read', 'update', 'delete', 'replace', 'forget'];
  const met = cases.flatMap(({ plan }) => readPlan(plan).changes.map(({ action }) => action));
  expect([...new Set(met)].sort()).toEqual(known.sort());
});

test('every reason for which Terraform replaces or deletes occurs', () => {
  const met = cases.flatMap(({ plan }) => readPlan(plan).changes.flatMap(({ reason }) => reason ?? []));
  expect([...new Set(met)].sort()).toEqual([
    'delete_because_count_index',
    'delete_because_each_key',
    'delete_because_no_module',
    'delete_because_no_resource_config',
    'delete_because_wrong_repetition',
    'read_because_config_unknown',
    'read_because_dependency_pending',
    'replace_because_cannot_update',
    'replace_because_tainted',
    'replace_by_request',
    'replace_by_triggers',
  ]);
});

test('every verdict is expected of several plans', () => {
  for (const verdict of verdicts)
    expect(cases.filter(({ expected }) => expected.verdict === verdict).length).toBeGreaterThan(3);
});

test('what is a danger says by which rules, and nothing else does', () => {
  const wrong = cases.filter(
    ({ expected: { verdict, rules } }) => (verdict === 'danger') !== rules.length > 0,
  );
  // Of that one, the plan as a whole is a danger.
  expect(wrong.map(({ name }) => name)).toEqual(['errored']);
});

describe.each(named)('%s', (name, { plan, expected, canaries }) => {
  test('does what its case says', () => {
    expect(planProblems(plan)).toEqual([]);
    const { changes, drift, outputs } = readPlan(plan);
    const outputsThatChange = outputs.filter(({ action }) => action !== 'no-op');
    expect(actionsIn(changes)).toEqual(expected.actions);
    expect(actionsIn(drift.filter(tellsSomething))).toEqual(expected.drift);
    expect(Object.fromEntries(outputsThatChange.map((output) => [output.name, output.action]))).toEqual(
      expected.outputs,
    );
  });

  test('is small, and has nothing of the machine in it', () => {
    const text = corpusText(name);
    expect(text.length).toBeLessThan(30_000);
    expect(text).not.toMatch(/\/(?:home|root|tmp|work)\/|127\.0\.0\.1:(?!4566)/);
  });

  test('has its secrets in it, in the forms that the table names', () => {
    const forms = corpusFile<Record<string, readonly string[]>>('canary-forms')[name] ?? {};
    expect(Object.keys(forms)).toEqual(canaries);
    for (const canary of canaries) expect(forms[canary]).not.toEqual([]);
  });
});

test('every form of a secret occurs', () => {
  const tables = Object.values(corpusFile<Record<string, readonly string[]>>('canary-forms'));
  const forms = new Set(tables.flatMap((table) => Object.values(table).flat()));
  expect([...forms]).toEqual(
    expect.arrayContaining([
      ...['plain', 'part of plain', 'number', 'key', 'base64', 'part of base64'],
      ...['JSON', 'JSON > JSON', 'base64 > JSON', 'part of URL-encoded'],
    ]),
  );
});

describe.each(madeByHand().map((each) => [each.name, each] as const))(
  '%s, made by hand',
  (_, { plan, expected }) => {
    test('is a plan with what its case says', () => {
      expect(planProblems(plan)).toEqual([]);
      expect(actionsIn(readPlan(plan).changes)).toEqual(expected.actions);
    });
  },
);

test('by hand, an unknown action is made several times, and each is a danger', () => {
  const unknown = madeByHand().filter(({ plan }) =>
    readPlan(plan).changes.some(({ action }) => action === 'unknown'),
  );
  expect(unknown.length).toBeGreaterThan(2);
  for (const { expected } of unknown)
    expect(expected).toMatchObject({ verdict: 'danger', rules: ['unknown-action'] });
});
