import type { StackReview } from '../review.js';
import { attribute, change, hidden, later, stack, value } from './review.fixture.js';

const path = (name: string) => ({ path: `records-production-${name}` });

/** A database that is encrypted, which makes a new one; an alarm; and what somebody has changed by hand. */
export const data: StackReview = stack('records-production-data', {
  verdict: 'danger',
  dependencies: ['records-production-network'],
  changes: [
    change('aws_rds_cluster.db', {
      action: 'replace',
      verdict: 'danger',
      stateful: true,
      because: 'storage_encrypted forces it',
      ...path('data/db/cluster'),
      attributes: [
        attribute('storage_encrypted', 'false', 'true', true),
        attribute('master_password', hidden, hidden),
        attribute('engine_version', '15.4', '16.6'),
        attribute('endpoint', 'db.cluster-x1.eu-central-1.rds.amazonaws.com', later),
        attribute('backup_retention_period', '7', '35'),
        attribute('tags.CostCentre', undefined, 'records'),
      ],
    }),
    change('aws_rds_cluster_instance.db-writer', {
      action: 'replace',
      verdict: 'danger',
      stateful: true,
      because: 'cluster_identifier forces it',
      ...path('data/db/writer'),
      attributes: [
        attribute('cluster_identifier', 'records-production-db', later, true),
        attribute('instance_class', 'db.r6g.large', 'db.r7g.xlarge'),
      ],
    }),
    change('aws_cloudwatch_metric_alarm.db-cpu', {
      action: 'create',
      ...path('data/db/alarms/cpu'),
      attributes: [
        attribute('alarm_name', undefined, 'records-production-db-cpu'),
        attribute('threshold', undefined, '80'),
        attribute('arn', undefined, later),
      ],
    }),
  ],
  drift: [
    change('aws_rds_cluster_parameter_group.db-parameters', {
      verdict: 'review',
      because: 'somebody has changed it outside of Terraform',
      ...path('data/db/parameters'),
      attributes: [attribute('parameter[2].value', '200', '500')],
    }),
  ],
  outputs: [
    {
      name: 'db_endpoint',
      action: 'update',
      sensitive: false,
      before: value('db.cluster-x1.eu-central-1.rds.amazonaws.com'),
      after: { kind: 'known after apply' },
      readers: ['records-production-api'],
    },
    { name: 'db_secret_arn', action: 'create', sensitive: true, after: hidden, readers: [] },
  ],
  findings: [
    {
      rule: 'stateful-replaced',
      verdict: 'danger',
      address: 'aws_rds_cluster.db',
      ...path('data/db/cluster'),
      what: 'destroys the database and its data, then makes an empty one',
      fix: 'restore from an encrypted copy of a snapshot into a second cluster and move the traffic',
      attributes: ['storage_encrypted'],
    },
  ],
  graph: {
    nodes: [
      {
        address: 'aws_cloudwatch_metric_alarm.db-cpu',
        type: 'aws_cloudwatch_metric_alarm',
        action: 'create',
      },
      { address: 'aws_db_subnet_group.db-subnets', type: 'aws_db_subnet_group' },
      { address: 'aws_iam_role.db-monitoring', type: 'aws_iam_role' },
      { address: 'aws_kms_key.db-key', type: 'aws_kms_key' },
      { address: 'aws_rds_cluster.db', type: 'aws_rds_cluster', action: 'replace' },
      { address: 'aws_rds_cluster_instance.db-writer', type: 'aws_rds_cluster_instance', action: 'replace' },
      { address: 'aws_rds_cluster_parameter_group.db-parameters', type: 'aws_rds_cluster_parameter_group' },
      { address: 'aws_security_group.db-clients', type: 'aws_security_group' },
      { address: 'aws_sns_topic.alarms', type: 'aws_sns_topic' },
    ],
    edges: [
      [0, 4],
      [0, 8],
      [4, 1],
      [4, 3],
      [4, 6],
      [4, 7],
      [5, 2],
      [5, 3],
      [5, 4],
    ],
  },
});
