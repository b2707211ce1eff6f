import { refusal } from '@ashlar/testing';
import type { DatabaseProxyProps, ProxyUser } from './database-proxy-props.js';
import { build, smallest, user } from './database-proxy.fixture.js';

/** Refuses props that went around the types. */
const refused = (props: object) => refusal(() => build(props as Partial<DatabaseProxyProps>));

const usersNamed = (...names: string[]): Record<string, ProxyUser> =>
  Object.fromEntries(names.map((name) => [name, user(name)]));

const cluster = (differences: object) => ({ cluster: { ...smallest.cluster, ...differences } });

test('everything is refused at once', () => {
  const message = refused({
    purpose: '',
    vpcId: undefined,
    subnetIds: { 'us-east-1a': 'subnet-a' },
    cluster: { clusterId: 'demo-test-shop', pauses: true, instanceIds: { 'instance-1': 'one' } },
    users: { table: user('table'), backend: { secretArn: 'backend', kmsKeyArn: 'alias/secrets' } },
    logs: { kmsKeyArn: 'alias/logs', retentionDays: 2 },
    pool: { maxConnectionsPercent: 101, borrowTimeoutSeconds: 301 },
    idleClientTimeoutSeconds: 28_801,
    readOnlyEndpoint: true,
    requireTls: false,
  });
  expect(message).toMatchInlineSnapshot(`
    "demo-test-unit/proxy (DatabaseProxy) has 15 problems:
      the proxy has 'requireTls'
        fix: use cluster, idleClientTimeoutSeconds, logs, pool, purpose, readOnlyEndpoint, subnetIds, users, vpcId
      purpose is ''
        fix: give purpose
      vpcId is left out
        fix: give vpcId
      subnetIds names one zone, us-east-1a
        fix: name subnets in two zones at least; RDS makes no proxy in fewer
      cluster.clientSecurityGroupId is left out
        fix: give cluster.clientSecurityGroupId
      the cluster pauses (scaling.min is 0), which the connections of a proxy never let it do
        fix: use scaling.min 0.5 or more, or let clients connect directly
      a name in users is 'table', a reserved word
        fix: use another name, such as 'table_1'
      users.backend.secretArn is 'backend'
        fix: give the ARN of the secret
      users.backend.kmsKeyArn is 'alias/secrets'
        fix: give the ARN of the key, as EncryptionKey publishes it
      logs.kmsKeyArn is 'alias/logs'
        fix: give the ARN of the key, as EncryptionKey publishes it
      logs.retentionDays is 2, which CloudWatch Logs does not offer
        fix: use 3; all values: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653
      pool.maxConnectionsPercent is 101
        fix: use a whole number from 1 to 100
      pool.borrowTimeoutSeconds is 301
        fix: use a whole number from 0 to 300
      idleClientTimeoutSeconds is 28801
        fix: use a whole number from 1 to 28800
      readOnlyEndpoint is true, and the cluster has no reader
        fix: give the cluster readers: 1, or leave readOnlyEndpoint out"
  `);
});

test.each([undefined, null, 'props'])('a cluster, users, logs and a pool of %p are refused', (value) => {
  const message = refused({ cluster: value, users: value, logs: value, pool: value ?? null });
  for (const prop of ['cluster', 'users', 'logs', 'pool'])
    expect(message).toMatch(new RegExp(`^  ${prop} `, 'm'));
});

describe('users are refused', () => {
  test('when there is none', () => {
    expect(refused({ users: {} })).toContain('users is empty');
  });

  test.each(['a-b', '1st', 'a.b', '*', '', 'user', 'rds_x', 'pg_x', 'rdsproxyadmin', 'x'.repeat(64)])(
    "with the name '%s'",
    (name) => {
      expect(refused({ users: usersNamed(name) })).toContain(`a name in users is '${name}'`);
    },
  );

  test('beyond the secrets that a proxy takes', () => {
    const names = Array.from({ length: 201 }, (_, index) => `u${index}`);
    expect(refused({ users: usersNamed(...names) })).toContain('users names 201; a proxy takes 200 secrets');
  });

  test('without a secret of their own', () => {
    const message = refused({ users: { auth: user('auth'), profile: user('auth'), shop: 'secret' } });
    expect(message).toContain('users.profile has the secret of auth');
    expect(message).toContain("users.shop is 'secret'");
  });
});

describe('the connections', () => {
  const pool = { maxConnectionsPercent: 1 };

  test('are as many as the users, at least', () => {
    expect(refused({ ...cluster({ maxConnections: 184 }), pool })).toContain(
      'the pool has 1 connections (1 % of 184) for 2 users',
    );
    expect(() => build({ ...cluster({ maxConnections: 200 }), pool })).not.toThrow();
  });

  test('are not counted where only Terraform knows them', () => {
    expect(() => build({ pool })).not.toThrow();
  });
});

describe('a read-only endpoint', () => {
  const readers = { readOnlyEndpoint: true };

  test('needs a reader', () => {
    expect(refused({ ...readers, ...cluster({ instanceIds: { one: '1' } }) })).toContain(
      'the cluster has no reader',
    );
    expect(() => build({ ...readers, ...cluster({ instanceIds: { one: '1', two: '2' } }) })).not.toThrow();
  });

  test('is there or is not', () => {
    expect(refused({ readOnlyEndpoint: 'yes' })).toContain("readOnlyEndpoint is 'yes'");
  });
});
