import type { Statement } from '@ashlar/iam';
import type { Rule } from '@ashlar/security-group';
import type { Container } from './container.js';
import type { Cluster } from './ecs-cluster.js';
import type { FargateSize } from './fargate-size.js';

/** Where the lines of a task go. */
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

/** What a task is, whether a service keeps it running or somebody starts it once. */
export interface TaskProps {
  /** What runs; part of every name: `nginx`. Another one replaces a service. */
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
  /** GiB of storage that is gone with the task: 21 to 200, about 0.08 USD a month for each above 20. @default 20 */
  readonly ephemeralStorageGiB?: number;
}
