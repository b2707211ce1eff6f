import { isKnown, keyArnProblems, type Problem, ProjectStack, refuse } from '@ashlar/core';
import { LogGroup, retentionProblems } from '@ashlar/log-group';
import { EcsCluster as AwsEcsCluster } from '@cdktf/provider-aws/lib/ecs-cluster/index.js';
import { EcsClusterCapacityProviders } from '@cdktf/provider-aws/lib/ecs-cluster-capacity-providers/index.js';
import { ServiceDiscoveryPrivateDnsNamespace } from '@cdktf/provider-aws/lib/service-discovery-private-dns-namespace/index.js';
import { Construct } from 'constructs';
import { type CapacityShares, capacityProblems, capacityStrategy } from './capacity.js';

export interface EcsClusterProps {
  /**
   * Tells a second cluster of this app and environment apart. Another one replaces the cluster.
   * @default - none: the cluster is called `<app>-<environment>`
   */
  readonly purpose?: string;
  /** Encrypts the logs and the sessions of ECS Exec; its policy must admit CloudWatch Logs. */
  readonly kmsKeyArn: string;
  /**
   * - `'enabled'`: CPU, memory, network and task counts of the cluster, its services and task families, as custom
   *   metrics of 0.30 USD a month each. Their number grows with the services.
   * - `'enhanced'`: the same for each task and container as well, billed by metric too. Their number grows with the tasks.
   * - `'off'`: CPU and memory of services only, which ECS publishes for nothing.
   *
   * The log that the metrics are made from costs 0.50 USD per GB (us-east-1, CloudWatch pricing page).
   * @default 'enabled'
   */
  readonly containerInsights?: 'enabled' | 'enhanced' | 'off';
  /** One of the values that CloudWatch Logs takes. 0.03 USD per GB and month. @default 365 */
  readonly logRetentionDays?: number;
  /** Makes Terraform refuse to destroy the logs of sessions, and the cluster with them. @default true */
  readonly keepLogs?: boolean;
  /**
   * Where tasks run that are started without a service, such as those of a pipeline. Services say it themselves.
   * @default - Fargate: { FARGATE: { weight: 1 } }
   */
  readonly capacity?: CapacityShares;
  /**
   * A private DNS zone in which services find each other by name. Its hosted zone costs 0.50 USD a month.
   * @default - none
   */
  readonly discovery?: { readonly namespace: string; readonly vpcId: string };
}

/** Where the sessions of ECS Exec are logged, and the key that encrypts them. */
export interface ClusterExec {
  readonly logGroupArn: string;
  readonly kmsKeyArn: string;
}

/** What a service needs to know of its cluster. */
export interface Cluster {
  readonly clusterArn: string;
  readonly clusterName: string;
  readonly exec?: ClusterExec;
  /** What a service has to wait for: ECS refuses one whose capacity provider is not there yet. */
  readonly ready?: { readonly fqn: string };
  /** The Cloud Map namespace in which services may have a name. */
  readonly namespaceId?: string;
}

const INSIGHTS = { enabled: 'enabled', enhanced: 'enhanced', off: 'disabled' } as const;

/**
 * An ECS cluster for Fargate, with Container Insights and audited ECS Exec: sessions are encrypted with a key of
 * ours, and what is typed and shown stands in a log group.
 *
 * The cluster itself costs nothing; see the props for insights and discovery.
 *
 * @throws InputError for a retention that CloudWatch Logs does not offer, and a namespace or capacity that can't work.
 */
export class EcsCluster extends Construct {
  readonly clusterArn: string;
  readonly clusterName: string;
  /** For services: `cluster: cluster.cluster`. */
  readonly cluster: Cluster;
  readonly execLogGroupName: string;
  readonly resource: AwsEcsCluster;

  constructor(scope: Construct, id: string, props: EcsClusterProps) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    const { purpose, kmsKeyArn, containerInsights = 'enabled' } = props;
    refuse(`${this.node.path} (EcsCluster)`, clusterProblems(props));

    const parts = purpose === undefined ? [] : [purpose];
    const name = stack.physicalName('ecs-cluster', this, ...parts);
    const exec = new LogGroup(this, 'exec-log', {
      name: stack.physicalName('log-group', this, stack.stackName, ...parts, 'exec'),
      kmsKeyArn,
      retentionDays: props.logRetentionDays,
      keep: props.keepLogs ?? true,
    });
    const insights = containerInsights === 'off' ? undefined : this.insightsLog(name, props);

    this.resource = new AwsEcsCluster(this, 'cluster', {
      name,
      setting: [{ name: 'containerInsights', value: INSIGHTS[containerInsights] }],
      configuration: {
        executeCommandConfiguration: {
          kmsKeyId: kmsKeyArn,
          logging: 'OVERRIDE',
          logConfiguration: { cloudWatchEncryptionEnabled: true, cloudWatchLogGroupName: exec.logGroupName },
        },
      },
      // Whoever comes first makes the log group; AWS would make it without a key, and keep it for ever.
      dependsOn: insights === undefined ? undefined : [insights.group],
    });
    const capacity = new EcsClusterCapacityProviders(this, 'capacity', {
      clusterName: this.resource.name,
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      defaultCapacityProviderStrategy: capacityStrategy(props.capacity),
    });

    this.clusterArn = this.resource.arn;
    this.clusterName = this.resource.name;
    this.execLogGroupName = exec.logGroupName;
    const namespaceId = this.namespace(props.discovery)?.id;
    this.cluster = {
      clusterArn: this.clusterArn,
      clusterName: this.clusterName,
      exec: { logGroupArn: exec.logGroupArn, kmsKeyArn },
      ready: capacity,
      ...(namespaceId === undefined ? {} : { namespaceId }),
    };
  }

  /** The log group that Container Insights writes to, under the name that it expects. */
  private insightsLog(cluster: string, { kmsKeyArn, logRetentionDays }: EcsClusterProps) {
    const name = `/aws/ecs/containerinsights/${cluster}/performance`;
    ProjectStack.of(this).claimName('log-group', this, name);
    return new LogGroup(this, 'insights-log', { name, kmsKeyArn, retentionDays: logRetentionDays });
  }

  private namespace(discovery: EcsClusterProps['discovery']) {
    if (discovery === undefined) return undefined;
    const { app, environment } = ProjectStack.of(this);
    return new ServiceDiscoveryPrivateDnsNamespace(this, 'namespace', {
      name: discovery.namespace,
      description: `Services of ${app} ${environment.name}`,
      vpc: discovery.vpcId,
    });
  }
}

const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

function clusterProblems({ containerInsights, discovery, ...props }: EcsClusterProps): Problem[] {
  const problems = [
    ...keyArnProblems('kmsKeyArn', props.kmsKeyArn),
    ...retentionProblems('logRetentionDays', props.logRetentionDays),
    ...capacityProblems('capacity', props.capacity),
  ];
  if (containerInsights !== undefined && !(containerInsights in INSIGHTS)) {
    const what = `containerInsights is '${String(containerInsights)}'`;
    problems.push({ what, fix: `use ${Object.keys(INSIGHTS).join(', ')}` });
  }
  const namespace = discovery?.namespace;
  if (namespace !== undefined && isKnown(namespace) && !DOMAIN.test(namespace)) {
    const fix = "use a domain of your own in lower case: 'omnirapeutic.internal'";
    problems.push({ what: `discovery.namespace is '${namespace}'`, fix });
  }
  return problems;
}
