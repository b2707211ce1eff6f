import { sortedEntries } from '@ashlar/core';
import type { Container, ContainerHealthCheck, SecretReference } from './container.js';
import { healthCheckDefaults } from './health-chain.js';
import { stableJson } from './stable-json.js';
import { writableVolumes } from './writable-volumes.js';

export interface LogTarget {
  readonly group: string;
  readonly region: string;
  readonly mode: 'blocking' | 'non-blocking';
}

/** What Service Connect adds to the port of a container. */
export interface PortName {
  readonly name: string;
  readonly appProtocol?: string;
}

interface Definition {
  readonly containers: Readonly<Record<string, Container>>;
  readonly logs: LogTarget;
  readonly exec: boolean;
  /** By container. */
  readonly portNames?: Readonly<Record<string, PortName>>;
}

/**
 * The containers as the JSON that ECS returns: complete with its defaults, everything with a name in alphabetical
 * order. So a second plan is empty, and the order in the code makes no difference.
 */
export const containerDefinitions = ({ containers, ...definition }: Definition): string =>
  stableJson(sortedEntries(containers).map(([name, container]) => render(name, container, definition)));

function render(
  name: string,
  container: Container,
  { logs, exec, portNames = {} }: Omit<Definition, 'containers'>,
) {
  const { port, command, dependsOn, healthCheck, ulimits } = container;
  return {
    name,
    image: container.image,
    command,
    cpu: container.cpu ?? 0,
    memory: container.memory,
    memoryReservation: container.memoryReservation,
    essential: container.essential ?? true,
    environment: sortedEntries(container.environment).map(([variable, value]) => ({ name: variable, value })),
    secrets: sortedEntries(container.secrets).map(([variable, reference]) => ({
      name: variable,
      valueFrom: valueFrom(reference),
    })),
    portMappings:
      port === undefined
        ? []
        : [{ containerPort: port, hostPort: port, protocol: 'tcp' as const, ...portNames[name] }],
    dependsOn:
      dependsOn &&
      sortedEntries(dependsOn).map(([containerName, condition]) => ({ containerName, condition })),
    healthCheck: healthCheck && renderHealthCheck(healthCheck),
    readonlyRootFilesystem: container.readonlyRootFilesystem ?? true,
    mountPoints: writableVolumes(name, container, exec).map((volume) => ({
      containerPath: volume.path,
      readOnly: false,
      sourceVolume: volume.name,
    })),
    volumesFrom: [],
    systemControls: [],
    user: container.user,
    stopTimeout: container.stopTimeoutSeconds ?? 30,
    ulimits: ulimits && [{ name: 'nofile', softLimit: ulimits.nofile.soft, hardLimit: ulimits.nofile.hard }],
    // Reaps what a container's own processes and the sessions of ECS Exec leave behind.
    linuxParameters: { initProcessEnabled: true },
    logConfiguration: { logDriver: 'awslogs', options: logOptions(name, logs) },
  };
}

/** Waiting logs may take 25 MB of the task's memory before the oldest are dropped. */
export const logOptions = (name: string, { group, region, mode }: LogTarget) => ({
  'awslogs-group': group,
  'awslogs-region': region,
  'awslogs-stream-prefix': name,
  mode,
  ...(mode === 'non-blocking' ? { 'max-buffer-size': '25m' } : {}),
});

function renderHealthCheck(check: ContainerHealthCheck) {
  const { command, intervalSeconds, timeoutSeconds, retries, startPeriodSeconds } = {
    ...healthCheckDefaults,
    ...check,
  };
  return {
    command,
    interval: intervalSeconds,
    timeout: timeoutSeconds,
    retries,
    ...(startPeriodSeconds > 0 ? { startPeriod: startPeriodSeconds } : {}),
  };
}

/** `arn:json-key:version-stage:version-id` for a field; the ARN alone for the whole. */
function valueFrom(reference: SecretReference): string {
  if (reference.secretArn === undefined) return reference.parameterArn;
  return reference.field === undefined ? reference.secretArn : `${reference.secretArn}:${reference.field}::`;
}
