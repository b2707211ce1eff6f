import type { Alarm } from './alarm.js';
import { keyed } from './alarm-keys.js';
import { refuseThresholds } from './threshold-problems.js';

/** The last fields of a flow log's record in the default format are what was done, and whether the record is one. */
export const rejectedConnectionsPattern =
  '[version, account, interface, source, destination, sourcePort, destinationPort, protocol, packets, bytes, start, end, action = "REJECT", status]';

export interface WatchedFlowLogs<Key extends string = 'flow-logs'> {
  /** @default 'flow-logs' */
  readonly key?: Key;
  /** `flowLogGroupName` of a Network. */
  readonly logGroupName: string;
  /** `metric` of a LogMetric that counts `rejectedConnectionsPattern`. */
  readonly rejections: { readonly namespace: string; readonly name: string };
  /**
   * Connections turned away in 5 minutes, three times in a row. The internet knocks at every public address a few times a
   * minute; this is ten times what six of them hear. Look at a week of your own before you lower it.
   * @default 500
   */
  readonly rejectedConnections?: number;
}

/**
 * Two alarms: `flow-logs-rejects`, when much is turned away, and `flow-logs-silence`, when a quarter of an hour has no
 * record (both warnings). Runbook: flow-logs.
 *
 * @throws InputError for a threshold that can't be crossed, or always is.
 */
export function flowLogAlarms<Key extends string = 'flow-logs'>(watched: WatchedFlowLogs<Key>) {
  const { key = 'flow-logs' as Key, logGroupName, rejections, rejectedConnections = 500 } = watched;
  refuseThresholds('flowLogAlarms', { amounts: { rejectedConnections } });
  return keyed(key, {
    rejects: {
      means: `The network turns away more than ${rejectedConnections} connections in 5 minutes.`,
      runbook: 'flow-logs',
      severity: 'warning',
      missingData: 'notBreaching',
      periodSeconds: 300,
      evaluationPeriods: 3,
      metric: { ...rejections, dimensions: {}, statistic: 'Sum' },
      comparison: 'GreaterThanThreshold',
      threshold: rejectedConnections,
    },
    silence: {
      means: 'No flow logs arrive: what happens in the network is not on record.',
      runbook: 'flow-logs',
      severity: 'warning',
      missingData: 'breaching',
      periodSeconds: 300,
      evaluationPeriods: 3,
      metric: {
        namespace: 'AWS/Logs',
        name: 'IncomingLogEvents',
        statistic: 'Sum',
        dimensions: { LogGroupName: logGroupName },
      },
      comparison: 'LessThanThreshold',
      threshold: 1,
    },
  } satisfies Record<string, Alarm>);
}
