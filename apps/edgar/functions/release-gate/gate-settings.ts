import { readEnvironment } from '../shared/read-environment.js';
import type { ReadyTarget } from './ask-ready.js';
import type { MigrationTask } from './ecs-migration.js';
import type { Limits } from './next-step.js';

export interface GateSettings {
  readonly task: MigrationTask;
  readonly ready: ReadyTarget;
  readonly limits: Limits;
}

/** 13 minutes, of the 15 that a function may take. */
const MIGRATION_SECONDS = 780;

/**
 * `CLUSTER`, `TASK_DEFINITION`, `CONTAINER`, `SUBNET_IDS` and `SECURITY_GROUP_IDS` (with commas), `READY_URL`, and if wanted
 * `READY_HOST` and `MIGRATION_TIMEOUT_SECONDS` (780). Everything missing is named at once.
 */
export function gateSettings(env: NodeJS.ProcessEnv): GateSettings {
  const names = [
    'CLUSTER',
    'TASK_DEFINITION',
    'CONTAINER',
    'SUBNET_IDS',
    'SECURITY_GROUP_IDS',
    'READY_URL',
  ] as const;
  const { values, refuseIf } = readEnvironment(env, names);
  const url = URL.canParse(values.READY_URL) ? new URL(values.READY_URL) : undefined;
  const seconds = Number(env['MIGRATION_TIMEOUT_SECONDS'] ?? MIGRATION_SECONDS);
  refuseIf({
    READY_URL: url?.protocol === 'https:' || url?.hostname === '127.0.0.1' ? undefined : 'is no https URL',
    SUBNET_IDS: list(values.SUBNET_IDS).length > 0 ? undefined : 'names no subnet',
    MIGRATION_TIMEOUT_SECONDS:
      Number.isInteger(seconds) && seconds > 0 ? undefined : 'is no number of seconds',
  });
  return {
    task: {
      cluster: values.CLUSTER,
      taskDefinition: values.TASK_DEFINITION,
      container: values.CONTAINER,
      subnetIds: list(values.SUBNET_IDS),
      securityGroupIds: list(values.SECURITY_GROUP_IDS),
    },
    ready: { url: url ?? new URL('https://refused'), host: env['READY_HOST'] || undefined, timeoutMs: 5000 },
    limits: { migrationMs: seconds * 1000, pauseMs: 5000, readyInARow: 3, asks: 12, faults: 5 },
  };
}

function list(text: string): string[] {
  return text.split(',').filter((item) => item !== '');
}
