import { DbParameterGroup } from '@cdktf/provider-aws/lib/db-parameter-group/index.js';
import { RdsClusterInstance } from '@cdktf/provider-aws/lib/rds-cluster-instance/index.js';
import { RdsClusterParameterGroup } from '@cdktf/provider-aws/lib/rds-cluster-parameter-group/index.js';
import { RdsCluster } from '@cdktf/provider-aws/lib/rds-cluster/index.js';
import { build } from './cluster.fixture.js';

const standard = build();

const upgraded = build({ engineVersion: '16.8', upgradingFrom: '15.10' });

test('a major upgrade is allowed and hands over both new parameter groups in one change, at once', () => {
  const { db_cluster_parameter_group_name: cluster16, db_instance_parameter_group_name: instances16 } =
    upgraded.one(RdsCluster);
  expect(upgraded.one(RdsCluster)).toMatchObject({
    engine_version: '16.8',
    allow_major_version_upgrade: true,
    apply_immediately: true,
  });
  expect(cluster16).toMatch(/^\$\{aws_rds_cluster_parameter_group\.db_parameters_cluster_\w+\.name\}$/);
  expect(instances16).toMatch(/^\$\{aws_db_parameter_group\.db_parameters_instances_\w+\.name\}$/);
});

test('a major upgrade makes the new groups before the old ones go', () => {
  for (const type of [RdsClusterParameterGroup, DbParameterGroup]) {
    expect(standard.one(type)).toMatchObject({
      name: 'demo-test-records-aurora-postgresql15',
      family: 'aurora-postgresql15',
      lifecycle: { create_before_destroy: true },
    });
    expect(upgraded.one(type)).toMatchObject({
      name: 'demo-test-records-aurora-postgresql16',
      family: 'aurora-postgresql16',
    });
  }
});

test('a major upgrade goes through with minor versions that AWS chooses', () => {
  const props = { autoMinorVersionUpgrade: true, engineVersion: '16.8', upgradingFrom: '15.10' };
  expect(build(props).one(RdsCluster)).not.toHaveProperty('lifecycle');
});

test('a major upgrade is not allowed by accident', () => {
  expect(standard.one(RdsCluster)).toMatchObject({
    allow_major_version_upgrade: false,
    apply_immediately: false,
  });
  expect(standard.one(RdsCluster)).not.toHaveProperty('db_instance_parameter_group_name');
});

test('a major upgrade keeps every address, and moves the instances along', () => {
  expect(Object.keys(upgraded.byAddress()).sort()).toEqual(Object.keys(standard.byAddress()).sort());
  for (const instance of upgraded.all(RdsClusterInstance)) {
    expect(instance).toMatchObject({ apply_immediately: true });
    expect(instance['db_parameter_group_name']).toMatch(/aws_db_parameter_group\.db_parameters_instances_/);
  }
});
