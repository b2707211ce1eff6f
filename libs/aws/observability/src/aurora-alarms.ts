import type { Alarm, Metric, Statistic } from './alarm.js';
import { keyed } from './alarm-keys.js';
import { refuseThresholds } from './threshold-problems.js';

const GIB = 1024 ** 3;

/** An Aurora cluster on Serverless v2, and from where on somebody wants to know. */
export interface WatchedAurora<Key extends string = 'aurora'> {
  /** @default 'aurora' */
  readonly key?: Key;
  /** Its identifier, `clusterName` of an AuroraCluster; alarms watch the worst of its instances, so that they need not change with them. */
  readonly clusterId: string;
  /** The largest capacity of an instance, in ACU of 2 GiB. */
  readonly maxAcu: number;
  /** How many connections an instance takes: `maxConnections` of an AuroraCluster. */
  readonly maxConnections: number;
  /**
   * Of what the largest capacity can do, for 15 minutes: below it, Aurora grows by itself and nobody is needed.
   * @default 80
   */
  readonly cpuPercent?: number;
  /**
   * Of `maxConnections`. A deployment, which runs old and new tasks at once, still has to fit above it.
   * @default 80
   */
  readonly connectionsPercent?: number;
  /**
   * Free, of the largest capacity's memory. CloudWatch adds 2 GiB for each ACU that an instance has not grown yet, so
   * this is crossed only by one that can't grow any more.
   * @default 10
   */
  readonly freeMemoryPercent?: number;
  /**
   * The volume grows by itself up to 128 TiB, at 0.10 USD per GB and month: this is the size that nobody expected.
   * Serverless v2 has no local storage of a size, and FreeLocalStorage says nothing of it.
   * @default 100
   */
  readonly storageGib?: number;
  /**
   * The slowest reader's delay, for 5 minutes; usually it is far below 100. Without readers there are no figures, and
   * the alarm stays quiet.
   * @default 1000
   */
  readonly replicaLagMilliseconds?: number;
}

/**
 * Five alarms: `aurora-connections` (critical), `aurora-cpu`, `aurora-memory`, `aurora-storage` and
 * `aurora-replica-lag` (warnings). Runbooks: aurora-capacity, aurora-storage, aurora-replica-lag.
 *
 * @throws InputError for a threshold that can't be crossed, or always is.
 */
export function auroraAlarms<Key extends string = 'aurora'>(watched: WatchedAurora<Key>) {
  const { key = 'aurora' as Key, clusterId, maxAcu, maxConnections } = watched;
  const { cpuPercent = 80, connectionsPercent = 80, freeMemoryPercent = 10 } = watched;
  const { storageGib = 100, replicaLagMilliseconds = 1000 } = watched;
  refuseThresholds('auroraAlarms', {
    percents: { cpuPercent, connectionsPercent, freeMemoryPercent },
    amounts: { maxAcu, maxConnections, storageGib, replicaLagMilliseconds },
  });
  const metric = (name: string, statistic: Statistic): Metric => ({
    namespace: 'AWS/RDS',
    name,
    statistic,
    dimensions: { DBClusterIdentifier: clusterId },
  });
  const quarterOfAnHour = { periodSeconds: 300, evaluationPeriods: 3 } as const;
  const fiveMinutes = { periodSeconds: 60, evaluationPeriods: 5 } as const;
  return keyed(key, {
    cpu: {
      means: `A database instance uses more than ${cpuPercent} % of the CPU of its largest capacity.`,
      runbook: 'aurora-capacity',
      severity: 'warning',
      ...quarterOfAnHour,
      missingData: 'missing',
      metric: metric('CPUUtilization', 'Maximum'),
      comparison: 'GreaterThanThreshold',
      threshold: cpuPercent,
    },
    connections: {
      means: `A database instance has more than ${connectionsPercent} % of the connections that it takes.`,
      runbook: 'aurora-capacity',
      severity: 'critical',
      ...fiveMinutes,
      missingData: 'missing',
      metric: metric('DatabaseConnections', 'Maximum'),
      comparison: 'GreaterThanThreshold',
      threshold: Math.floor((maxConnections * connectionsPercent) / 100),
    },
    memory: {
      means: `A database instance has less than ${freeMemoryPercent} % of its largest memory left.`,
      runbook: 'aurora-capacity',
      severity: 'warning',
      ...quarterOfAnHour,
      missingData: 'missing',
      metric: metric('FreeableMemory', 'Minimum'),
      comparison: 'LessThanThreshold',
      threshold: Math.floor((maxAcu * 2 * GIB * freeMemoryPercent) / 100),
    },
    storage: {
      means: `The database holds more than ${storageGib} GiB.`,
      runbook: 'aurora-storage',
      severity: 'warning',
      missingData: 'missing',
      periodSeconds: 3600,
      evaluationPeriods: 1,
      metric: metric('VolumeBytesUsed', 'Average'),
      comparison: 'GreaterThanThreshold',
      threshold: storageGib * GIB,
    },
    'replica-lag': {
      means: `A reader of the database is more than ${replicaLagMilliseconds} milliseconds behind the writer.`,
      runbook: 'aurora-replica-lag',
      severity: 'warning',
      ...fiveMinutes,
      missingData: 'notBreaching',
      metric: metric('AuroraReplicaLagMaximum', 'Maximum'),
      comparison: 'GreaterThanThreshold',
      threshold: replicaLagMilliseconds,
    },
  } satisfies Record<string, Alarm>);
}
