import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { DbParameterGroup } from '@cdktf/provider-aws/lib/db-parameter-group/index.js';
import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group/index.js';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { RdsClusterInstance } from '@cdktf/provider-aws/lib/rds-cluster-instance/index.js';
import { RdsClusterParameterGroup } from '@cdktf/provider-aws/lib/rds-cluster-parameter-group/index.js';
import { RdsCluster } from '@cdktf/provider-aws/lib/rds-cluster/index.js';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { build, smallest } from './cluster.fixture.js';

const stack = build();
const cluster = stack.one(RdsCluster);

test('the cluster has its own parameters, subnets and group of the VPC, and no others', () => {
  expect(cluster).toMatchObject({
    cluster_identifier: 'demo-test-records',
    engine: 'aurora-postgresql',
    engine_mode: 'provisioned',
    engine_version: '15.10',
    database_name: 'records',
    db_cluster_parameter_group_name: expect.stringMatching(/^\$\{aws_rds_cluster_parameter_group\./),
    db_subnet_group_name: expect.stringMatching(/^\$\{aws_db_subnet_group\./),
    vpc_security_group_ids: [expect.stringMatching(/^\$\{aws_security_group\.db_group_/)],
    allow_major_version_upgrade: false,
    apply_immediately: false,
  });
  for (const group of stack.all(SecurityGroup)) {
    expect(group).toMatchObject({ vpc_id: 'vpc-1', description: expect.stringContaining('records') });
  }
  expect(stack.one(DbSubnetGroup)).toMatchObject({ name: 'demo-test-records' });
});

test('its log is kept with the cluster, and may be kept or let go by name', () => {
  const kept = { skip_destroy: true, lifecycle: { prevent_destroy: true } };
  const logOf = (props: Parameters<typeof build>[0]) => build(props).one(CloudwatchLogGroup);
  expect(stack.one(CloudwatchLogGroup)).toMatchObject(kept);
  expect(logOf({ deletionProtection: false })).not.toHaveProperty('lifecycle');
  expect(logOf({ deletionProtection: false, logs: { ...smallest.logs, keep: true } })).toMatchObject(kept);
  expect(logOf({ logs: { ...smallest.logs, keep: false } })).not.toHaveProperty('lifecycle');
});

test('it is backed up and looked after in windows of its own', () => {
  expect(cluster).toMatchObject({
    preferred_backup_window: '07:00-08:00',
    preferred_maintenance_window: 'sun:08:30-sun:09:30',
  });
  for (const instance of stack.all(RdsClusterInstance)) {
    expect(instance).toMatchObject({ preferred_maintenance_window: 'sun:08:30-sun:09:30' });
  }
  const other = { backupWindow: '01:00-02:00', maintenanceWindow: 'mon:03:00-mon:04:00' };
  expect(build(other).one(RdsCluster)).toMatchObject({
    preferred_backup_window: '01:00-02:00',
    preferred_maintenance_window: 'mon:03:00-mon:04:00',
  });
});

test('every instance is of the cluster, in its subnets, with parameters that can be changed', () => {
  for (const instance of stack.all(RdsClusterInstance)) {
    expect(instance).toMatchObject({
      cluster_identifier: expect.stringMatching(/^\$\{aws_rds_cluster\.db_cluster_\w+\.id\}/),
      engine: 'aurora-postgresql',
      apply_immediately: false,
      copy_tags_to_snapshot: true,
      db_subnet_group_name: expect.stringMatching(/^\$\{aws_rds_cluster\..*db_subnet_group_name\}/),
      db_parameter_group_name: expect.stringMatching(/^\$\{aws_db_parameter_group\./),
    });
  }
});

test('every instance is measured each minute, by a role that has its permissions before', () => {
  for (const instance of stack.all(RdsClusterInstance)) {
    expect(instance).toMatchObject({
      monitoring_interval: 60,
      monitoring_role_arn: expect.stringMatching(/^\$\{aws_iam_role\.db_monitoring_/),
      depends_on: [expect.stringMatching(/^aws_iam_role_policy_attachment\.db_monitoring_/)],
    });
  }
  expect(String(stack.one(IamRole)['assume_role_policy'])).toContain('"monitoring.rds.amazonaws.com"');
  const { Statement } = JSON.parse(String(stack.one(IamPolicy)['policy'])) as { Statement: object[] };
  const logs = 'arn:aws:logs:us-east-1:123456789012:log-group:RDSOSMetrics';
  expect(Statement).toEqual([
    {
      Sid: 'MakeLogGroup',
      Effect: 'Allow',
      Action: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'],
      Resource: [logs, `${logs}:*`],
    },
    {
      Sid: 'WriteMetrics',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:GetLogEvents', 'logs:PutLogEvents'],
      Resource: `${logs}:log-stream:*`,
    },
  ]);
});

test('parameters of a new major version are there before the old ones go', () => {
  for (const group of [stack.one(RdsClusterParameterGroup), stack.one(DbParameterGroup)]) {
    expect(group).toMatchObject({
      name: 'demo-test-records-aurora-postgresql15',
      family: 'aurora-postgresql15',
      description: expect.stringContaining('records'),
      lifecycle: { create_before_destroy: true },
    });
  }
});
