import type { Statement } from '@ashlar/iam';
import type { Rule } from '@ashlar/security-group';
import type { CapacityShares } from './capacity.js';
import type { Container } from './container.js';
import type { Cluster } from './ecs-cluster.js';
import type { FargateSize } from './fargate-size.js';
import type { TargetHealthCheck } from './health-chain.js';
import type { Owners } from './ownership.js';
import type { Scaling } from './scaling.js';

/** Where the lines of a service go. */
export interface ServiceLogGroup {
  readonly logGroupName: string;
  readonly logGroupArn: string;
}

interface OwnLog {
  readonly logGroup?: never;
  /** Encrypts the log group; its policy must admit CloudWatch Logs. */
  readonly kmsKeyArn: string;
  /** One of the values that CloudWatch Logs takes. 0.50 USD per GB, and 0.03 USD per GB and month. @default 365 */
  readonly retentionDays?: number;
  /** Makes Terraform refuse to destroy them; a service that is taken out leaves its log behind. @default true */
  readonly keep?: boolean;
}

interface GivenLog {
  /** A log group that stands on its own, so that it outlives the service: a `LogGroup` fits. */
  readonly logGroup: ServiceLogGroup;
  readonly kmsKeyArn?: never;
  readonly retentionDays?: never;
  readonly keep?: never;
}

export type ServiceLogging = (OwnLog | GivenLog) & {
  /**
   * What gives way when CloudWatch Logs does not keep up: with `'non-blocking'` the oldest of 25 MB of waiting
   * lines are lost, with `'blocking'` the application stands still. Choose that for logs that are evidence.
   * @default 'non-blocking'
   */
  readonly mode?: 'blocking' | 'non-blocking';
};

export interface ServiceLoadBalancer {
  readonly targetGroupArn: string;
  /** The container that answers. */
  readonly container: string;
  /** @default - the container's port */
  readonly port?: number;
  /** The load balancer's own group: it gets a rule to the service, and the service one from it. */
  readonly securityGroupId: string;
  /** How the target group checks, for the grace period. */
  readonly healthCheck?: TargetHealthCheck;
  /** Listeners or rules that send to the target group: ECS refuses a service whose target group has none. */
  readonly attached?: readonly { readonly fqn: string }[];
}

export interface FargateServiceProps {
  /** What runs; part of every name: `nginx`. Another one replaces the service. */
  readonly purpose: string;
  readonly cluster: Cluster;
  /** CPU units and MiB of each task. `{ cpu: 256, memory: 512 }` costs about 9 USD a month (see the README). */
  readonly size: FargateSize;
  /** ARM costs a fifth less, and needs images that are built for it. @default 'X86_64' */
  readonly architecture?: 'X86_64' | 'ARM64';
  readonly vpcId: string;
  /** Private subnets by zone, at most 16. Tasks are spread over the zones, and get no public address. */
  readonly subnetIds: Readonly<Record<string, string>>;
  /** Containers of one task by name, at most 10. */
  readonly containers: Readonly<Record<string, Container>>;
  readonly logging: ServiceLogging;
  /** Tasks to run; with `scaling`, to start with. Twice as many for the time of a deployment. */
  readonly tasks: number;
  /** @default - as many tasks as `tasks` says */
  readonly scaling?: Scaling;
  /** @default - what is not scaled belongs to Terraform */
  readonly owners?: Owners;
  /** Permissions of the application. @default - none, and then no task role either */
  readonly may?: readonly Statement[];
  /**
   * Lets people with the permission open a shell in a container. Sessions are encrypted and logged by the cluster.
   * @default false
   */
  readonly exec?: boolean;
  /**
   * Whereto the tasks may connect, by key.
   * @default - HTTPS to anywhere: registries, secrets and logs are there, unless the VPC has endpoints for them
   */
  readonly egress?: Readonly<Record<string, Rule>>;
  /** Security groups of others to join, by key: a database's clients. At most 4. @default - none */
  readonly joins?: Readonly<Record<string, string>>;
  /** @default - nobody connects to the service */
  readonly loadBalancer?: ServiceLoadBalancer;
  /** Its name in the cluster's namespace: `api` of `api.omnirapeutic.internal`. @default - none */
  readonly discovery?: { readonly name: string };
  /** Share of `tasks` that keeps running during a deployment: 0 to 100. @default 100 */
  readonly minimumHealthyPercent?: number;
  /** Share of `tasks` that may run during a deployment: 100 to 200. Up to 100, zones are not rebalanced. @default 200 */
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
  /** GiB of storage that is gone with the task: 21 to 200, about 0.08 USD a month for each above 20. @default 20 */
  readonly ephemeralStorageGiB?: number;
  /** Whether an apply waits until the deployment is through. @default false */
  readonly waitForSteadyState?: boolean;
}

export const deploymentPercents = (props: FargateServiceProps) => ({
  minimumHealthyPercent: props.minimumHealthyPercent ?? 100,
  maximumPercent: props.maximumPercent ?? 200,
});
