import type { AuroraClusterProps } from './aurora-props.js';
import type { AuroraCluster } from './aurora-cluster.js';
import { build, smallest } from './cluster.fixture.js';

/** Calls for something of a cluster that stands. */
function ask<T>(question: (db: AuroraCluster) => T, props: Partial<AuroraClusterProps> = {}): T | undefined {
  let answer: T | undefined;
  build(props, (db) => {
    answer = question(db);
  });
  return answer;
}

test('whoever signs in as the administrator reads that secret, and its key through Secrets Manager, alone', () => {
  const { arn, statements = [] } =
    ask((db) => ({ arn: db.masterSecretArn, statements: db.readMasterSecret() })) ?? {};
  const [secret, key, ...others] = statements;
  expect(others).toEqual([]);
  expect(secret).toEqual({
    sid: 'ReadMasterSecret',
    actions: ['secretsmanager:GetSecretValue'],
    resources: [arn],
  });
  expect(key).toEqual({
    sid: 'ReadKeyOfMasterSecret',
    actions: ['kms:Decrypt'],
    resources: [smallest.masterSecretKmsKeyArn],
    conditions: { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' } },
  });
});

test('a proxy is told whether the cluster pauses', () => {
  const scaling = { min: 0, max: 1 };
  expect(ask((db) => db.pauses)).toBe(false);
  expect(ask((db) => db.pauses, { scaling })).toBe(true);
});
