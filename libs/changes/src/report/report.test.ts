import { compareStacks } from '../compare/compare-stacks.js';
import { data, stackOf } from '../compare/stacks.fixture.js';
import { changesJson } from './changes-json.js';
import { changesMarkdown } from './changes-markdown.js';
import { changesTable } from './changes-table.js';

const sides = {
  base: { ref: 'main', commit: '0123456789abcdef0123456789abcdef01234567' },
  head: { ref: null, commit: null },
};

const { aws_rds_cluster: clusters, ...queues } = data();
const cluster = clusters?.['db_cluster_1C'] ?? {};

const base = [
  stackOf('shop-staging-data', data()),
  stackOf('shop-staging-files', { aws_s3_bucket: { a: { bucket: 'x' } } }),
  stackOf('shop-staging-jobs', queues),
  stackOf('shop-staging-same', queues),
];
const head = [
  stackOf('shop-staging-data', { ...queues, aws_rds_cluster: { database_cluster_9F: cluster } }),
  stackOf('shop-staging-network', { aws_vpc: { main: { cidr_block: '10.0.0.0/16' } } }),
  stackOf('shop-staging-queues', queues),
  stackOf('shop-staging-same', queues),
];
const comparison = compareStacks(base, head);
const nothing = compareStacks(base, base);

test('the table says what is touched, what to beware of, and how much is left alone', () => {
  expect(`\n${changesTable(comparison, sides)}\n`).toMatchInlineSnapshot(`
    "
    ┌──────────────────────┬─────────┬───────────────────────────────────────┐
    │ stack                │ is      │ touched                               │
    ├──────────────────────┼─────────┼───────────────────────────────────────┤
    │ shop-staging-data    │ changed │ - aws_rds_cluster.db_cluster_1C       │
    │                      │         │ + aws_rds_cluster.database_cluster_9F │
    │ shop-staging-files   │ gone    │   1 resource                          │
    │ shop-staging-network │ new     │ + 1 resource                          │
    │ shop-staging-queues  │ renamed │ = terraform.backend                   │
    └──────────────────────┴─────────┴───────────────────────────────────────┘
    beware: shop-staging-data: aws_rds_cluster.db_cluster_1C → aws_rds_cluster.database_cluster_9F looks like a rename: it destroys and creates; use moved: moveFromId('aws_rds_cluster.db_cluster_1C')
    beware: shop-staging-files: nothing manages its 1 resource any more; its state stays at s3://states/shop/staging/files.tfstate: destroy the stack with the base's sources before this is merged
    beware: shop-staging-queues: 100 % the same as shop-staging-jobs, which is gone
    beware: shop-staging-queues: its state is not where it was: move it from s3://states/shop/staging/jobs.tfstate to s3://states/shop/staging/queues.tfstate, or everything is created a second time
    4 of 5 stacks are affected since 01234567, where the working tree left main
    "
  `);
  expect(changesTable(nothing, sides)).toMatchInlineSnapshot(
    `"none of 4 stacks are affected since 01234567, where the working tree left main"`,
  );
});

test('Markdown says the same', () => {
  expect(`\n${changesMarkdown(comparison, sides)}\n`).toMatchInlineSnapshot(`
    "
    4 of 5 stacks are affected since 01234567, where the working tree left main.

    | stack                  | is      | touched                                                                      |
    | ---------------------- | ------- | ---------------------------------------------------------------------------- |
    | \`shop-staging-data\`    | changed | \`- aws_rds_cluster.db_cluster_1C\`<br>\`+ aws_rds_cluster.database_cluster_9F\` |
    | \`shop-staging-files\`   | gone    | \`1 resource\`                                                                 |
    | \`shop-staging-network\` | new     | \`+ 1 resource\`                                                               |
    | \`shop-staging-queues\`  | renamed | \`= terraform.backend\`                                                        |

    Beware:

    - \`shop-staging-data\`: aws\\_rds\\_cluster.db\\_cluster\\_1C → aws\\_rds\\_cluster.database\\_cluster\\_9F looks like a rename: it destroys and creates; use moved: moveFromId('aws\\_rds\\_cluster.db\\_cluster\\_1C')
    - \`shop-staging-files\`: nothing manages its 1 resource any more; its state stays at s3://states/shop/staging/files.tfstate: destroy the stack with the base's sources before this is merged
    - \`shop-staging-queues\`: 100 % the same as shop-staging-jobs, which is gone
    - \`shop-staging-queues\`: its state is not where it was: move it from s3://states/shop/staging/jobs.tfstate to s3://states/shop/staging/queues.tfstate, or everything is created a second time
    "
  `);
  expect(changesMarkdown(nothing, sides)).not.toContain('|');
});

test('JSON holds everything, in a shape that has a version', () => {
  expect(JSON.parse(changesJson(comparison, sides))).toMatchObject({
    version: 1,
    base: { ref: 'main', commit: expect.stringMatching(/^[0-9a-f]{40}$/) as string },
    head: { ref: null, commit: null },
    unchanged: 1,
    stacks: [
      {
        ...{ kind: 'changed', name: 'shop-staging-data', changed: [], moved: [], settings: [] },
        added: ['aws_rds_cluster.database_cluster_9F'],
        removed: ['aws_rds_cluster.db_cluster_1C'],
        renames: [
          { from: 'aws_rds_cluster.db_cluster_1C', to: 'aws_rds_cluster.database_cluster_9F', differs: [] },
        ],
        remarks: [expect.stringContaining('looks like a rename') as string],
      },
      {
        kind: 'gone',
        name: 'shop-staging-files',
        resources: 1,
        state: { key: 'shop/staging/files.tfstate' },
      },
      { kind: 'new', name: 'shop-staging-network', resources: 1, remarks: [] },
      { kind: 'renamed', name: 'shop-staging-queues', was: 'shop-staging-jobs', likeness: 1 },
    ],
  });
});

test('of a stack with many changes the table shows some, and the JSON all', () => {
  const vpcs = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`v${at}`, { at }]));
  const grown = compareStacks([stackOf('a-b-c', {})], [stackOf('a-b-c', { aws_vpc: vpcs })]);
  expect(changesTable(grown, sides)).toContain('and 29 more');
  expect(changesTable(grown, sides).match(/\+ aws_vpc/g)).toHaveLength(11);
  expect(changesJson(grown, sides).match(/"aws_vpc\.v/g)).toHaveLength(40);
});
