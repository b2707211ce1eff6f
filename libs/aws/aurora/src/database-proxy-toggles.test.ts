import { compareResources, typeOf } from '@ashlar/testing';
import type { DatabaseProxyProps } from './database-proxy-props.js';
import { build, smallest, user } from './database-proxy.fixture.js';

interface Toggle {
  readonly props: Partial<DatabaseProxyProps>;
  /** Addresses that may come and go with it. */
  readonly own: RegExp;
  /** Types of resources that stay where they are and look otherwise. */
  readonly touches: readonly string[];
}

const toggles: Readonly<Record<string, Toggle>> = {
  'another user': {
    props: { users: { ...smallest.users, profile: user('profile') } },
    own: /^$/,
    touches: ['aws_db_proxy', 'aws_iam_policy'],
  },
  'another pool': {
    props: { pool: { maxConnectionsPercent: 50 } },
    own: /^$/,
    touches: ['aws_db_proxy_default_target_group'],
  },
  'another timeout': { props: { idleClientTimeoutSeconds: 60 }, own: /^$/, touches: ['aws_db_proxy'] },
  'an endpoint for readers': {
    props: { readOnlyEndpoint: true },
    own: /^aws_db_proxy_endpoint\.proxy_readers_/,
    touches: [],
  },
  'another zone': {
    props: { subnetIds: { ...smallest.subnetIds, 'us-east-1c': 'subnet-c' } },
    own: /^$/,
    touches: ['aws_db_proxy'],
  },
  'a shorter log': {
    props: { logs: { ...smallest.logs, retentionDays: 30, keep: false } },
    own: /^$/,
    touches: ['aws_cloudwatch_log_group'],
  },
  'another cluster': {
    props: { cluster: { clusterId: 'demo-test-other', clientSecurityGroupId: 'sg-other' } },
    own: /^$/,
    touches: ['aws_db_proxy', 'aws_db_proxy_target'],
  },
};

test.each(Object.entries(toggles))(
  '%s brings what is its own, and moves nothing',
  (_, { props, own, touches }) => {
    const { moved, changed } = compareResources(build().byAddress(), build(props).byAddress());
    expect(moved.filter((address) => !own.test(address))).toEqual([]);
    expect(moved.length > 0).toBe(own.source !== '^$');
    expect(changed.map(typeOf)).toEqual(touches);
  },
);
