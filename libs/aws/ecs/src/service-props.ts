import type { CapacityShares } from './capacity.js';
import type { DeploymentPercents } from './deployment-feasibility.js';
import type { TargetHealthCheck } from './health-chain.js';
import type { Owners } from './ownership.js';
import type { Scaling } from './scaling.js';
import type { ServiceMesh } from './service-connect.js';
import type { ServiceDeployment } from './service-deployment.js';
import type { TaskProps } from './task-props.js';

export interface ServiceLoadBalancer {
  readonly targetGroupArn: string;
  /** The container that answers. */
  readonly container: string;
  /** @default - the container's port */
  readonly port?: number;
  /** How the target group speaks to the tasks. Only a service in a mesh has to say so. @default 'HTTP' */
  readonly protocol?: 'HTTP' | 'HTTPS';
  /** The load balancer's own group: it gets a rule to the service, and the service one from it. */
  readonly securityGroupId: string;
  /** How the target group checks, for the grace period. */
  readonly healthCheck?: TargetHealthCheck;
  /** Listeners or rules that send to the target group: ECS refuses a service whose target group has none. */
  readonly attached?: readonly { readonly fqn: string }[];
}

export interface FargateServiceProps extends TaskProps {
  /** Tasks to run; with `scaling`, to start with. Twice as many for the time of a deployment. */
  readonly tasks: number;
  /** @default - as many tasks as `tasks` says */
  readonly scaling?: Scaling;
  /** @default - what neither scaling nor the deployment owns belongs to Terraform */
  readonly owners?: Owners;
  /** @default - nobody connects to the service */
  readonly loadBalancer?: ServiceLoadBalancer;
  /** Joins a Service Connect namespace, to call others and to be called. @default - none */
  readonly mesh?: ServiceMesh;
  /** Its name in the cluster's namespace: `api` of `api.omnirapeutic.internal`. @default - none */
  readonly discovery?: { readonly name: string };
  /**
   * How new tasks take over: the `deployment` of a `DeploymentPlan` in @ashlar/deployment. From one that CodeDeploy does
   * to another kind, or back, there is a new service with another name, which starts before the old one goes.
   * @default - ECS replaces a few at a time, as the two percents say
   */
  readonly deployment?: ServiceDeployment;
  /** Share of `tasks` that keeps running during a deployment: 0 to 100. Not with `deployment`. @default 100 */
  readonly minimumHealthyPercent?: number;
  /**
   * Share of `tasks` that may run during a deployment: 100 to 200. Up to 100, zones are not rebalanced. Not with
   * `deployment`.
   * @default 200
   */
  readonly maximumPercent?: number;
  /**
   * Seconds after its start in which a task is not stopped for failing health checks. With a load balancer only.
   * @default - until a sound task has passed its checks
   */
  readonly healthCheckGracePeriodSeconds?: number;
  /**
   * Fargate, and Fargate Spot for tasks that may be taken away. A change replaces the service.
   * @default - Fargate: { FARGATE: { weight: 1 } }
   */
  readonly capacity?: CapacityShares;
  /** Whether an apply waits until the deployment is through. @default false */
  readonly waitForSteadyState?: boolean;
}

/** Within which bounds tasks are replaced. Two target groups mean twice the tasks, whatever the percents. */
export function deploymentPercents({
  deployment,
  minimumHealthyPercent = 100,
  maximumPercent = 200,
}: FargateServiceProps): DeploymentPercents {
  return deployment?.kind === 'rolling' ? deployment : { minimumHealthyPercent, maximumPercent };
}
