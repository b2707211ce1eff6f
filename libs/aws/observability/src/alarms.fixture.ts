import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder, type StackView, synthStack } from '@ashlar/testing';
import type { Alarm } from './alarm.js';
import { Alarms, type AlarmsProps } from './alarms.js';
import type { Runbooks } from './runbooks.js';

export const TOPIC = 'arn:aws:sns:us-east-1:123456789012:demo-test-alarms';

export const actions = { critical: [TOPIC], warning: [TOPIC], business: [TOPIC] };

/** Pages that the ready-made sets name. */
export const PAGES = [
  'aurora-capacity',
  'aurora-replica-lag',
  'aurora-storage',
  'backup-failed',
  'blocked-requests',
  'flow-logs',
  'load-balancer',
  'monthly-cost',
  'nat-gateway',
  'service-capacity',
  'service-health',
];

/** Test support: a folder with pages, to be made outside of the tests of a file. */
export function runbooksWith(pages: readonly string[]): Runbooks {
  const folder = join(scratchFolder(), 'runbooks');
  mkdirSync(folder);
  for (const page of pages) writeFileSync(join(folder, `${page}.md`), `# ${page}\n`);
  return { folder, url: 'https://git.example.com/runbooks' };
}

/** An alarm that is right, on the CPU of a database. */
export const cpu = {
  means: 'The database uses much of its CPU.',
  runbook: 'aurora-capacity',
  severity: 'warning',
  metric: {
    namespace: 'AWS/RDS',
    name: 'CPUUtilization',
    dimensions: { DBClusterIdentifier: 'records' },
    statistic: 'Maximum',
  },
  comparison: 'GreaterThanThreshold',
  threshold: 80,
  periodSeconds: 300,
  evaluationPeriods: 3,
  missingData: 'missing',
} as const satisfies Alarm;

/** Test support: the smallest alarms that work, and what differs. */
export const buildAlarms = (props: Pick<AlarmsProps, 'runbooks'> & Partial<AlarmsProps>): StackView =>
  synthStack((stack) => {
    new Alarms(stack, 'alarms', { ...{ alarms: { cpu }, actions }, ...props });
  });
