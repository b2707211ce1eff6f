import { ProjectStack, type Target } from '@ashlar/core';
import { ServiceRole } from '@ashlar/iam';
import { refusal, synthApps, testEnvironment } from '@ashlar/testing';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { DbProxy } from '@cdktf/provider-aws/lib/db-proxy/index.js';
import { DbProxyDefaultTargetGroup } from '@cdktf/provider-aws/lib/db-proxy-default-target-group/index.js';
import { DbProxyEndpoint } from '@cdktf/provider-aws/lib/db-proxy-endpoint/index.js';
import { DbProxyTarget } from '@cdktf/provider-aws/lib/db-proxy-target/index.js';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { AuroraCluster } from './aurora-cluster.js';
import { smallest as smallestCluster } from './cluster.fixture.js';
import { DatabaseProxy } from './database-proxy.js';
import { build, KEY, smallest, user } from './database-proxy.fixture.js';

const may = (stack = build()) =>
  (JSON.parse(String(stack.one(IamPolicy)['policy'])) as { Statement: object[] }).Statement;

/** Of a role that connects through a proxy of another stack. */
function policyOfClient(): string {
  const build = (target: Target) => {
    const proxy = new DatabaseProxy(new ProjectStack(target, 'credentials'), 'proxy', smallest);
    const services = new ProjectStack(target, 'services');
    const service = 'ecs-tasks.amazonaws.com';
    new ServiceRole(services, 'api', { purpose: 'api', service, may: [proxy.connectAs('backend')] });
  };
  const stacks = synthApps({ name: 'demo', environments: [testEnvironment()], build });
  return String(stacks.get('demo-test-services')?.one(IamPolicy)['policy']);
}

describe('a proxy', () => {
  const stack = build();
  const proxy = stack.one(DbProxy);

  test('takes connections over TLS only, with a token of IAM and nothing else', () => {
    expect(proxy).toMatchObject({ engine_family: 'POSTGRESQL', require_tls: true });
    expect(proxy['auth']).toEqual([
      {
        auth_scheme: 'SECRETS',
        description: 'User auth',
        iam_auth: 'REQUIRED',
        secret_arn: user('auth').secretArn,
      },
      {
        auth_scheme: 'SECRETS',
        description: 'User backend',
        iam_auth: 'REQUIRED',
        secret_arn: user('backend').secretArn,
      },
    ]);
  });

  test('never writes the statements of clients to its log, which is encrypted and kept', () => {
    expect(proxy).toMatchObject({ name: 'demo-test-shop', debug_logging: false });
    expect(stack.one(CloudwatchLogGroup)).toMatchObject({
      name: '/aws/rds/proxy/demo-test-shop',
      kms_key_id: smallest.logs.kmsKeyArn,
      retention_in_days: 365,
      lifecycle: { prevent_destroy: true },
    });
    const [log] = Object.keys(stack.byAddress()).filter((address) =>
      /^aws_cloudwatch_log_group/.test(address),
    );
    expect(proxy['depends_on']).toContain(log);
  });

  test('lies in the private subnets, and may connect to the cluster as its clients do', () => {
    expect(proxy['vpc_subnet_ids']).toEqual(['subnet-a', 'subnet-b']);
    expect(proxy['vpc_security_group_ids']).toEqual([
      expect.stringMatching(/^\$\{aws_security_group\.proxy_group_/),
      'sg-cluster-clients',
    ]);
  });

  test('is reached by its clients on one port, and by nobody else', () => {
    expect(stack.all(VpcSecurityGroupIngressRule)).toEqual([
      expect.objectContaining({
        from_port: 5432,
        to_port: 5432,
        security_group_id: expect.stringContaining('proxy_group_'),
        referenced_security_group_id: expect.stringContaining('proxy_clients_'),
      }),
    ]);
  });

  test('reads the secrets of its users and no others, with their keys through Secrets Manager', () => {
    expect(may()).toEqual([
      {
        Sid: 'ReadKeysOfUsers',
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: KEY,
        Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' } },
      },
      {
        Sid: 'ReadUsers',
        Effect: 'Allow',
        Action: 'secretsmanager:GetSecretValue',
        Resource: [user('auth').secretArn, user('backend').secretArn],
      },
    ]);
    expect(String(stack.one(IamRole)['assume_role_policy'])).toContain('"rds.amazonaws.com"');
    expect(proxy['depends_on']).toContainEqual(
      expect.stringMatching(/^aws_iam_role_policy_attachment\.proxy_role_/),
    );
  });

  test('leaves a tenth of the connections to those who connect directly', () => {
    expect(stack.one(DbProxyDefaultTargetGroup)['connection_pool_config']).toEqual({
      connection_borrow_timeout: 30,
      max_connections_percent: 90,
      max_idle_connections_percent: 45,
    });
    expect(proxy).toMatchObject({ idle_client_timeout: 1800 });
    expect(stack.one(DbProxyTarget)).toMatchObject({
      db_cluster_identifier: 'demo-test-shop',
      target_group_name: expect.stringContaining('aws_db_proxy_default_target_group.') as string,
    });
  });

  test('has one endpoint, and the writer behind it', () => {
    expect(stack.all(DbProxyEndpoint)).toEqual([]);
  });
});

test('a pool and a timeout of our own are taken', () => {
  const pool = { maxConnectionsPercent: 60, maxIdleConnectionsPercent: 0, borrowTimeoutSeconds: 0 };
  const stack = build({ pool, idleClientTimeoutSeconds: 300 });
  expect(stack.one(DbProxyDefaultTargetGroup)['connection_pool_config']).toEqual({
    connection_borrow_timeout: 0,
    max_connections_percent: 60,
    max_idle_connections_percent: 0,
  });
  expect(stack.one(DbProxy)).toMatchObject({ idle_client_timeout: 300 });
});

test('an endpoint for readers has a name and an address of its own, and the same door', () => {
  let readers: string | undefined;
  const stack = build({ readOnlyEndpoint: true }, (proxy) => {
    readers = proxy.readerEndpoint;
  });
  expect(readers).toBeDefined();
  expect(stack.one(DbProxyEndpoint)).toMatchObject({
    db_proxy_endpoint_name: 'demo-test-shop-read-only',
    target_role: 'READ_ONLY',
    vpc_security_group_ids: [expect.stringContaining('proxy_group_')],
    vpc_subnet_ids: ['subnet-a', 'subnet-b'],
  });
});

test('a log that may go with the proxy is said by name', () => {
  expect(build({ logs: { ...smallest.logs, keep: false } }).one(CloudwatchLogGroup)).not.toHaveProperty(
    'lifecycle',
  );
});

test('the order of users and subnets in the code makes no difference', () => {
  const users = { auth: user('auth'), backend: user('backend') };
  const subnetIds = { 'us-east-1a': 'subnet-a', 'us-east-1b': 'subnet-b' };
  expect(build({ users, subnetIds }).byAddress()).toEqual(build().byAddress());
});

test('a cluster of ours fits, and a proxy before it needs nothing more', () => {
  const stack = synthApps({
    name: 'demo',
    environments: [testEnvironment()],
    build: (target) => {
      const stack = new ProjectStack(target, 'unit');
      const cluster = new AuroraCluster(stack, 'db', smallestCluster);
      new DatabaseProxy(stack, 'proxy', { ...smallest, cluster, readOnlyEndpoint: true });
    },
  }).get('demo-test-unit');
  expect(stack?.one(DbProxyTarget)['db_cluster_identifier']).toMatch(/^\$\{aws_rds_cluster\.db_cluster_/);
});

describe('connectAs', () => {
  test('is for one user of this proxy, whose id Terraform reads out of its ARN', () => {
    const before = 'arn:aws:rds:us-east-1:123456789012:db-proxy:';
    const id = new RegExp(`dbuser:\\$\\{substr\\([^"]+, ${before.length}, -1\\)\\}/backend$`);
    expect(JSON.parse(policyOfClient())).toMatchObject({
      Statement: [
        {
          Sid: 'ConnectAsBackend',
          Action: 'rds-db:connect',
          Resource: expect.stringMatching(id) as string,
        },
      ],
    });
    expect(policyOfClient()).toContain('"arn:aws:rds-db:us-east-1:123456789012:dbuser:');
  });

  test('of somebody whom the proxy does not know is refused', () => {
    expect(refusal(() => build({}, (proxy) => void proxy.connectAs('backnd')))).toMatchInlineSnapshot(`
      "demo-test-unit/proxy (DatabaseProxy) has a problem:
        connectAs('backnd')
          fix: did you mean 'backend'? use one of the users: auth, backend"
    `);
  });
});
