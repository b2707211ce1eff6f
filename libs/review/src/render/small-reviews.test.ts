import { reviewMarkdown } from './markdown/review-markdown.js';
import { reviewSummaryLine } from './review-summary-line.js';
import { newAlarm, renamedConstruct, replacedDatabase } from './small-reviews.fixture.js';
import { reviewTerminal } from './terminal/review-terminal.js';

const terminal = (review: typeof newAlarm) => `\n${reviewTerminal(review, { width: 110, color: false })}`;
const markdown = (review: typeof newAlarm) => `\n${reviewMarkdown(review)}`;

test('one line says it all', () => {
  expect([newAlarm, replacedDatabase, renamedConstruct].map(reviewSummaryLine)).toMatchInlineSnapshot(`
    [
      "safe: 1 of 2 stacks changes; 1 created; approve as 9f86d081884c",
      "danger: 1 of 2 stacks changes; 1 stack deferred; 1 replaced (stateful), 1 updated, 1 output; drift in 1 stack; 1 policy failure; approve as 9f86d081884c",
      "review: 1 of 1 stack changes; 1 forgotten (stateful), 1 moved; approve as 9f86d081884c",
    ]
  `);
});

test('a new alarm', () => {
  expect(markdown(newAlarm)).toMatchInlineSnapshot(`
    "
    > [!NOTE]
    > **safe**: 1 of 2 stacks changes; 1 created; approve as \`9f86d081884c\`

    | stack | verdict | + |
    | --- | --- | --: |
    | \`shop-production-alarms\` | safe | 1 |

    1 stack without changes.

    ### Changes

    <details><summary><code>shop-production-alarms</code>: 1 created</summary>

    \`\`\`diff
    + aws_cloudwatch_metric_alarm.orders_dead_1B9D  created
    +     alarm_name: "shop-production-orders-dead"
    +     threshold: 1
    +     arn: (known after apply)
    \`\`\`

    </details>

    ---

    Head \`5e8224a1c0d94f0fd9b9d24a6d33c1f1b1a2c3d4\` on base \`1725e961c0d94f0fd9b9d24a6d33c1f1b1a2c3d4\`. Plan set \`9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\`; nothing applies it after \`2026-11-28T16:00:00.000Z\`. To apply exactly this: \`ashlar apply --plan-set 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\`, with the \`--store\` that it was planned with, if any.
    "
  `);
  expect(terminal(newAlarm)).toMatchInlineSnapshot(`
    "
    stack shop-production-alarms: 1 created
      + aws_cloudwatch_metric_alarm.orders_dead_1B9D created

    ┌────────────────────────┬─────────┬───┐
    │ stack                  │ verdict │ + │
    ├────────────────────────┼─────────┼───┤
    │ shop-production-alarms │ safe    │ 1 │
    └────────────────────────┴─────────┴───┘
    1 stack without changes

    safe: 1 of 2 stacks changes; 1 created; approve as 9f86d081884c
    "
  `);
});

test('a database that is replaced', () => {
  expect(markdown(replacedDatabase)).toMatchInlineSnapshot(`
    "
    > [!CAUTION]
    > **danger**: 1 of 2 stacks changes; 1 stack deferred; 1 replaced (stateful), 1 updated, 1 output; drift in 1 stack; 1 policy failure; approve as \`9f86d081884c\`

    | stack | verdict | ~ | ± | outputs | drift | policy | state |
    | --- | --- | --: | --: | --: | --: | --- | --- |
    | \`shop-production-data\` | **danger** | 1 | 1 | 1 | 1 | 1 fail |  |
    | \`shop-production-service\` | none |  |  |  |  |  | deferred |

    ### Dangers

    - \`shop-production-data\` \`aws_db_instance.orders_main_4F2A\`: replaces the database and destroys its data, because engine changes
      fix: take a snapshot and restore it into the new one, or keep the engine (built by \`shop-production-data/orders/main\`)

    ### Not the last word

    - \`shop-production-service\` is deferred: it reads endpoint of shop-production-data, which this change replaces

    ### Worth a look

    - \`shop-production-data\` \`aws_security_group_rule.orders_in["10.0.0.0/16"]\`: admits 65,536 addresses instead of 256
      fix: name the security group of the clients instead of a range

    ### Policy

    - \`shop-production-data\` \`aws_db_instance.orders_main_4F2A\`: \`hipaa/rds-multi-az\` fails: multi_az is false
      fix: set multi_az
    - \`shop-production-data\` \`aws_db_instance.orders_main_4F2A\`: \`hipaa/rds-logging\` is waived (data-team until 2026-12-31): no log is exported
      waived because: comes with the new engine

    ### Rehearsed on top of \`main\`

    - \`shop-production-data\` \`aws_db_instance.orders_main_4F2A\`: replaced

    ### Changes

    <details open><summary><code>shop-production-data</code>: 1 replaced (stateful), 1 updated, 1 output, drift</summary>

    \`\`\`diff
    ! aws_db_instance.orders_main_4F2A  replaced, stateful: engine forces it
    -     engine (forces it): "mysql"
    +     engine (forces it): "postgres"
    -     instance_class: "db.t3.medium"
    +     instance_class: "db.r6g.large"
    -     password: (hidden)
    +     password: (hidden)
    -     endpoint: (hidden)
    +     endpoint: (known after apply)
    ! aws_security_group_rule.orders_in["10.0.0.0/16"]  updated
    -     cidr_blocks[0]: "10.0.0.0/24"
    +     cidr_blocks[0]: "10.0.0.0/16"
    ! output endpoint  updated, read by shop-production-service
    -     value: (hidden)
    +     value: (known after apply)
    # 1 resource changed outside of Terraform since the last apply
    ! aws_db_parameter_group.orders_7C  updated
    -     parameter[0].value: "100"
    +     parameter[0].value: "500"
    \`\`\`

    </details>

    ---

    Head \`5e8224a1c0d94f0fd9b9d24a6d33c1f1b1a2c3d4\` on base \`1725e961c0d94f0fd9b9d24a6d33c1f1b1a2c3d4\`. Plan set \`9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\`; nothing applies it after \`2026-11-28T16:00:00.000Z\`. To apply exactly this: \`ashlar apply --plan-set 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\`, with the \`--store\` that it was planned with, if any.
    "
  `);
  expect(terminal(replacedDatabase)).toMatchInlineSnapshot(`
    "
    stack shop-production-data: 1 replaced (stateful), 1 updated, 1 output
      ± aws_db_instance.orders_main_4F2A replaced, stateful: engine forces it
          engine (forces it): "mysql" → "postgres"
          instance_class: "db.t3.medium" → "db.r6g.large"
          password: (hidden) → (hidden)
          endpoint: (hidden) → (known after apply)
      ~ aws_security_group_rule.orders_in["10.0.0.0/16"] updated
          cidr_blocks[0]: "10.0.0.0/24" → "10.0.0.0/16"
      ~ output endpoint  updated, read by shop-production-service
      changed outside of Terraform since the last apply:
        ~ aws_db_parameter_group.orders_7C updated

    worth a look
      - shop-production-data aws_security_group_rule.orders_in["10.0.0.0/16"]: admits 65,536 addresses instead of
        256
          fix: name the security group of the clients instead of a range

    policy
      - waived: shop-production-data aws_db_instance.orders_main_4F2A: hipaa/rds-logging: no log is exported
          by data-team until 2026-12-31: comes with the new engine
      - fail: shop-production-data aws_db_instance.orders_main_4F2A: hipaa/rds-multi-az: multi_az is false
          fix: set multi_az

    rehearsed
      - on top of main
      - replaced: shop-production-data aws_db_instance.orders_main_4F2A

    not the last word
      - deferred: shop-production-service: it reads endpoint of shop-production-data, which this change replaces

    ┌─────────────────────────┬─────────┬───┬───┬─────────┬───────┬────────┬──────────┐
    │ stack                   │ verdict │ ~ │ ± │ outputs │ drift │ policy │ state    │
    ├─────────────────────────┼─────────┼───┼───┼─────────┼───────┼────────┼──────────┤
    │ shop-production-data    │ danger  │ 1 │ 1 │       1 │     1 │ 1 fail │          │
    │ shop-production-service │ none    │   │   │         │       │        │ deferred │
    └─────────────────────────┴─────────┴───┴───┴─────────┴───────┴────────┴──────────┘

    dangers
      - shop-production-data aws_db_instance.orders_main_4F2A: replaces the database and destroys its data,
        because engine changes
          fix: take a snapshot and restore it into the new one, or keep the engine

    danger: 1 of 2 stacks changes; 1 stack deferred; 1 replaced (stateful), 1 updated, 1 output; drift in 1 stack;
    1 policy failure; approve as 9f86d081884c
    "
  `);
});

test('what is only moved or forgotten is not nothing', () => {
  expect(markdown(renamedConstruct)).toMatchInlineSnapshot(`
    "
    > [!WARNING]
    > **review**: 1 of 1 stack changes; 1 forgotten (stateful), 1 moved; approve as \`9f86d081884c\`

    | stack | verdict | moved | forgotten |
    | --- | --- | --: | --: |
    | \`shop-staging-jobs\` | review | 1 | 1 |

    ### Changes

    <details><summary><code>shop-staging-jobs</code>: 1 forgotten (stateful), 1 moved</summary>

    \`\`\`diff
    # aws_sqs_queue.jobs_inbox_2E  moved, from aws_sqs_queue.jobs_queue_9A
    ! aws_sqs_queue.legacy_11  forgotten, stateful: a removed block says to keep it
    \`\`\`

    </details>

    ---

    Head \`5e8224a1c0d94f0fd9b9d24a6d33c1f1b1a2c3d4\` on base \`1725e961c0d94f0fd9b9d24a6d33c1f1b1a2c3d4\`. Plan set \`9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\`; nothing applies it after \`2026-11-28T16:00:00.000Z\`. To apply exactly this: \`ashlar apply --plan-set 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\`, with the \`--store\` that it was planned with, if any.
    "
  `);
  expect(terminal(renamedConstruct)).toMatchInlineSnapshot(`
    "
    stack shop-staging-jobs: 1 forgotten (stateful), 1 moved
      → aws_sqs_queue.jobs_inbox_2E moved, from aws_sqs_queue.jobs_queue_9A
      · aws_sqs_queue.legacy_11 forgotten, stateful: a removed block says to keep it

    ┌───────────────────┬─────────┬───────┬───────────┐
    │ stack             │ verdict │ moved │ forgotten │
    ├───────────────────┼─────────┼───────┼───────────┤
    │ shop-staging-jobs │ review  │     1 │         1 │
    └───────────────────┴─────────┴───────┴───────────┘

    review: 1 of 1 stack changes; 1 forgotten (stateful), 1 moved; approve as 9f86d081884c
    "
  `);
});
