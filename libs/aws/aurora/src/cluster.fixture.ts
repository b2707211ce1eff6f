import { type StackView, synthStack } from '@ashlar/testing';
import { AuroraCluster } from './aurora-cluster.js';
import type { AuroraClusterProps } from './aurora-props.js';

/** For tests: the smallest cluster that works, in the stack `demo-test-unit`. */
export const smallest: AuroraClusterProps = {
  purpose: 'records',
  engineVersion: '15.10',
  databaseName: 'records',
  vpcId: 'vpc-1',
  subnetIds: { 'us-east-1a': 'subnet-a', 'us-east-1b': 'subnet-b' },
  scaling: { min: 0.5, max: 1 },
  kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/data',
  masterSecretKmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/secret',
  logs: { kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/logs' },
};

export const build = (
  props: Partial<AuroraClusterProps> = {},
  read: (db: AuroraCluster) => void = () => undefined,
): StackView =>
  synthStack((stack) => {
    read(new AuroraCluster(stack, 'db', { ...smallest, ...props }));
  });
