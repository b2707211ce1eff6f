import { DbProxy } from '@cdktf/provider-aws/lib/db-proxy/index.js';
import { RdsCluster } from '@cdktf/provider-aws/lib/rds-cluster/index.js';
import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret/index.js';
import { SecretsmanagerSecretRotation } from '@cdktf/provider-aws/lib/secretsmanager-secret-rotation/index.js';
import { environmentOf, stacksOf } from '../platform.fixture.js';
import { databaseUsers } from './credentials.js';

const { credentials, data } = stacksOf(environmentOf('production'));
if (credentials === undefined || data === undefined) throw new Error('there is no database');

test('EDG-11: the proxy takes IAM tokens over TLS and nothing else, for a user of each service', () => {
  const proxy = credentials.one(DbProxy);
  expect(proxy).toMatchObject({ engine_family: 'POSTGRESQL', require_tls: true });
  const auth = proxy['auth'] as readonly Record<string, unknown>[];
  expect(auth).toHaveLength(databaseUsers.length);
  for (const one of auth) expect(one).toMatchObject({ auth_scheme: 'SECRETS', iam_auth: 'REQUIRED' });
});

test('EDG-11: each user has a secret without a value, which a rotation fills and replaces every month', () => {
  expect(credentials.all(SecretsmanagerSecret)).toHaveLength(databaseUsers.length);
  const rotations = credentials.all(SecretsmanagerSecretRotation);
  expect(rotations).toHaveLength(databaseUsers.length);
  for (const rotation of rotations) {
    expect(rotation).toMatchObject({
      rotate_immediately: true,
      rotation_rules: { automatically_after_days: 30 },
      depends_on: [expect.stringContaining('aws_lambda_permission')],
    });
  }
  expect(credentials.json.resource).not.toHaveProperty('aws_secretsmanager_secret_version');
});

test('EDG-11: the rotation may change these secrets and read the administrator’s, and no other', () => {
  const policy = JSON.parse(String(credentials.at('rotation/role/policy')['policy'])) as {
    Statement: { Action: string | string[]; Resource: string | string[] }[];
  };
  const secret = policy.Statement.filter(({ Action }) => JSON.stringify(Action).includes('secretsmanager:'));
  expect(secret).toHaveLength(databaseUsers.length + 1);
  for (const { Resource } of secret) expect(JSON.stringify(Resource)).not.toContain('*');
});

test('EDG-11: the cluster is encrypted, in the data tier, and its administrator’s password is made by RDS', () => {
  expect(data.one(RdsCluster)).toMatchObject({
    engine: 'aurora-postgresql',
    ...{ storage_encrypted: true, manage_master_user_password: true, deletion_protection: true },
    iam_database_authentication_enabled: true,
  });
});
