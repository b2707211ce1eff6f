import { attribute, change, hidden, review, stack } from '../review.fixture.js';
import { rowsOf } from './rows.js';
import { asksNothing, isWanted, type Wanted } from './search.js';

const rows = rowsOf(
  review(
    [
      stack('shop-data', {
        changes: [
          change('aws_rds_cluster.db', {
            action: 'replace',
            verdict: 'danger',
            because: 'storage_encrypted forces it',
            attributes: [
              attribute('engine_version', '15.4', '16.6'),
              attribute('master_password', hidden, hidden),
            ],
          }),
        ],
        drift: [change('aws_iam_role.Reader', { verdict: 'review' })],
        findings: [
          {
            rule: 'stateful-replaced',
            verdict: 'danger',
            address: 'aws_rds_cluster.db',
            what: 'loses data',
            fix: 'x',
          },
        ],
      }),
      stack('shop-api', {
        changes: [change('aws_sqs_queue.orders', { path: 'shop-api/queue', action: 'create' })],
      }),
    ],
    {
      policy: [
        {
          ...{ pack: 'hipaa', rule: 'encrypted-queue', verdict: 'fail', stack: 'shop-api', isNew: true },
          ...{ address: 'aws_sqs_queue.orders', reason: 'no key', fix: 'x' },
        },
      ],
    },
  ),
);

const found = (wanted: Partial<Wanted>) =>
  rows
    .filter(isWanted({ words: '', onlyDangers: false, onlyPolicy: false, ...wanted }))
    .map(({ change: { address } }) => address);

test.each([
  ['', ['aws_rds_cluster.db', 'aws_iam_role.Reader', 'aws_sqs_queue.orders']],
  ['  ', ['aws_rds_cluster.db', 'aws_iam_role.Reader', 'aws_sqs_queue.orders']],
  ['READER', ['aws_iam_role.Reader']],
  ['shop-data replace', ['aws_rds_cluster.db']],
  ['replace shop-data', ['aws_rds_cluster.db']],
  ['forces', ['aws_rds_cluster.db']],
  ['16.6', ['aws_rds_cluster.db']],
  ['master_password hidden', ['aws_rds_cluster.db']],
  ['loses data', ['aws_rds_cluster.db']],
  ['encrypted-queue', ['aws_sqs_queue.orders']],
  ['shop-api/queue', ['aws_sqs_queue.orders']],
  ['queue cluster', []],
])('%j finds %j', (words, addresses) => {
  expect(found({ words })).toEqual(addresses);
});

test('filters narrow it further', () => {
  expect(found({ stack: 'shop-data' })).toHaveLength(2);
  expect(found({ stack: 'shop' })).toEqual([]);
  expect(found({ action: 'create' })).toEqual(['aws_sqs_queue.orders']);
  expect(found({ type: 'aws_iam_role' })).toEqual(['aws_iam_role.Reader']);
  expect(found({ verdict: 'review' })).toEqual(['aws_iam_role.Reader']);
  expect(found({ onlyDangers: true })).toEqual(['aws_rds_cluster.db']);
  expect(found({ onlyPolicy: true })).toEqual(['aws_sqs_queue.orders']);
  expect(found({ onlyPolicy: true, words: 'cluster' })).toEqual([]);
});

test('nothing is asked until something is', () => {
  const nothing: Wanted = { words: ' ', onlyDangers: false, onlyPolicy: false };
  expect(asksNothing(nothing)).toBe(true);
  for (const asked of [{ words: 'a' }, { onlyPolicy: true }, { type: '' }])
    expect(asksNothing({ ...nothing, ...asked })).toBe(false);
});

test('what is said of a resource is said of its change, of its drift only where nothing else happens to it', () => {
  const finding = { rule: 'r', verdict: 'danger', what: 'loses data', fix: 'x' } as const;
  const both = { changes: [change('a.b')], drift: [change('a.b'), change('a.c')] };
  const found = rowsOf(
    review([
      stack('shop', {
        ...both,
        findings: [finding, finding].map((of, at) => ({ ...of, address: ['a.b', 'a.c'][at] ?? '' })),
      }),
    ]),
  );
  expect(found.map(({ kind, findings }) => [kind, findings.length])).toEqual([
    ['change', 1],
    ['drift', 0],
    ['drift', 1],
  ]);
});
