import type { Blocks } from '@ashlar/graph';
import { judged } from '../judged.fixture.js';
import { unmodelledRules } from './unmodelled-rules.js';

const judge = judged(unmodelledRules);

const SEARCH = { ELASTICSEARCH: 'aws_elasticsearch_domain', OPENSEARCH: 'aws_opensearch_domain' };

/** Of each rule: a resource that passes, and one that fails. */
const cases: [id: string, type: string, good: Record<string, unknown>, bad: Record<string, unknown>][] = [
  ...Object.entries(SEARCH).flatMap(([service, type]): typeof cases => [
    [`${service}_ENCRYPTED_AT_REST`, type, { encrypt_at_rest: { enabled: true } }, {}],
    [`${service}_IN_VPC_ONLY`, type, { vpc_options: { subnet_ids: ['subnet-1'] } }, {}],
    [
      `${service}_LOGS_TO_CLOUDWATCH`,
      type,
      { log_publishing_options: [{ cloudwatch_log_group_arn: 'x' }] },
      {},
    ],
    [`${service}_NODE_TO_NODE_ENCRYPTION_CHECK`, type, { node_to_node_encryption: [{ enabled: true }] }, {}],
  ]),
  ['OPENSEARCH_HTTPS_REQUIRED', SEARCH.OPENSEARCH, { domain_endpoint_options: { enforce_https: true } }, {}],
  ['REDSHIFT_BACKUP_ENABLED', 'aws_redshift_cluster', {}, { automated_snapshot_retention_period: 0 }],
  [
    'REDSHIFT_CLUSTER_CONFIGURATION_CHECK',
    'aws_redshift_cluster',
    { encrypted: true, logging: { enable: true } },
    { encrypted: true },
  ],
  [
    'REDSHIFT_CLUSTER_MAINTENANCESETTINGS_CHECK',
    'aws_redshift_cluster',
    {},
    { allow_version_upgrade: false },
  ],
  ['REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK', 'aws_redshift_cluster', { publicly_accessible: false }, {}],
  [
    'SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED',
    'aws_sagemaker_endpoint_configuration',
    { kms_key_arn: 'arn:aws:kms:::key/1' },
    {},
  ],
  [
    'SAGEMAKER_NOTEBOOK_INSTANCE_KMS_KEY_CONFIGURED',
    'aws_sagemaker_notebook_instance',
    { kms_key_id: '1' },
    {},
  ],
  [
    'SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS',
    'aws_sagemaker_notebook_instance',
    { direct_internet_access: 'Disabled' },
    {},
  ],
  ['DMS_REPLICATION_NOT_PUBLIC', 'aws_dms_replication_instance', {}, { publicly_accessible: true }],
  ['EFS_ENCRYPTED_CHECK', 'aws_efs_file_system', { encrypted: true }, {}],
  [
    'ELASTIC_BEANSTALK_MANAGED_UPDATES_ENABLED',
    'aws_elastic_beanstalk_environment',
    { setting: [{ ...updates('true') }] },
    { setting: [{ ...updates('false') }] },
  ],
  [
    'ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK',
    'aws_elasticache_replication_group',
    { snapshot_retention_limit: 16 },
    { snapshot_retention_limit: 15 },
  ],
  ['EMR_KERBEROS_ENABLED', 'aws_emr_cluster', { kerberos_attributes: { realm: 'EC2.INTERNAL' } }, {}],
  ['KINESIS_STREAM_ENCRYPTED', 'aws_kinesis_stream', { encryption_type: 'KMS' }, {}],
];

function updates(value: string) {
  return { namespace: 'aws:elasticbeanstalk:managedactions', name: 'ManagedActionsEnabled', value };
}

test.each(cases)('%s: %s', (id, type, good, bad) => {
  expect(judge(id, { [type]: { x: good } })).toEqual([expect.stringMatching(`^pass ${type}.x: `)]);
  expect(judge(id, { [type]: { x: bad } })).toEqual([expect.stringMatching(`^fail ${type}.x: .+`)]);
  expect(judge(id, {})).toEqual([]);
});

test('a cluster of Redshift logs to a resource of its own too', () => {
  const resources: Blocks = {
    aws_redshift_cluster: { c: { cluster_identifier: 'facts', encrypted: true } },
    aws_redshift_logging: { l: { cluster_identifier: '${aws_redshift_cluster.c.id}' } },
  };
  expect(judge('REDSHIFT_CLUSTER_CONFIGURATION_CHECK', resources)).toEqual([
    'pass aws_redshift_cluster.c: encrypted is true; it is logged',
  ]);
  expect(judge('REDSHIFT_CLUSTER_CONFIGURATION_CHECK', { aws_redshift_cluster: { c: {} } })).toEqual([
    'fail aws_redshift_cluster.c: encrypted is not set, which means false; no aws_redshift_logging names it',
  ]);
});

test.each<[string, string, unknown, string]>([
  ['${aws_redshift_parameter_group.g.name}', 'true', undefined, 'pass'],
  ['own', 'true', 'own', 'pass'],
  ['own', 'false', 'own', 'fail'],
  ['default.redshift-1.0', 'true', 'own', 'fail'],
  ['${var.group}', 'true', 'own', 'unknown'],
])('a cluster of Redshift with the parameter group %s and require_ssl %s', (group, value, name, verdict) => {
  const resources: Blocks = {
    aws_redshift_cluster: { c: { cluster_parameter_group_name: group } },
    aws_redshift_parameter_group: { g: { name, parameter: [{ name: 'require_ssl', value }] } },
  };
  expect(judge('REDSHIFT_REQUIRE_TLS_SSL', resources)).toEqual([
    expect.stringMatching(`^${verdict} aws_redshift_cluster.c: `),
  ]);
  expect(judge('REDSHIFT_REQUIRE_TLS_SSL', {})).toEqual([]);
});

test('Memcached keeps no snapshots, and a member of a group has those of the group', () => {
  const id = 'ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK';
  const cluster = (attributes: object): Blocks => ({ aws_elasticache_cluster: { c: { ...attributes } } });
  expect(judge(id, cluster({ engine: 'memcached' }))).toEqual([]);
  expect(judge(id, cluster({ replication_group_id: 'g' }))).toEqual([]);
  expect(judge(id, cluster({ engine: 'redis' }))).toEqual([
    'fail aws_elasticache_cluster.c: snapshot_retention_limit is not set, which means 0',
  ]);
});

test('whether the main node of EMR has a public address shows in AWS alone', () => {
  expect(judge('EMR_MASTER_NO_PUBLIC_IP', { aws_emr_cluster: { c: {} } })).toEqual([
    expect.stringMatching('^unknown aws_emr_cluster.c: '),
  ]);
  expect(judge('EMR_MASTER_NO_PUBLIC_IP', {})).toEqual([]);
});
