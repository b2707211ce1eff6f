import {
  is,
  isKnown,
  isRecord,
  keyArnProblems,
  type Problem,
  strangerProblems,
  wholeNumberProblems,
} from '@ashlar/core';
import { retentionProblems } from '@ashlar/log-group';
import { poolProblems, poolSettings, pooledConnections } from './connection-pool.js';
import { userNameProblems } from './database-names.js';
import type { DatabaseProxyProps } from './database-proxy-props.js';

const PROPS: readonly string[] = [
  'cluster',
  'idleClientTimeoutSeconds',
  'logs',
  'pool',
  'purpose',
  'readOnlyEndpoint',
  'subnetIds',
  'users',
  'vpcId',
] satisfies (keyof DatabaseProxyProps)[];

/** asOf: 2026-11, source: Aurora user guide, "Quotas and limitations for RDS Proxy"; RDS API reference, CreateDBProxy */
const MOST_USERS = 200;
const LONGEST_IDLE_SECONDS = 28_800;

const SECRET_ARN = /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:\S+$/;

/** Everything that is wrong with a proxy; the props may have gone around the types. */
export function databaseProxyProblems(props: DatabaseProxyProps): Problem[] {
  const { cluster, idleClientTimeoutSeconds, logs, pool, subnetIds, users } = props;
  return [
    ...strangerProblems('the proxy', props, PROPS),
    ...textGiven('purpose', props.purpose),
    ...textGiven('vpcId', props.vpcId),
    ...zoneProblems(subnetIds),
    ...clusterProblems(cluster),
    ...usersProblems(users),
    ...logsProblems(logs),
    ...poolProblems(pool),
    ...roomProblems(props),
    ...(idleClientTimeoutSeconds === undefined
      ? []
      : wholeNumberProblems('idleClientTimeoutSeconds', idleClientTimeoutSeconds, 1, LONGEST_IDLE_SECONDS)),
    ...readerProblems(props),
  ];
}

function textGiven(prop: string, value: unknown): Problem[] {
  if (typeof value === 'string' && value !== '') return [];
  return [{ what: is(prop, value), fix: `give ${prop}` }];
}

function zoneProblems(subnetIds: unknown): Problem[] {
  const zones = isRecord(subnetIds) ? Object.keys(subnetIds) : [];
  if (zones.length >= 2) return [];
  const what = `subnetIds names ${zones.length === 0 ? 'no zone' : `one zone, ${zones.join()}`}`;
  return [{ what, fix: 'name subnets in two zones at least; RDS makes no proxy in fewer' }];
}

function clusterProblems(cluster: unknown): Problem[] {
  if (!isRecord(cluster)) return [{ what: is('cluster', cluster), fix: 'give an AuroraCluster' }];
  const problems = [
    ...textGiven('cluster.clusterId', cluster['clusterId']),
    ...textGiven('cluster.clientSecurityGroupId', cluster['clientSecurityGroupId']),
  ];
  if (cluster['pauses'] !== true) return problems;
  const what = 'the cluster pauses (scaling.min is 0), which the connections of a proxy never let it do';
  return [...problems, { what, fix: 'use scaling.min 0.5 or more, or let clients connect directly' }];
}

function usersProblems(users: unknown): Problem[] {
  if (!isRecord(users) || Object.keys(users).length === 0) {
    const fix = 'give the secret of each user by name: { api: apiSecret }';
    return [{ what: isRecord(users) ? 'users is empty' : is('users', users), fix }];
  }
  const count = Object.keys(users).length;
  const tooMany = {
    what: `users names ${count}; a proxy takes ${MOST_USERS} secrets`,
    fix: 'share a user between clients of one kind, or use a second proxy',
  };
  return [
    ...(count > MOST_USERS ? [tooMany] : []),
    ...Object.entries(users).flatMap(([name, user]) => userProblems(name, user)),
    ...sharedSecretProblems(Object.entries(users)),
  ];
}

function userProblems(name: string, user: unknown): Problem[] {
  const prop = `users.${name}`;
  const problems = userNameProblems('a name in users', name);
  if (!isRecord(user)) return [...problems, { what: is(prop, user), fix: 'give a Secret' }];
  const { secretArn, kmsKeyArn } = user;
  if (isKnown(secretArn) && !SECRET_ARN.test(String(secretArn))) {
    problems.push({ what: is(`${prop}.secretArn`, secretArn), fix: 'give the ARN of the secret' });
  }
  return [...problems, ...keyArnProblems(`${prop}.kmsKeyArn`, kmsKeyArn)];
}

/** A proxy finds the password by the name in the secret: it has one of each. */
function sharedSecretProblems(users: readonly (readonly [string, unknown])[]): Problem[] {
  const owners = new Map<unknown, string>();
  return users.flatMap(([name, user]) => {
    const secretArn = isRecord(user) ? user['secretArn'] : undefined;
    const owner = secretArn === undefined ? undefined : owners.get(secretArn);
    owners.set(secretArn, owner ?? name);
    if (owner === undefined) return [];
    return [{ what: `users.${name} has the secret of ${owner}`, fix: 'give each user a secret of its own' }];
  });
}

function logsProblems(logs: unknown): Problem[] {
  if (!isRecord(logs)) return [{ what: is('logs', logs), fix: 'give the key: { kmsKeyArn: key.keyArn }' }];
  return [
    ...strangerProblems('logs', logs, ['keep', 'kmsKeyArn', 'retentionDays']),
    ...keyArnProblems('logs.kmsKeyArn', logs['kmsKeyArn']),
    ...retentionProblems('logs.retentionDays', logs['retentionDays'] as number | undefined),
  ];
}

/** The proxy keeps connections of different users apart: with fewer than users, some wait for others to end. */
function roomProblems({ cluster, pool, users }: DatabaseProxyProps): Problem[] {
  const maxConnections = cluster?.maxConnections;
  if (maxConnections === undefined || !isKnown(maxConnections) || poolProblems(pool).length > 0) return [];
  const { maxConnectionsPercent } = poolSettings(pool);
  const room = pooledConnections(maxConnections, maxConnectionsPercent);
  const count = Object.keys(users ?? {}).length;
  if (!isKnown(maxConnectionsPercent) || room >= count) return [];
  const what = `the pool has ${room} connections (${maxConnectionsPercent} % of ${maxConnections}) for ${count} users`;
  return [{ what, fix: 'raise pool.maxConnectionsPercent, or scaling.max of the cluster' }];
}

function readerProblems({ cluster, readOnlyEndpoint }: DatabaseProxyProps): Problem[] {
  if (readOnlyEndpoint === undefined || readOnlyEndpoint === false) return [];
  if (readOnlyEndpoint !== true) {
    return [{ what: is('readOnlyEndpoint', readOnlyEndpoint), fix: 'use true or false' }];
  }
  const instances = cluster?.instanceIds;
  if (instances === undefined || Object.keys(instances).length > 1) return [];
  const what = 'readOnlyEndpoint is true, and the cluster has no reader';
  return [{ what, fix: 'give the cluster readers: 1, or leave readOnlyEndpoint out' }];
}
