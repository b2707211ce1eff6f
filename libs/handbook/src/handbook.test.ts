import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WrittenStack } from '@ashlar/graph';
import { scratchFolder } from '@ashlar/testing';
import { checkHandbook, freshDocuments, type Handbook } from './handbook.js';

const scratch = scratchFolder();

const stack = (environment: string, days: number): WrittenStack => ({
  name: `shop-${environment}-data`,
  file: 'cdk.tf.json',
  dependencies: [`shop-${environment}-keys`],
  json: {
    resource: {
      aws_rds_cluster: {
        orders_cluster_1A2B: {
          cluster_identifier: `shop-${environment}-orders`,
          backup_retention_period: days,
        },
      },
      aws_nat_gateway: { a_1: { subnet_id: 'a' }, b_2: { subnet_id: 'b' } },
      aws_wafv2_web_acl: {
        acl: {
          rule: [{ name: 'rate', statement: { rate_based_statement: { limit: 2000 } } }, { name: 'sql' }],
        },
      },
      aws_ecs_task_definition: { api: { container_definitions: '[{"name":"api","memory":512}]' } },
      aws_cloudwatch_log_group: { log: { name: '/shop/production/api', retention_in_days: 30 } },
      aws_cloudwatch_metric_alarm: {
        errors: {
          alarm_name: 'shop-production-errors',
          comparison_operator: 'GreaterThanThreshold',
          evaluation_periods: 1,
          period: 300,
          metric_query: [
            { id: 'result', label: 'Too many requests fail.', return_data: true },
            { id: 'errors', metric: { period: 300 } },
          ],
          tags: { Severity: 'critical' },
        },
        cpu: {
          alarm_name: 'shop-production-cpu',
          alarm_description: 'Busy. https://example.com/runbooks/capacity.md',
          comparison_operator: 'GreaterThanThreshold',
          evaluation_periods: 3,
          metric_name: 'CPUUtilization',
          period: 300,
          threshold: 80,
          tags: { Severity: 'warning' },
        },
      },
    },
    output: {
      endpoint: { value: 'x', description: 'Where orders are' },
      'cross-stack-output-x': { value: 'y' },
    },
  },
});

const environments = new Map([
  ['production', [stack('production', 7)]],
  ['staging', [stack('staging', 1)]],
]);

function handbook(markdown: string): Handbook {
  const folder = join(scratch, String(Math.random()));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'page.md'), markdown);
  return { app: 'shop', folders: [folder], environments };
}

const problems = (markdown: string) =>
  checkHandbook(handbook(markdown)).flatMap((finding) => finding.problems.map(({ what }) => what));

test.each([
  ['an attribute', 'kept 7 days<!-- = data/aws_rds_cluster.orders backup_retention_period -->'],
  ['another environment', 'kept 1 days<!-- = staging: data/aws_rds_cluster backup_retention_period -->'],
  ['a count', 'through 2 NAT gateways<!-- = count data/aws_nat_gateway -->'],
  [
    'an element of a list',
    '2,000 requests<!-- = data/aws_wafv2_web_acl rule[name=rate].statement.rate_based_statement.limit -->',
  ],
  ['JSON in a text', '512 MB<!-- = data/aws_ecs_task_definition.api container_definitions.0.memory -->'],
  ['a quotient', '5 minutes<!-- = data/aws_cloudwatch_metric_alarm period / 60 -->'],
  ['a cell of a table', '| a |\n| - |\n| 7 days<!-- = data/aws_rds_cluster backup_retention_period --> |'],
  ['what is not ours', 'it takes 75 minutes<!-- not ours: how long Terraform waits -->'],
  ['a number that is no figure', 'PostgreSQL 15, port 443, see RFC 1918, version 2'],
  ['a figure in code', 'run `sleep 5 minutes`\n\n```sh\nsleep 10 seconds\n```'],
])('a figure is taken when it is %s', (_, markdown) => {
  expect(problems(markdown)).toEqual([]);
});

test.each([
  [
    'a figure that is wrong',
    'kept 8 days<!-- = data/aws_rds_cluster backup_retention_period -->',
    'it says 8',
  ],
  ['a figure without a source', 'kept for 7 days.', "'7' in 'kept for 7 days.' does not say where it stands"],
  [
    'the first of two figures',
    '3 alarms in 7 days<!-- = data/aws_rds_cluster backup_retention_period -->',
    "'3' in",
  ],
  [
    'a resource that is gone',
    '7 days<!-- = data/aws_db_instance backup_retention_period -->',
    'nothing of the JSON is data/aws_db_instance',
  ],
  ['an attribute that is gone', '7 days<!-- = data/aws_rds_cluster retention -->', 'has no retention'],
  [
    'two resources that differ',
    '7 days<!-- = data/aws_nat_gateway subnet_id -->',
    '2 resources have a and b',
  ],
  ['a question that is none', '7 days<!-- = how long -->', 'it reads as no question'],
  [
    'an environment that is none',
    '7 days<!-- = moon: data/aws_rds_cluster backup_retention_period -->',
    'there is no environment moon',
  ],
  ['a reason that is empty', '7 days<!-- not ours: -->', 'does not say where it stands'],
])('%s is found', (_, markdown, what) => {
  expect(problems(markdown).join('\n')).toContain(what);
});

test.each([
  '`shop-production-orders`',
  '`shop-staging-data`',
  '`/shop/production/api`',
  '`shop-<environment>-orders`',
  '`shop-production-*`',
  '`shopping-list`',
])('the name %s is taken', (name) => {
  expect(problems(`Look at ${name}.`)).toEqual([]);
});

test.each(['`shop-production-order`', '`/shop/production/web`', '`shop-moon-*`'])(
  'the name %s is found to be none',
  (name) => {
    expect(problems(`Look at ${name}.`)).toEqual([expect.stringContaining('is the name of nothing')]);
  },
);

test('a link to a file or a heading that is not there is found', () => {
  const markdown =
    '# Take it back\n\nSee [this](page.md#take-it-back), [here](#take-it-back), [that](https://example.com/x.md#y), [those](other.md) and [it](page.md#put-back).';
  expect(problems(markdown)).toEqual([
    'it links to other.md, which is not there',
    'it links to page.md#put-back, which is not there',
  ]);
});

test('a table that nobody can make, and one without an end, are found', () => {
  expect(problems('<!-- begin: alarm -->\n<!-- end -->\n\n<!-- begin: keys -->\n')).toEqual([
    "there is no table 'alarm'",
    '1 of its tables have no end',
  ]);
});

test('generated tables are made anew, and what a person wrote stays', () => {
  const [fresh] = freshDocuments(
    handbook(
      'Before.\n\n<!-- begin: alarms -->\n\nold\n\n<!-- end -->\n\n<!-- begin: outputs -->\n<!-- end -->\n\nAfter.\n',
    ),
  ).values();
  expect(fresh).toMatchInlineSnapshot(`
    "Before.

    <!-- begin: alarms -->

    | alarm                    | goes off when                                | severity | runbook                             |
    | ------------------------ | -------------------------------------------- | -------- | ----------------------------------- |
    | \`shop-production-cpu\`    | CPUUtilization > 80, 3 times in 3 × 300 s    | warning  | [capacity](../runbooks/capacity.md) |
    | \`shop-production-errors\` | Too many requests fail, 1 times in 1 × 300 s | critical |                                     |

    <!-- end -->

    <!-- begin: outputs -->

    | stack | output     | what it is       |
    | ----- | ---------- | ---------------- |
    | data  | \`endpoint\` | Where orders are |

    <!-- end -->

    After.
    "
  `);
});

test('a table whose end is missing is left alone, with all that stands before the next one', () => {
  const markdown = '<!-- begin: alarms -->\n\nProse.\n\n<!-- begin: outputs -->\n<!-- end -->\n';
  const [fresh = ''] = freshDocuments(handbook(markdown)).values();
  expect(fresh).toContain('<!-- begin: alarms -->\n\nProse.\n\n<!-- begin: outputs -->');
  expect(problems(markdown)).toContain('1 of its tables have no end');
});
