import { is, isRecord, refuse } from '@ashlar/core';
import type { Alarm, Metric } from './alarm.js';
import { keyed } from './alarm-keys.js';
import { refuseThresholds } from './threshold-problems.js';

export interface WatchedNatGateways {
  /** Ids by zone: `natGatewayIds` of a Network. `us-east-1a` makes `nat-a-ports`. */
  readonly natGatewayIds: Readonly<Record<string, string>>;
  /**
   * Packets lost, of all that come in, for 15 minutes. Above 0.01 % AWS sees a trouble of its own ("Monitor NAT gateways
   * with CloudWatch", PacketsDropCount).
   * @default 0.01
   */
  readonly dropPercent?: number;
  /**
   * Fewer lost packets than these in 5 minutes are no alarm, whatever their share.
   * @default 10
   */
  readonly leastDrops?: number;
}

/**
 * Two alarms for each gateway: `nat-a-ports` (critical), when connections fail because all ports to one destination are
 * taken, and `nat-a-drops` (warning). Runbook: nat-gateway.
 *
 * @throws InputError for a threshold that can't be crossed, or always is.
 */
export function natGatewayAlarms({
  natGatewayIds,
  dropPercent = 0.01,
  leastDrops = 10,
}: WatchedNatGateways): Record<`nat-${string}`, Alarm> {
  if (!isRecord(natGatewayIds)) {
    const fix = "give ids by zone: { 'us-east-1a': 'nat-…' }";
    refuse('natGatewayAlarms', [{ what: is('natGatewayIds', natGatewayIds), fix }]);
  }
  refuseThresholds('natGatewayAlarms', { percents: { dropPercent }, amounts: { leastDrops } });
  const sets = Object.keys(natGatewayIds).map((zone) =>
    keyed(
      `nat-${placeOf(zone)}`,
      gatewayAlarms(zone, natGatewayIds[zone] as string, dropPercent, leastDrops),
    ),
  );
  return Object.assign({}, ...sets) as Record<`nat-${string}`, Alarm>;
}

/** `us-east-1a` → `a`; `us-east-1-bos-1a`, a local zone, keeps its name. */
const placeOf = (zone: string): string => /^[a-z]+(?:-[a-z]+)+-\d([a-z])$/.exec(zone)?.[1] ?? zone;

function gatewayAlarms(zone: string, NatGatewayId: string, dropPercent: number, leastDrops: number) {
  const metric = (name: string): Metric => ({
    namespace: 'AWS/NATGateway',
    name,
    statistic: 'Sum',
    dimensions: { NatGatewayId },
  });
  return {
    ports: {
      means: `The NAT gateway of ${zone} has no port left to a destination, and connections fail.`,
      runbook: 'nat-gateway',
      severity: 'critical',
      missingData: 'missing',
      periodSeconds: 60,
      evaluationPeriods: 5,
      datapointsToAlarm: 3,
      metric: metric('ErrorPortAllocation'),
      comparison: 'GreaterThanThreshold',
      threshold: 0,
    },
    drops: {
      means: `The NAT gateway of ${zone} loses more than ${dropPercent} % of its packets.`,
      runbook: 'nat-gateway',
      severity: 'warning',
      missingData: 'missing',
      periodSeconds: 300,
      evaluationPeriods: 3,
      math: {
        expression: `IF(drops >= ${leastDrops}, 100 * drops / (received + sent), 0)`,
        metrics: {
          drops: metric('PacketsDropCount'),
          received: metric('PacketsInFromDestination'),
          sent: metric('PacketsInFromSource'),
        },
      },
      comparison: 'GreaterThanThreshold',
      threshold: dropPercent,
    },
  } satisfies Record<string, Alarm>;
}
