import { ProjectStack, refuse } from '@ashlar/core';
import { Connection } from '@ashlar/security-group';
import { EcsService } from '@cdktf/provider-aws/lib/ecs-service/index.js';
import { Construct } from 'constructs';
import { buildTask, type TaskParts } from './build-task.js';
import { capacityStrategy } from './capacity.js';
import { advancedConfiguration, deploymentArguments } from './deployment-arguments.js';
import { circuitBreakerThreshold, deploymentBounds } from './deployment-feasibility.js';
import { ignoredArguments } from './ownership.js';
import { type ReleasedService, releasedService } from './released-service.js';
import { mostTasks, ServiceScaling } from './scaling.js';
import { completeEndpoint, portNames, serviceConnect } from './service-connect.js';
import { gracePeriodOf, serviceProblems } from './service-problems.js';
import { deploymentPercents, type FargateServiceProps } from './service-props.js';
import { serviceRegistry } from './service-registry.js';

/**
 * A service of Fargate tasks in private subnets, each with a read-only root, an encrypted log and roles that hold what
 * its containers use, and no more. A deployment that fails is rolled back; what others own (the image, the number
 * of tasks, the traffic) is left alone.
 *
 * Costs what its tasks cost: see `size`, and the README.
 *
 * @throws InputError with every problem of its size, containers, secrets, counts, deployment, health checks and network.
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
  /** Only with `mesh`, for what it offers: whoever calls it needs a `Connection` to this port. */
  readonly meshPort?: number;
  /** Tasks that fail to start before a deployment is rolled back: half of `tasks`, at least 3. */
  readonly circuitBreakerThreshold: number;
  /** As many tasks as a deployment at the largest scale runs at once: addresses and vCPU quota have to hold them. */
  readonly peakTasks: number;
  /** Only with `loadBalancer`: what CodeDeploy has to know to release it. */
  readonly release?: ReleasedService;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: FargateServiceProps,
  ) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    refuse(`${this.node.path} (FargateService)`, serviceProblems(props));
    const { purpose, cluster } = props;
    // The name is what lets a service that CodeDeploy owns start beside one that it doesn't: AWS changes none into the other.
    const controller = props.deployment?.kind === 'codedeploy' ? ['codedeploy'] : [];
    const name = stack.physicalName('ecs-service', this, purpose, ...controller);

    const task = buildTask(this, props, portNames(props.mesh, props.containers));
    this.connectLoadBalancer(task);
    this.service = this.buildService(name, task);
    const scaling = this.buildScaling(name);

    this.serviceName = this.service.name;
    this.serviceArn = this.service.id;
    this.securityGroupId = task.group.securityGroupId;
    this.executionRoleArn = task.executionRole.roleArn;
    this.taskRoleArn = task.taskRole?.roleArn;
    this.logGroupName = task.logs.logGroupName;
    this.taskDefinitionFamily = task.definition.family;
    this.scalableResourceId = scaling?.target.resourceId;
    this.meshPort = completeEndpoint(props.mesh, props.containers)?.ingressPort;
    this.circuitBreakerThreshold = circuitBreakerThreshold(props.tasks);
    const most = mostTasks(props.tasks, props.scaling);
    this.peakTasks = Math.max(most, deploymentBounds(most, deploymentPercents(props)).most);
    const { serviceName } = this;
    this.release = releasedService(props, { task, serviceName, clusterName: cluster.clusterName });
  }

  private connectLoadBalancer({ group }: TaskParts): void {
    const { loadBalancer, purpose } = this.props;
    const port = this.loadBalancedPort();
    if (loadBalancer === undefined || port === undefined) return;
    new Connection(this, 'from-load-balancer', {
      from: loadBalancer.securityGroupId,
      to: group.securityGroupId,
      port,
      description: `Load balancer to ${purpose}`,
    });
  }

  private loadBalancedPort(): number | undefined {
    const { loadBalancer, containers } = this.props;
    return loadBalancer && containers[loadBalancer.container]?.port;
  }

  private buildService(name: string, task: TaskParts): EcsService {
    const { props } = this;
    const { loadBalancer, deployment } = props;
    const percents = deploymentPercents(props);
    const registryArn = serviceRegistry(this, props)?.arn;
    return new EcsService(this, 'service', {
      name,
      cluster: props.cluster.clusterArn,
      taskDefinition: task.definition.arn,
      desiredCount: props.tasks,
      capacityProviderStrategy: capacityStrategy(props.capacity),
      // A version that is written down is retired under the service one day.
      platformVersion: 'LATEST',
      networkConfiguration: {
        subnets: [...task.subnetIds],
        securityGroups: [...task.securityGroupIds],
        assignPublicIp: false,
      },
      loadBalancer: this.targets(),
      healthCheckGracePeriodSeconds:
        loadBalancer && (props.healthCheckGracePeriodSeconds ?? gracePeriodOf(props)),
      serviceConnectConfiguration: serviceConnect(props.mesh, props.containers, task.logTarget),
      serviceRegistries: registryArn === undefined ? undefined : { registryArn },
      ...deploymentArguments(deployment, percents),
      // ECS moves a task by starting its successor first, for which there has to be room.
      availabilityZoneRebalancing: percents.maximumPercent > 100 ? 'ENABLED' : 'DISABLED',
      enableExecuteCommand: props.exec ?? false,
      enableEcsManagedTags: true,
      propagateTags: 'SERVICE',
      waitForSteadyState: props.waitForSteadyState ?? false,
      lifecycle: this.lifecycle(),
      dependsOn: [
        ...task.ready,
        ...(deployment?.kind === 'ecs' ? deployment.ready : []),
        ...(loadBalancer?.attached ?? []),
        ...(props.mesh?.after ?? []),
      ],
    });
  }

  private targets() {
    const { loadBalancer, deployment } = this.props;
    const port = this.loadBalancedPort();
    if (loadBalancer === undefined || port === undefined) return undefined;
    return [
      {
        targetGroupArn: loadBalancer.targetGroupArn,
        containerName: loadBalancer.container,
        containerPort: port,
        ...(deployment?.kind === 'ecs' ? { advancedConfiguration: advancedConfiguration(deployment) } : {}),
      },
    ];
  }

  private lifecycle() {
    const { owners, scaling, deployment } = this.props;
    const ignoreChanges = ignoredArguments({ owners, scales: scaling !== undefined, deployment });
    // Whichever way it is deployed from now on, its successor is there before it goes.
    const order = deployment === undefined ? {} : { createBeforeDestroy: true };
    return ignoreChanges.length === 0 && deployment === undefined
      ? undefined
      : { ...order, ...(ignoreChanges.length === 0 ? {} : { ignoreChanges }) };
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
