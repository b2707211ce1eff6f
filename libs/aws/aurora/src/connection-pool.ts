import { isKnown, isRecord, type Problem, strangerProblems, wholeNumberProblems } from '@ashlar/core';

/** How a proxy shares the connections of the database. */
export interface ConnectionPool {
  /**
   * Of the connections that an instance takes, how many the proxy may open: 1 to 100. What is left is for those who connect
   * directly: migrations, the rotation of passwords, a person in an emergency.
   * @default 90
   */
  readonly maxConnectionsPercent?: number;
  /**
   * Of the same connections, how many the proxy keeps open while nobody uses them: 0 to `maxConnectionsPercent`. Fewer
   * leave the instance more memory, more spare clients the opening of one.
   * @default - half of `maxConnectionsPercent`
   */
  readonly maxIdleConnectionsPercent?: number;
  /**
   * Seconds for which a client waits for a connection when all are in use, or while the database fails over: 0 to 300.
   * Longer than its caller waits is of no use.
   * @default 30
   */
  readonly borrowTimeoutSeconds?: number;
}

const KNOWN: readonly string[] = [
  'borrowTimeoutSeconds',
  'maxConnectionsPercent',
  'maxIdleConnectionsPercent',
] satisfies (keyof ConnectionPool)[];

/** With what was left out. */
export function poolSettings(pool: ConnectionPool = {}): Required<ConnectionPool> {
  const { borrowTimeoutSeconds = 30, maxConnectionsPercent = 90 } = pool;
  const half = isKnown(maxConnectionsPercent) ? Math.floor(maxConnectionsPercent / 2) : 0;
  const { maxIdleConnectionsPercent = half } = pool;
  return { borrowTimeoutSeconds, maxConnectionsPercent, maxIdleConnectionsPercent };
}

/** What the proxy may open on an instance that takes so many. */
export const pooledConnections = (maxConnections: number, maxConnectionsPercent: number): number =>
  Math.floor((maxConnections * maxConnectionsPercent) / 100);

/**
 * asOf: 2026-11
 * source: RDS API reference, ConnectionPoolConfiguration; Aurora user guide, "RDS Proxy connection considerations":
 *   filters of session pinning and initialization queries are not for PostgreSQL
 */
export function poolProblems(pool: unknown): Problem[] {
  if (pool === undefined) return [];
  if (!isRecord(pool))
    return [{ what: 'pool is no record', fix: `give ${KNOWN.join(', ')}, or none of them` }];
  const { borrowTimeoutSeconds, maxConnectionsPercent, maxIdleConnectionsPercent } = poolSettings(pool);
  const wrongShare = wholeNumberProblems('pool.maxConnectionsPercent', maxConnectionsPercent, 1, 100);
  return [
    ...strangerProblems('pool', pool, KNOWN),
    ...wrongShare,
    ...(wrongShare.length > 0 ? [] : idleProblems(maxIdleConnectionsPercent, maxConnectionsPercent)),
    ...wholeNumberProblems('pool.borrowTimeoutSeconds', borrowTimeoutSeconds, 0, 300),
  ];
}

function idleProblems(idle: number, share: number): Problem[] {
  const prop = 'pool.maxIdleConnectionsPercent';
  const problems = wholeNumberProblems(prop, idle, 0, 100);
  if (problems.length > 0 || !isKnown(idle) || !isKnown(share) || idle <= share) return problems;
  const what = `${prop} is ${idle}, above pool.maxConnectionsPercent (${share})`;
  return [{ what, fix: `use ${share} or less, or raise pool.maxConnectionsPercent` }];
}
