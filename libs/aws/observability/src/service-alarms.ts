import type { Alarm, Metric } from './alarm.js';
import { keyed } from './alarm-keys.js';
import { refuseThresholds } from './threshold-problems.js';

/** A service of ECS, and from where on somebody wants to know. */
export interface WatchedService<Key extends string> {
  /** The service's word: `nginx` makes `nginx-cpu`. */
  readonly key: Key;
  readonly clusterName: string;
  readonly serviceName: string;
  /** Tasks that have to run. The cluster needs Container Insights, which counts them. */
  readonly minimumTasks: number;
  /**
   * Of what its tasks have, on average for 15 minutes. It lies above what scaling aims at, so that only a service that
   * can't grow any more rings.
   * @default 85
   */
  readonly cpuPercent?: number;
  /**
   * As for CPU. At 100, ECS kills a task.
   * @default 85
   */
  readonly memoryPercent?: number;
}

/**
 * Three alarms: `nginx-tasks` (critical), `nginx-cpu` and `nginx-memory` (warnings). Runbooks: service-health,
 * service-capacity.
 *
 * @throws InputError for a threshold that can't be crossed, or always is.
 */
export function serviceAlarms<Key extends string>(watched: WatchedService<Key>) {
  const { key, clusterName: ClusterName, serviceName: ServiceName, minimumTasks } = watched;
  const { cpuPercent = 85, memoryPercent = 85 } = watched;
  refuseThresholds('serviceAlarms', {
    // ECS gives more CPU than a task has asked for, and counts it.
    percents: { memoryPercent },
    amounts: { minimumTasks, cpuPercent },
  });
  const metric = (namespace: string, name: string): Metric => ({
    namespace,
    name,
    statistic: 'Average',
    dimensions: { ClusterName, ServiceName },
  });
  const capacity = {
    runbook: 'service-capacity',
    severity: 'warning',
    comparison: 'GreaterThanThreshold',
    missingData: 'missing',
    periodSeconds: 300,
    evaluationPeriods: 3,
  } as const;
  return keyed(key, {
    cpu: {
      means: `${key} uses more than ${cpuPercent} % of its CPU.`,
      ...capacity,
      metric: metric('AWS/ECS', 'CPUUtilization'),
      threshold: cpuPercent,
    },
    memory: {
      means: `${key} uses more than ${memoryPercent} % of its memory.`,
      ...capacity,
      metric: metric('AWS/ECS', 'MemoryUtilization'),
      threshold: memoryPercent,
    },
    tasks: {
      means: `Fewer than ${minimumTasks} tasks of ${key} run.`,
      runbook: 'service-health',
      severity: 'critical',
      comparison: 'LessThanThreshold',
      missingData: 'breaching',
      periodSeconds: 60,
      evaluationPeriods: 5,
      metric: metric('ECS/ContainerInsights', 'RunningTaskCount'),
      threshold: minimumTasks,
    },
  } satisfies Record<string, Alarm>);
}
