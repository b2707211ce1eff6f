import type { Alarm, Metric, Statistic } from './alarm.js';
import { keyed } from './alarm-keys.js';
import { refuseThresholds } from './threshold-problems.js';

/** An RDS Proxy, and from where on somebody wants to know. */
export interface WatchedProxy<Key extends string = 'proxy'> {
  /** @default 'proxy' */
  readonly key?: Key;
  /** `proxyName` of a DatabaseProxy. */
  readonly proxyName: string;
  /**
   * Of the connections that the proxy may open to the writer, for 5 minutes. AWS advises to keep a third free.
   * @default 75
   */
  readonly connectionsPercent?: number;
  /**
   * Milliseconds that a client waits for a connection, on average for 15 minutes. An open one takes less than one.
   * @default 200
   */
  readonly borrowMilliseconds?: number;
  /**
   * Sign-ins that fail within 5 minutes: of clients at the proxy, and of the proxy at the database, whose password was
   * changed and not told.
   * @default 10
   */
  readonly failedSignIns?: number;
}

/** The group that every proxy has, and those of its connections that lead to the writer. */
const WRITER = { TargetGroup: 'default', TargetRole: 'READ_WRITE' };

/**
 * Four alarms: `proxy-connections` and `proxy-availability` (critical), `proxy-borrow-latency` and `proxy-sign-ins`
 * (warnings). Runbook: database-proxy.
 *
 * @throws InputError for a threshold that can't be crossed, or always is.
 */
export function proxyAlarms<Key extends string = 'proxy'>(watched: WatchedProxy<Key>) {
  const { key = 'proxy' as Key, proxyName: ProxyName } = watched;
  const { connectionsPercent = 75, borrowMilliseconds = 200, failedSignIns = 10 } = watched;
  refuseThresholds('proxyAlarms', {
    percents: { connectionsPercent },
    amounts: { borrowMilliseconds, failedSignIns },
  });
  const metric = (name: string, statistic: Statistic, more: Metric['dimensions'] = {}): Metric => ({
    namespace: 'AWS/RDS',
    name,
    statistic,
    dimensions: { ProxyName, ...more },
  });
  const page = {
    runbook: 'database-proxy',
    // Some figures begin with the first connection.
    missingData: 'notBreaching',
  } as const;
  return keyed(key, {
    connections: {
      means: `The proxy has more than ${connectionsPercent} % of the connections that it may open to the database.`,
      severity: 'critical',
      ...page,
      periodSeconds: 60,
      evaluationPeriods: 5,
      math: {
        expression: '100 * open / allowed',
        metrics: {
          open: metric('DatabaseConnections', 'Sum', WRITER),
          allowed: metric('MaxDatabaseConnectionsAllowed', 'Sum', WRITER),
        },
      },
      comparison: 'GreaterThanThreshold',
      threshold: connectionsPercent,
    },
    availability: {
      means: 'The proxy can not reach the writer of the database.',
      severity: 'critical',
      ...page,
      periodSeconds: 60,
      evaluationPeriods: 3,
      metric: metric('AvailabilityPercentage', 'Average', WRITER),
      comparison: 'LessThanThreshold',
      threshold: 50,
    },
    'borrow-latency': {
      means: `Clients wait more than ${borrowMilliseconds} ms for a connection to the database.`,
      severity: 'warning',
      ...page,
      periodSeconds: 300,
      evaluationPeriods: 3,
      metric: metric('DatabaseConnectionsBorrowLatency', 'Average'),
      comparison: 'GreaterThanThreshold',
      // In microseconds.
      threshold: borrowMilliseconds * 1000,
    },
    'sign-ins': {
      means: `More than ${failedSignIns} sign-ins at the proxy or at its database fail within 5 minutes.`,
      severity: 'warning',
      ...page,
      periodSeconds: 300,
      evaluationPeriods: 1,
      math: {
        expression: 'FILL(clients, 0) + FILL(databases, 0)',
        metrics: {
          clients: metric('ClientConnectionsSetupFailedAuth', 'Sum'),
          databases: metric('DatabaseConnectionsSetupFailed', 'Sum'),
        },
      },
      comparison: 'GreaterThanThreshold',
      threshold: failedSignIns,
    },
  } satisfies Record<string, Alarm>);
}
