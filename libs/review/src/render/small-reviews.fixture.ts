import type { AttributeChange, PolicyFinding, Review, ReviewedChange, StackReview } from '../review.js';
import { reviewWith, stackWith } from './review.arbitrary.fixture.js';

const attribute = (path: string, before?: string, after?: string, forces = false): AttributeChange => ({
  path,
  ...(before === undefined ? {} : { before: { kind: 'value', text: before } }),
  ...(after === undefined ? {} : { after: { kind: 'value', text: after } }),
  forces,
});

const change = (
  given: Partial<ReviewedChange> & Pick<ReviewedChange, 'address' | 'action'>,
): ReviewedChange => ({
  ...{ type: given.address.split('.')[0] ?? '', verdict: 'safe', actions: given.action, stateful: false },
  attributes: [],
  ...given,
});

const stack = (name: string, given: Partial<StackReview> = {}): StackReview =>
  stackWith({
    ...{ name, status: 'planned', changes: [], drift: [], outputs: [], findings: [], dependencies: [] },
    ...given,
  });

const of = (stacks: readonly StackReview[], policy: readonly PolicyFinding[] = []): Review => ({
  ...reviewWith(stacks),
  change: {
    ...{ repository: 'acme/shop', pullRequest: 41, head: '5e8224a1c0d94f0fd9b9d24a6d33c1f1b1a2c3d4' },
    base: '1725e961c0d94f0fd9b9d24a6d33c1f1b1a2c3d4',
  },
  planSet: {
    hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    expiresAt: '2026-11-28T16:00:00.000Z',
  },
  policy,
});

/** For tests: an alarm is added, and nothing else happens. */
export const newAlarm: Review = of([
  stack('shop-production-network'),
  stack('shop-production-alarms', {
    changes: [
      change({
        ...{ address: 'aws_cloudwatch_metric_alarm.orders_dead_1B9D', action: 'create' },
        path: 'shop-production-alarms/orders/dead',
        attributes: [
          attribute('alarm_name', undefined, '"shop-production-orders-dead"'),
          attribute('threshold', undefined, '1'),
          { path: 'arn', after: { kind: 'known after apply' }, forces: false },
        ],
      }),
    ],
  }),
]);

/** For tests: a new engine replaces the database, and a stack that reads its endpoint has to wait. */
export const replacedDatabase: Review = {
  ...of(
    [
      stack('shop-production-data', {
        changes: [
          change({
            ...{ address: 'aws_db_instance.orders_main_4F2A', action: 'replace', verdict: 'danger' },
            ...{ path: 'shop-production-data/orders/main', actions: 'delete,create', stateful: true },
            because: 'engine forces it',
            attributes: [
              attribute('engine', '"mysql"', '"postgres"', true),
              attribute('instance_class', '"db.t3.medium"', '"db.r6g.large"'),
              { path: 'password', before: { kind: 'hidden' }, after: { kind: 'hidden' }, forces: false },
              {
                path: 'endpoint',
                before: { kind: 'hidden' },
                after: { kind: 'known after apply' },
                forces: false,
              },
            ],
          }),
          change({
            ...{
              address: 'aws_security_group_rule.orders_in["10.0.0.0/16"]',
              action: 'update',
              verdict: 'review',
            },
            attributes: [attribute('cidr_blocks[0]', '"10.0.0.0/24"', '"10.0.0.0/16"')],
          }),
        ],
        drift: [
          change({
            ...{ address: 'aws_db_parameter_group.orders_7C', action: 'update' },
            attributes: [attribute('parameter[0].value', '"100"', '"500"')],
          }),
        ],
        outputs: [
          {
            ...{ name: 'endpoint', action: 'update', sensitive: false, readers: ['shop-production-service'] },
            ...{ before: { kind: 'hidden' }, after: { kind: 'known after apply' } },
          },
        ],
        findings: [
          {
            ...{ rule: 'stateful-destroyed', verdict: 'danger', address: 'aws_db_instance.orders_main_4F2A' },
            path: 'shop-production-data/orders/main',
            what: 'replaces the database and destroys its data, because engine changes',
            fix: 'take a snapshot and restore it into the new one, or keep the engine',
          },
          {
            ...{ rule: 'widened-network', verdict: 'review' },
            address: 'aws_security_group_rule.orders_in["10.0.0.0/16"]',
            what: 'admits 65,536 addresses instead of 256',
            fix: 'name the security group of the clients instead of a range',
          },
        ],
      }),
      stack('shop-production-service', {
        ...{ status: 'deferred', dependencies: ['shop-production-data'] },
        because: 'it reads endpoint of shop-production-data, which this change replaces',
      }),
    ],
    [
      {
        ...{ pack: 'hipaa', rule: 'rds-multi-az', verdict: 'fail', stack: 'shop-production-data' },
        ...{ address: 'aws_db_instance.orders_main_4F2A', reason: 'multi_az is false', isNew: true },
        fix: 'set multi_az',
      },
      {
        ...{ pack: 'hipaa', rule: 'rds-logging', verdict: 'waived', stack: 'shop-production-data' },
        ...{ address: 'aws_db_instance.orders_main_4F2A', reason: 'no log is exported', isNew: false },
        fix: 'export the audit log',
        waiver: { owner: 'data-team', expires: '2026-12-31', reason: 'comes with the new engine' },
      },
    ],
  ),
  rehearsal: {
    from: 'main',
    replaced: [{ stack: 'shop-production-data', address: 'aws_db_instance.orders_main_4F2A' }],
    ...{ destroyed: [], leftOut: [] },
  },
};

/** For tests: constructs were renamed, with `moved` for one of them. */
export const renamedConstruct: Review = of([
  stack('shop-staging-jobs', {
    changes: [
      change({
        ...{ address: 'aws_sqs_queue.jobs_inbox_2E', action: 'move', actions: 'no-op', verdict: 'review' },
        movedFrom: 'aws_sqs_queue.jobs_queue_9A',
      }),
      change({
        ...{ address: 'aws_sqs_queue.legacy_11', action: 'forget', verdict: 'review', stateful: true },
        because: 'a removed block says to keep it',
      }),
    ],
  }),
]);
