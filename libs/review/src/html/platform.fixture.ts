import type { Review } from '../review.js';
import { data } from './platform-data.fixture.js';
import { attribute, change, hidden, later, review, stack } from './review.fixture.js';

const path = (name: string) => ({ path: `records-production-${name}` });

const network = stack('records-production-network', {
  verdict: 'danger',
  changes: [
    change('aws_security_group.app-security-group', {
      verdict: 'danger',
      ...path('network/app/security-group'),
      attributes: [
        attribute('ingress[0].cidr_blocks[0]', '10.20.0.0/16', '0.0.0.0/0'),
        attribute('ingress[0].description', 'from the load balancer', 'from the load balancer, for now'),
      ],
    }),
    change('aws_flow_log.flow-log', {
      action: 'move',
      verdict: 'review',
      movedFrom: 'aws_flow_log.network-flow-log',
      ...path('network/flow-log'),
    }),
  ],
  findings: [
    {
      rule: 'opens-to-internet',
      verdict: 'danger',
      address: 'aws_security_group.app-security-group',
      ...path('network/app/security-group'),
      what: 'lets the whole internet in on port 8443',
      fix: 'name the addresses or the security group that may come in',
      attributes: ['ingress[0].cidr_blocks[0]'],
    },
  ],
  graph: {
    nodes: [
      { address: 'aws_flow_log.flow-log', type: 'aws_flow_log', action: 'move' },
      { address: 'aws_security_group.app-security-group', type: 'aws_security_group', action: 'update' },
      { address: 'aws_vpc.vpc', type: 'aws_vpc' },
    ],
    edges: [
      [0, 2],
      [1, 2],
    ],
  },
});

const statement = (action: string) =>
  `{"Version":"2012-10-17","Statement":[{"Sid":"Orders","Effect":"Allow","Action":${action},"Resource":"arn:aws:sqs:eu-central-1:111122223333:orders"}]}`;

const api = stack('records-production-api', {
  verdict: 'review',
  status: 'deferred',
  because:
    'it reads db_endpoint of records-production-data, which is about to change: it is planned again after that',
  dependencies: ['records-production-data', 'records-production-network'],
  changes: [
    change('aws_iam_role_policy.task-role-policy', {
      verdict: 'review',
      ...path('api/task/role/policy'),
      attributes: [
        attribute(
          'policy',
          statement('["sqs:SendMessage"]'),
          statement('["sqs:SendMessage","sqs:PurgeQueue"]'),
        ),
      ],
    }),
    change('aws_ecs_task_definition.task', {
      action: 'replace',
      because: 'container_definitions forces it',
      ...path('api/task'),
      attributes: [
        attribute('container_definitions[0].image', 'records/api:1.41.0', 'records/api:1.42.0', true),
        attribute('container_definitions[0].environment[3].value', hidden, hidden, true),
        attribute('cpu', '512', '1024', true),
        attribute('revision', '87', later),
      ],
    }),
    change('aws_s3_bucket.exports', {
      action: 'import',
      verdict: 'review',
      stateful: true,
      importId: 'records-production-exports',
      ...path('api/exports'),
    }),
  ],
  findings: [
    {
      rule: 'iam-widened',
      verdict: 'review',
      address: 'aws_iam_role_policy.task-role-policy',
      what: 'may now sqs:PurgeQueue on orders',
      fix: 'check that the service empties queues itself',
      attributes: ['policy'],
    },
  ],
  graph: {
    nodes: [
      { address: 'aws_ecs_service.service', type: 'aws_ecs_service' },
      { address: 'aws_ecs_task_definition.task', type: 'aws_ecs_task_definition', action: 'replace' },
      { address: 'aws_iam_role.task-role', type: 'aws_iam_role' },
      { address: 'aws_iam_role_policy.task-role-policy', type: 'aws_iam_role_policy', action: 'update' },
      { address: 'aws_s3_bucket.exports', type: 'aws_s3_bucket', action: 'import' },
    ],
    edges: [
      [0, 1],
      [1, 2],
      [3, 2],
    ],
  },
});

/** A change as teams make them: an encrypted database, a bigger task, an alarm, and a port that was opened in passing. */
export const platformReview: Review = review(
  [network, data, api, stack('records-production-site', { verdict: 'none' })],
  {
    verdict: 'danger',
    change: {
      repository: 'omnirapeutic/platform',
      pullRequest: 482,
      head: '9f1c2ab47d0e5b6a3f8c1d2e4a5b6c7d8e9f0a1b',
      base: '1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e',
    },
    planSet: {
      hash: '5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8',
      expiresAt: '2096-11-28T16:00:00.000Z',
    },
    findings: [
      {
        rule: 'concurrent-change',
        verdict: 'review',
        stack: 'records-production-data',
        what: '#479 changes this stack too',
        fix: 'agree on which of the two is applied first; the other is planned again',
      },
    ],
    policy: [
      {
        pack: 'hipaa',
        rule: 'no-open-ingress',
        verdict: 'fail',
        stack: 'records-production-network',
        address: 'aws_security_group.app-security-group',
        reason: 'it lets 0.0.0.0/0 in',
        fix: 'name a security group instead of addresses',
        isNew: true,
      },
      {
        pack: 'hipaa',
        rule: 'database-multi-zone',
        verdict: 'waived',
        stack: 'records-production-data',
        address: 'aws_rds_cluster.db',
        reason: 'it has one instance only',
        fix: 'add a reader in another zone',
        isNew: false,
        waiver: {
          owner: 'data-team',
          expires: '2027-01-31',
          reason: 'the reader follows with the migration',
        },
      },
      {
        pack: 'house',
        rule: 'alarm-has-receiver',
        verdict: 'unknown',
        stack: 'records-production-data',
        address: 'aws_cloudwatch_metric_alarm.db-cpu',
        reason: 'alarm_actions is known after the apply only',
        fix: 'look at the topic once it is there',
        isNew: true,
      },
    ],
    rehearsal: {
      from: '1b2c3d4e5f60',
      replaced: [
        { stack: 'records-production-api', address: 'aws_ecs_task_definition.task' },
        { stack: 'records-production-data', address: 'aws_rds_cluster.db' },
      ],
      destroyed: [],
      leftOut: [{ stack: 'records-production-network', address: 'aws_flow_log.flow-log' }],
    },
  },
);
