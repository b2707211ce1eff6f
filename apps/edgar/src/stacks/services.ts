import { join } from 'node:path';
import { TargetGroup } from '@ashlar/alb';
import { ProjectStack, type Target } from '@ashlar/core';
import { DeploymentPlan, type DeploymentStrategy } from '@ashlar/deployment';
import { EcsCluster, FargateService, type FargateServiceProps, type ServiceMesh } from '@ashlar/ecs';
import { Alarms, rollbackAlarms } from '@ashlar/observability';
import { Connection } from '@ashlar/security-group';
import { FaultGroup, SamplingRules, tracingSidecar, type TracingSidecar } from '@ashlar/tracing';
import { type EdgarEnvironment, isProtected, type ServiceName, serviceNames } from '../environments.js';
import { blueprints, HEALTH_PATH } from '../service-blueprints.js';
import { dayFloor, spotShares } from '../service-capacity.js';
import type { AlertsStack } from './alerts.js';
import type { CredentialsStack } from './credentials.js';
import type { EdgeStack } from './edge.js';
import type { KeysStack } from './keys.js';
import type { MeshStack } from './mesh.js';
import type { NetworkStack } from './network.js';
import type { RegistryStack } from './registry.js';

interface Needs {
  readonly keys: KeysStack;
  readonly network: NetworkStack;
  readonly registry: RegistryStack;
  readonly credentials: CredentialsStack;
  readonly edge: EdgeStack;
  readonly mesh: MeshStack;
  readonly alerts: AlertsStack;
}

/** A service that runs, as alarms and releases know it. */
export interface RunningService {
  readonly key: ServiceName;
  readonly service: FargateService;
  readonly plan: DeploymentPlan;
  /** Undefined where the load balancer does not reach it. */
  readonly targets: TargetGroup | undefined;
}

/** How `backend-internal` comes, and whatever else has no traffic to shift. */
const ONE_BY_ONE: DeploymentStrategy = { type: 'rolling', minimumHealthyPercent: 100, maximumPercent: 200 };

/** The cluster and the containers in it. Images belong to CI, numbers of tasks to scaling, traffic to deployments. */
export class ServicesStack extends ProjectStack<EdgarEnvironment> {
  readonly cluster: EcsCluster;
  readonly running: Readonly<Record<ServiceName, RunningService>>;

  constructor(
    target: Target<EdgarEnvironment>,
    name: string,
    private readonly needs: Needs,
  ) {
    super(target, name);
    const { logRetentionDays } = target.environment;
    this.cluster = new EcsCluster(this, 'cluster', {
      kmsKeyArn: needs.keys.logs.keyArn,
      logRetentionDays,
      keepLogs: isProtected(target.environment),
    });
    const running = serviceNames.map((service) => [service, this.run(service)] as const);
    this.running = Object.fromEntries(running) as Record<ServiceName, RunningService>;
    const { frontend, 'backend-internal': internal } = this.running;
    new Connection(this, 'frontend-to-backend', {
      ...{ from: frontend.service.securityGroupId, to: internal.service.securityGroupId },
      ...{
        port: blueprints['backend-internal'].port,
        description: 'Calls of the frontend, through the mesh',
      },
    });
    new SamplingRules(this, 'sampling', {});
    new FaultGroup(this, 'faults', { services: serviceNames });
    this.output('cluster_name', this.cluster.clusterName, 'The ECS cluster');
  }

  private run(key: ServiceName): RunningService {
    const { keys, network } = this.needs;
    const { services, logRetentionDays } = this.environment;
    const { size, tasks } = services[key];
    const { vpcId, tiers } = network.network;
    const targets = this.targetsOf(key);
    const plan = this.planOf(key, targets);
    // Of the 512 MB of a task (EDG-01), so that three quarters are the application's own.
    const tracing = tracingSidecar(this, { service: key, memory: 128 });
    const service = new FargateService(this, `${key}-service`, {
      purpose: key,
      cluster: this.cluster.cluster,
      size,
      vpcId,
      subnetIds: tiers.app.subnetIds,
      containers: { [key]: this.container(key, tracing), ...tracing.containers },
      logging: {
        kmsKeyArn: keys.logs.keyArn,
        retentionDays: logRetentionDays,
        keep: isProtected(this.environment),
      },
      tasks: tasks.min,
      scaling: this.scalingOf(key, targets),
      owners: { image: 'ci' },
      exec: true,
      deployment: plan.deployment,
      ...spotShares(services[key]),
      ...this.rights(key, tracing.may),
      ...this.meshOf(key),
      ...(targets === undefined ? {} : { loadBalancer: this.behind(key, targets) }),
    });
    return { key, service, plan, targets };
  }

  private container(key: ServiceName, { environment: tracing, dependsOn }: TracingSidecar) {
    const { image, port, database } = blueprints[key];
    const { repositoryUrl, repositoryArn } = this.needs.registry.repositories[image];
    const { proxy, databaseName } = this.needs.credentials;
    return {
      image: `${repositoryUrl}:${this.environment.services[key].version}`,
      repositoryArn,
      port,
      writable: ['/tmp'],
      dependsOn,
      // Longer than the load balancer goes on sending requests to a task that leaves.
      stopTimeoutSeconds: 60,
      healthCheck: {
        command: ['CMD-SHELL', `wget -q -O /dev/null http://127.0.0.1:${port}${HEALTH_PATH} || exit 1`],
        startPeriodSeconds: 30,
      },
      environment: {
        ...tracing,
        ...(database
          ? {
              DATABASE_HOST: proxy.endpoint,
              DATABASE_PORT: String(proxy.port),
              DATABASE_NAME: databaseName,
              DATABASE_USER: image,
            }
          : { BACKEND_URL: `http://backend:${blueprints['backend-internal'].port}` }),
      },
    };
  }

  /** What its tasks may do: send traces, and sign in to the database as the user of their image. */
  private rights(
    key: ServiceName,
    tracing: NonNullable<FargateServiceProps['may']>,
  ): Pick<FargateServiceProps, 'joins' | 'may'> {
    const { image, database } = blueprints[key];
    const { proxy } = this.needs.credentials;
    if (!database) return { may: tracing };
    return { joins: { database: proxy.clientSecurityGroupId }, may: [...tracing, proxy.connectAs(image)] };
  }

  private scalingOf(key: ServiceName, targets: TargetGroup | undefined): FargateServiceProps['scaling'] {
    const settings = this.environment.services[key];
    const { loadBalancer } = this.needs.edge;
    return {
      ...settings.tasks,
      ...dayFloor(settings),
      ...(targets === undefined
        ? {}
        : {
            requestsPerTarget: {
              perMinute: 1000,
              loadBalancerArnSuffix: loadBalancer.arnSuffix,
              targetGroupArnSuffix: targets.arnSuffix,
            },
          }),
    };
  }

  private targetsOf(key: ServiceName): TargetGroup | undefined {
    const { port, route } = blueprints[key];
    const { listener, testListener } = this.needs.edge.loadBalancer;
    if (route === undefined) return undefined;
    const shifts = this.strategyOf(key).type !== 'rolling';
    return new TargetGroup(this, `${key}-targets`, {
      purpose: key,
      vpcId: this.needs.network.network.vpcId,
      port,
      healthCheck: {
        ...{ path: HEALTH_PATH, matcher: '200-399', intervalSeconds: 30, timeoutSeconds: 5 },
        ...{ healthyThreshold: 2, unhealthyThreshold: 5 },
      },
      deregistrationDelaySeconds: 30,
      listener,
      rules: { all: route },
      ...(shifts && testListener !== undefined ? { twin: { testListener } } : {}),
    });
  }

  private strategyOf(key: ServiceName): DeploymentStrategy {
    return key === 'backend-internal' ? ONE_BY_ONE : this.environment.deployments[key];
  }

  /** The alarms that take a deployment back look at what customers get, in the groups of this service alone. */
  private planOf(key: ServiceName, targets: TargetGroup | undefined): DeploymentPlan {
    const strategy = this.strategyOf(key);
    const purpose = key;
    if (targets === undefined) return new DeploymentPlan(this, `${key}-deployment`, { purpose, strategy });
    const { alerts, edge } = this.needs;
    const everybody = [alerts.topic.topicArn];
    const { twin, arnSuffix: blue } = targets;
    const groups: Record<string, string> = twin ? { blue, green: twin.arnSuffix } : { blue };
    const { alarmNames } = new Alarms(this, `${key}-rollback`, {
      alarms: rollbackAlarms({
        key,
        loadBalancerArnSuffix: edge.loadBalancer.arnSuffix,
        targetGroupArnSuffixes: groups,
      }),
      actions: { critical: everybody, warning: everybody, business: everybody },
      runbooks: { folder: join(this.appFolder, 'runbooks'), url: this.environment.runbooksUrl },
    });
    return new DeploymentPlan(this, `${key}-deployment`, { purpose, strategy, targets, alarmNames });
  }

  private meshOf(key: ServiceName): { mesh?: ServiceMesh } {
    const { mesh, port } = blueprints[key];
    if (mesh === undefined) return {};
    const { membership } = this.needs.mesh.mesh;
    if (mesh === 'client') return { mesh: { ...membership, role: 'client' } };
    const role = { container: key, dnsName: mesh.dnsName, port, timeouts: { perRequestSeconds: 15 } };
    return { mesh: { ...membership, role } };
  }

  private behind(key: ServiceName, targets: TargetGroup): NonNullable<FargateServiceProps['loadBalancer']> {
    return {
      targetGroupArn: targets.targetGroupArn,
      container: key,
      securityGroupId: this.needs.edge.loadBalancer.securityGroupId,
      healthCheck: targets.healthCheck,
      attached: targets.attached,
    };
  }
}
