import { ProjectStack, refuse, sortedEntries } from '@ashlar/core';
import { ServiceRole, type Statement } from '@ashlar/iam';
import { LogGroup } from '@ashlar/log-group';
import { Connection, type Rule, SecurityGroup } from '@ashlar/security-group';
import { EcsService } from '@cdktf/provider-aws/lib/ecs-service/index.js';
import { EcsTaskDefinition } from '@cdktf/provider-aws/lib/ecs-task-definition/index.js';
import { ServiceDiscoveryService } from '@cdktf/provider-aws/lib/service-discovery-service/index.js';
import { Construct } from 'constructs';
import { capacityStrategy } from './capacity.js';
import { containerDefinitions } from './container-definitions.js';
import { circuitBreakerThreshold, deploymentBounds } from './deployment-feasibility.js';
import { ignoredArguments } from './ownership.js';
import { ServiceScaling } from './scaling.js';
import { gracePeriodOf, serviceProblems } from './service-problems.js';
import { deploymentPercents, type FargateServiceProps, type ServiceLogGroup } from './service-props.js';
import { execStatements, executionStatements, taskTrust } from './task-roles.js';
import { writableVolumes } from './writable-volumes.js';

const HTTPS: Readonly<Record<string, Rule>> = {
  https: { cidr: '0.0.0.0/0', port: 443, description: 'Registries, secrets, logs and HTTPS services' },
};

/**
 * A service of Fargate tasks in private subnets, each with a read-only root, an encrypted log and roles that hold what
 * its containers use, and no more. A deployment that fails is rolled back; what others own (the image, the number
 * of tasks) is left alone.
 *
 * Costs what its tasks cost: see `size`, and the README.
 *
 * @throws InputError with every problem of its size, containers, secrets, counts, health checks and network.
 */
export class FargateService extends Construct {
  readonly service: EcsService;
  readonly serviceName: string;
  readonly serviceArn: string;
  readonly securityGroupId: string;
  readonly executionRoleArn: string;
  /** Only with `may` or `exec`. */
  readonly taskRoleArn?: string;
  readonly logGroupName: string;
  /** The family in which CI registers its own revisions. */
  readonly taskDefinitionFamily: string;
  /** Only with `scaling`: `service/<cluster>/<service>`. */
  readonly scalableResourceId?: string;
  /** Tasks that fail to start before a deployment is rolled back: half of `tasks`, at least 3. */
  readonly circuitBreakerThreshold: number;
  /** As many tasks as a deployment at the largest scale runs at once: addresses and vCPU quota have to hold them. */
  readonly peakTasks: number;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: FargateServiceProps,
  ) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    refuse(`${this.node.path} (FargateService)`, serviceProblems(props));
    const name = stack.physicalName('ecs-service', this, props.purpose);

    const logs = this.logGroup(stack);
    const executionRole = this.role(
      'execution',
      executionStatements(stack, { containers: props.containers, logGroupArn: logs.logGroupArn }),
    );
    const taskRole = this.taskRole();
    const definition = this.taskDefinition(logs, executionRole, taskRole);
    const group = this.securityGroup();
    this.service = this.buildService(name, definition, group, [
      executionRole.attachment,
      ...(taskRole === undefined ? [] : [taskRole.attachment]),
      ...(props.cluster.ready === undefined ? [] : [props.cluster.ready]),
    ]);
    const scaling = this.buildScaling(name);

    this.serviceName = this.service.name;
    this.serviceArn = this.service.id;
    this.securityGroupId = group.securityGroupId;
    this.executionRoleArn = executionRole.roleArn;
    this.taskRoleArn = taskRole?.roleArn;
    this.logGroupName = logs.logGroupName;
    this.taskDefinitionFamily = definition.family;
    this.scalableResourceId = scaling?.target.resourceId;
    this.circuitBreakerThreshold = circuitBreakerThreshold(props.tasks);
    const most = props.scaling?.max ?? props.tasks;
    this.peakTasks = Math.max(most, deploymentBounds(most, deploymentPercents(props)).most);
  }

  private logGroup(stack: ProjectStack): ServiceLogGroup {
    const { logGroup, kmsKeyArn, retentionDays, keep = true } = this.props.logging;
    if (logGroup !== undefined) return logGroup;
    const name = stack.physicalName('log-group', this, stack.stackName, this.props.purpose);
    return new LogGroup(this, 'logs', { name, kmsKeyArn, retentionDays, keep });
  }

  private role(id: 'execution' | 'task', may: readonly Statement[]): ServiceRole {
    return new ServiceRole(this, id, {
      purpose: `${this.props.purpose}-${id}`,
      service: 'ecs-tasks.amazonaws.com',
      trustConditions: taskTrust(ProjectStack.of(this)),
      may,
    });
  }

  private taskRole(): ServiceRole | undefined {
    const { may = [], exec = false, cluster } = this.props;
    const statements = [...may, ...(exec && cluster.exec ? execStatements(cluster.exec) : [])];
    return statements.length === 0 ? undefined : this.role('task', statements);
  }

  private taskDefinition(logs: ServiceLogGroup, execution: ServiceRole, task: ServiceRole | undefined) {
    const stack = ProjectStack.of(this);
    const { purpose, size, containers, exec = false, ephemeralStorageGiB } = this.props;
    const volumes = sortedEntries(containers).flatMap(([name, container]) =>
      writableVolumes(name, container, exec),
    );
    return new EcsTaskDefinition(this, 'task-definition', {
      family: stack.physicalName('ecs-task-family', this, purpose),
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: String(size.cpu),
      memory: String(size.memory),
      runtimePlatform: {
        cpuArchitecture: this.props.architecture ?? 'X86_64',
        operatingSystemFamily: 'LINUX',
      },
      executionRoleArn: execution.roleArn,
      taskRoleArn: task?.roleArn,
      containerDefinitions: containerDefinitions({
        containers,
        logs: {
          group: logs.logGroupName,
          region: stack.environment.region,
          mode: this.props.logging.mode ?? 'non-blocking',
        },
        exec,
      }),
      volume: volumes.map(({ name }) => ({ name })),
      ephemeralStorage: ephemeralStorageGiB === undefined ? undefined : { sizeInGib: ephemeralStorageGiB },
      // A rollback needs the revision before: Terraform would deregister it as soon as there is a new one.
      skipDestroy: true,
    });
  }

  private securityGroup(): SecurityGroup {
    const { purpose, vpcId, egress = HTTPS, loadBalancer } = this.props;
    const group = new SecurityGroup(this, 'group', {
      vpcId,
      purpose,
      description: `Tasks of ${purpose}`,
      egress: Object.fromEntries(sortedEntries(egress)),
    });
    const port = this.loadBalancedPort();
    if (loadBalancer !== undefined && port !== undefined) {
      new Connection(this, 'from-load-balancer', {
        from: loadBalancer.securityGroupId,
        to: group.securityGroupId,
        port,
        description: `Load balancer to ${purpose}`,
      });
    }
    return group;
  }

  private loadBalancedPort(): number | undefined {
    const { loadBalancer, containers } = this.props;
    return loadBalancer && containers[loadBalancer.container]?.port;
  }

  private buildService(
    name: string,
    definition: EcsTaskDefinition,
    group: SecurityGroup,
    waitsFor: readonly { readonly fqn: string }[],
  ): EcsService {
    const { props } = this;
    const { loadBalancer, joins, scaling } = props;
    const { minimumHealthyPercent, maximumPercent } = deploymentPercents(props);
    const ignoreChanges = ignoredArguments(props.owners, scaling !== undefined);
    const registryArn = this.registry()?.arn;
    const port = this.loadBalancedPort();
    return new EcsService(this, 'service', {
      name,
      cluster: props.cluster.clusterArn,
      taskDefinition: definition.arn,
      desiredCount: props.tasks,
      capacityProviderStrategy: capacityStrategy(props.capacity),
      // A version that is written down is retired under the service one day.
      platformVersion: 'LATEST',
      networkConfiguration: {
        subnets: sortedEntries(props.subnetIds).map(([, subnetId]) => subnetId),
        securityGroups: [group.securityGroupId, ...sortedEntries(joins).map(([, joined]) => joined)],
        assignPublicIp: false,
      },
      loadBalancer:
        loadBalancer && port !== undefined
          ? [
              {
                targetGroupArn: loadBalancer.targetGroupArn,
                containerName: loadBalancer.container,
                containerPort: port,
              },
            ]
          : undefined,
      healthCheckGracePeriodSeconds:
        loadBalancer && (props.healthCheckGracePeriodSeconds ?? gracePeriodOf(props)),
      serviceRegistries: registryArn === undefined ? undefined : { registryArn },
      deploymentMinimumHealthyPercent: minimumHealthyPercent,
      deploymentMaximumPercent: maximumPercent,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      // ECS moves a task by starting its successor first, for which there has to be room.
      availabilityZoneRebalancing: maximumPercent > 100 ? 'ENABLED' : 'DISABLED',
      enableExecuteCommand: props.exec ?? false,
      enableEcsManagedTags: true,
      propagateTags: 'SERVICE',
      waitForSteadyState: props.waitForSteadyState ?? false,
      lifecycle: ignoreChanges.length === 0 ? undefined : { ignoreChanges },
      dependsOn: [...waitsFor, ...(loadBalancer?.attached ?? [])],
    });
  }

  private registry(): ServiceDiscoveryService | undefined {
    const { discovery, cluster } = this.props;
    if (discovery === undefined || cluster.namespaceId === undefined) return undefined;
    return new ServiceDiscoveryService(this, 'discovery', {
      name: discovery.name,
      dnsConfig: {
        namespaceId: cluster.namespaceId,
        routingPolicy: 'MULTIVALUE',
        dnsRecords: [{ type: 'A', ttl: 10 }],
      },
      // ECS reports the health of its tasks; Cloud Map asks nobody.
      healthCheckCustomConfig: { failureThreshold: 1 },
    });
  }

  private buildScaling(name: string): ServiceScaling | undefined {
    const { scaling, cluster } = this.props;
    if (scaling === undefined) return undefined;
    return new ServiceScaling(this, 'scaling', {
      scaling,
      clusterName: cluster.clusterName,
      serviceName: this.service.name,
      name,
    });
  }
}
