import { refusal, synthStack, warningsOf } from '@ashlar/testing';
import type { Statement } from '@ashlar/iam';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group/index.js';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { RdsClusterInstance } from '@cdktf/provider-aws/lib/rds-cluster-instance/index.js';
import { RdsClusterParameterGroup } from '@cdktf/provider-aws/lib/rds-cluster-parameter-group/index.js';
import { RdsCluster } from '@cdktf/provider-aws/lib/rds-cluster/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { AuroraCluster } from './aurora-cluster.js';
import { build, smallest } from './cluster.fixture.js';

let db: AuroraCluster;
let secretArn = '';
const standard = build({}, (built) => {
  db = built;
  secretArn = built.masterSecretArn;
});
const cluster = standard.one(RdsCluster);
const throwAway = build({ deletionProtection: false, readers: 0 });

describe('data', () => {
  test('is encrypted with our own key, in storage and in what is measured of it', () => {
    expect(cluster).toMatchObject({ storage_encrypted: true, kms_key_id: smallest.kmsKeyArn });
    for (const instance of standard.all(RdsClusterInstance)) {
      expect(instance).toMatchObject({
        performance_insights_enabled: true,
        performance_insights_kms_key_id: smallest.kmsKeyArn,
        performance_insights_retention_period: 7,
      });
    }
  });

  test('is reached over TLS only', () => {
    expect(standard.one(RdsClusterParameterGroup)['parameter']).toContainEqual({
      name: 'rds.force_ssl',
      value: '1',
      apply_method: 'pending-reboot',
    });
  });

  test('can be restored to any second of 35 days, and survives the cluster', () => {
    expect(cluster).toMatchObject({
      backup_retention_period: 35,
      copy_tags_to_snapshot: true,
      deletion_protection: true,
      skip_final_snapshot: false,
      final_snapshot_identifier: 'demo-test-records-final',
      delete_automated_backups: false,
    });
  });

  test('a throw-away cluster can be deleted without a trace', () => {
    expect(throwAway.one(RdsCluster)).toMatchObject({
      deletion_protection: false,
      skip_final_snapshot: true,
      delete_automated_backups: true,
    });
    expect(throwAway.one(RdsCluster)).not.toHaveProperty('final_snapshot_identifier');
  });

  test('a throw-away cluster may leave a snapshot all the same', () => {
    expect(build({ deletionProtection: false, skipFinalSnapshot: false }).one(RdsCluster)).toMatchObject({
      skip_final_snapshot: false,
      final_snapshot_identifier: 'demo-test-records-final',
    });
  });
});

describe("the administrator's password", () => {
  test('is made by RDS and kept in Secrets Manager under a key of its own', () => {
    expect(cluster).toMatchObject({
      master_username: 'postgres',
      manage_master_user_password: true,
      master_user_secret_kms_key_id: smallest.masterSecretKmsKeyArn,
    });
  });

  test('stands nowhere in what is synthesized', () => {
    expect(Object.keys(cluster).filter((key) => /^master_password/.test(key))).toEqual([]);
  });

  test('is known by the ARN of its secret', () => {
    let arn = '';
    const stack = synthStack((scope) => {
      const built = new AuroraCluster(scope, 'db', smallest);
      scope.output('secret', built.masterSecretArn, 'The secret');
    });
    arn = String(stack.json.output?.['secret']?.['value']);
    expect(arn).toMatch(/^\$\{aws_rds_cluster\.db_cluster_\w+\.master_user_secret\[0\]\.secret_arn\}$/);
    expect(secretArn).toContain('Token');
  });
});

describe('who can reach it', () => {
  test('members of the clients group on 5432, and nobody else', () => {
    const rules = standard.all(VpcSecurityGroupIngressRule);
    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatchObject({ from_port: 5432, to_port: 5432, ip_protocol: 'tcp' });
    expect(rules[0]?.['referenced_security_group_id']).toMatch(/aws_security_group\.db_clients_/);
    expect(rules[0]?.['security_group_id']).toMatch(/aws_security_group\.db_group_/);
  });

  test('the database connects to nothing', () => {
    const out = standard.all(VpcSecurityGroupEgressRule).map((rule) => String(rule['security_group_id']));
    expect(out).toHaveLength(1);
    expect(out[0]).toMatch(/aws_security_group\.db_clients_/);
  });

  test('no instance has a public address', () => {
    expect(standard.all(RdsClusterInstance).every((one) => one['publicly_accessible'] === false)).toBe(true);
    expect(cluster).toMatchObject({ network_type: 'IPV4', port: 5432 });
  });

  test('a user of the database connects with a token of IAM', () => {
    expect(cluster).toMatchObject({ iam_database_authentication_enabled: true });
    let statement: Statement | undefined;
    const stack = synthStack((scope) => {
      statement = new AuroraCluster(scope, 'db', smallest).connectAs('app_rw');
      scope.output('user', statement.resources[0] as string, 'Who');
    });
    expect(statement).toMatchObject({ sid: 'ConnectAsAppRw', actions: ['rds-db:connect'] });
    expect(stack.json.output?.['user']?.['value']).toMatch(
      /^arn:aws:rds-db:us-east-1:123456789012:dbuser:\$\{aws_rds_cluster\.\w+\.cluster_resource_id\}\/app_rw$/,
    );
  });

  test.each(['*', 'app*', '', 'a/b'])("IAM is not opened to '%s'", (user) => {
    expect(refusal(() => db.connectAs(user))).toContain('name one user of the database');
  });
});

describe('logs', () => {
  test('go to a group that is ours, encrypted, and there before the cluster', () => {
    expect(standard.one(CloudwatchLogGroup)).toMatchObject({
      name: '/aws/rds/cluster/demo-test-records/postgresql',
      kms_key_id: smallest.logs.kmsKeyArn,
      retention_in_days: 365,
    });
    expect(cluster).toMatchObject({ enabled_cloudwatch_logs_exports: ['postgresql'] });
    expect(String(cluster['depends_on'])).toMatch(/^aws_cloudwatch_log_group\.db_log_\w+$/);
  });

  test('the role of enhanced monitoring writes metrics, for this account only', () => {
    expect(String(standard.one(IamRole)['assume_role_policy'])).toContain(
      '"aws:SourceAccount":"123456789012"',
    );
    const { policy } = standard.one(IamPolicy);
    expect(String(policy)).not.toContain('"Resource":"*"');
    expect(String(policy)).toContain('log-group:RDSOSMetrics');
    expect(build({ monitoringIntervalSeconds: 0 }).all(IamRole)).toEqual([]);
  });
});

describe('instances', () => {
  test('are two by default, so that another takes over, and one more with a number', () => {
    expect(standard.all(RdsClusterInstance).map(({ identifier }) => identifier)).toEqual([
      'demo-test-records-1',
      'demo-test-records-2',
    ]);
    expect(throwAway.all(RdsClusterInstance)).toHaveLength(1);
  });

  test('take over in the order of their numbers', () => {
    const tiers = build({ readers: 15 })
      .all(RdsClusterInstance)
      .map((one) => one['promotion_tier'] as number);
    expect(tiers.sort((a, b) => a - b)).toEqual([...Array(16).keys()]);
  });

  test('a reader that comes or goes changes nothing else', () => {
    const [two, four] = [build({ readers: 1 }).byAddress(), build({ readers: 3 }).byAddress()];
    const added = Object.keys(four).filter((address) => !(address in two));
    expect(added.map((address) => address.replace(/_[^_]+$/, ''))).toEqual([
      'aws_rds_cluster_instance.db_instance-3',
      'aws_rds_cluster_instance.db_instance-4',
    ]);
    for (const [address, resource] of Object.entries(two)) expect(four[address]).toEqual(resource);
  });

  test('run the version of the cluster, and no other by themselves', () => {
    for (const instance of standard.all(RdsClusterInstance)) {
      expect(instance).toMatchObject({
        auto_minor_version_upgrade: false,
        ca_cert_identifier: 'rds-ca-rsa2048-g1',
        instance_class: 'db.serverless',
      });
      expect(instance).not.toHaveProperty('engine_version');
    }
    expect(cluster).not.toHaveProperty('lifecycle');
  });

  test('may follow minor versions, which Terraform then leaves alone', () => {
    const following = build({ autoMinorVersionUpgrade: true, readers: 0 });
    expect(following.one(RdsCluster)['lifecycle']).toEqual({ ignore_changes: ['engine_version'] });
    expect(following.one(RdsClusterInstance)).toMatchObject({ auto_minor_version_upgrade: true });
  });
});

describe('capacity', () => {
  test('is the range that is given, and pauses only when it reaches 0', () => {
    expect(cluster['serverlessv2_scaling_configuration']).toEqual({ min_capacity: 0.5, max_capacity: 1 });
    expect(
      build({ scaling: { min: 0, max: 2 } }).one(RdsCluster)['serverlessv2_scaling_configuration'],
    ).toEqual({ min_capacity: 0, max_capacity: 2, seconds_until_auto_pause: 300 });
  });

  test('a larger maximum changes the cluster alone, in place', () => {
    const larger = build({ scaling: { min: 0.5, max: 8 } }).byAddress();
    const changed = Object.entries(standard.byAddress()).filter(
      ([address, resource]) => JSON.stringify(larger[address]) !== JSON.stringify(resource),
    );
    expect(changed.map(([address]) => address.split('.')[0])).toEqual(['aws_rds_cluster']);
  });
});

test('subnets are in the order of their zones, whatever the order of the code', () => {
  const subnetIds = { 'us-east-1b': 'subnet-b', 'us-east-1a': 'subnet-a' };
  expect(build({ subnetIds }).one(DbSubnetGroup)).toMatchObject({ subnet_ids: ['subnet-a', 'subnet-b'] });
});

test('storage without charges for I/O is left again by name', () => {
  expect(cluster).not.toHaveProperty('storage_type');
  for (const storage of ['aurora', 'aurora-iopt1'] as const) {
    expect(build({ storage }).one(RdsCluster)).toMatchObject({ storage_type: storage });
  }
});

test('extended support is not paid for, unless it is wanted', () => {
  const support = (extendedSupport?: boolean) =>
    build(extendedSupport === undefined ? {} : { extendedSupport }).one(RdsCluster)[
      'engine_lifecycle_support'
    ];
  expect(support()).toBe('open-source-rds-extended-support-disabled');
  expect(support(true)).toBe('open-source-rds-extended-support');
});

test('a version that is newer than this library is built, with a warning', () => {
  const heard = (engineVersion: string) =>
    warningsOf((stack) => void new AuroraCluster(stack, 'db', { ...smallest, engineVersion }));
  expect(heard('19.2').join()).toContain('19.2 is newer than what this library knows');
  expect(heard(smallest.engineVersion)).toEqual([]);
});
