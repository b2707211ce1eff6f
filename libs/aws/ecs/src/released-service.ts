import type { TaskParts } from './build-task.js';
import { capacityStrategy } from './capacity.js';
import type { FargateServiceProps } from './service-props.js';

/** What whoever releases a service from outside of Terraform has to know of it. */
export interface ReleasedService {
  readonly clusterName: string;
  readonly serviceName: string;
  readonly containerName: string;
  readonly containerPort: number;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly capacity: readonly {
    readonly capacityProvider: string;
    readonly weight: number;
    readonly base: number;
  }[];
  /** The roles that its task definitions name. */
  readonly roleArns: readonly string[];
}

interface BuiltService {
  readonly task: TaskParts;
  readonly clusterName: string;
  readonly serviceName: string;
}

/** Nothing, where there is no load balancer whose traffic could move. */
export function releasedService(
  { loadBalancer, containers, capacity }: FargateServiceProps,
  { task, clusterName, serviceName }: BuiltService,
): ReleasedService | undefined {
  const port = loadBalancer && containers[loadBalancer.container]?.port;
  if (loadBalancer === undefined || port === undefined) return undefined;
  return {
    clusterName,
    serviceName,
    containerName: loadBalancer.container,
    containerPort: port,
    subnetIds: task.subnetIds,
    securityGroupIds: task.securityGroupIds,
    capacity: capacityStrategy(capacity),
    roleArns: task.roleArns,
  };
}
