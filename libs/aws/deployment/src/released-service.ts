/** What CodeDeploy has to know of the service that it deploys: `release` of a `FargateService` in @ashlar/ecs fits. */
export interface ReleasedService {
  readonly clusterName: string;
  readonly serviceName: string;
  readonly containerName: string;
  readonly containerPort: number;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly capacity: readonly CapacityShare[];
  /** The roles that its task definitions name. */
  readonly roleArns: readonly string[];
}

interface CapacityShare {
  readonly capacityProvider: string;
  readonly weight: number;
  readonly base: number;
}
