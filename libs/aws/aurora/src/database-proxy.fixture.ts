import type { StackView } from '@ashlar/testing';
import { synthStack } from '@ashlar/testing';
import type { DatabaseProxyProps, ProxyUser } from './database-proxy-props.js';
import { DatabaseProxy } from './database-proxy.js';

const ACCOUNT = 'us-east-1:123456789012';

export const KEY = `arn:aws:kms:${ACCOUNT}:key/credentials`;

export const user = (name: string): ProxyUser => ({
  secretArn: `arn:aws:secretsmanager:${ACCOUNT}:secret:demo/test/${name}-AbCdEf`,
  kmsKeyArn: KEY,
});

/** For tests: the smallest proxy that works, in the stack `demo-test-unit`. */
export const smallest: DatabaseProxyProps = {
  purpose: 'shop',
  cluster: { clusterId: 'demo-test-shop', clientSecurityGroupId: 'sg-cluster-clients' },
  users: { backend: user('backend'), auth: user('auth') },
  vpcId: 'vpc-1',
  subnetIds: { 'us-east-1b': 'subnet-b', 'us-east-1a': 'subnet-a' },
  logs: { kmsKeyArn: `arn:aws:kms:${ACCOUNT}:key/logs` },
};

export const build = (
  props: Partial<DatabaseProxyProps> = {},
  read: (proxy: DatabaseProxy) => void = () => undefined,
): StackView =>
  synthStack((stack) => {
    read(new DatabaseProxy(stack, 'proxy', { ...smallest, ...props }));
  });
