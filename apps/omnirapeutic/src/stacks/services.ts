import { HostRecord, type ListenerRule, TargetGroup } from '@ashlar/alb';
import { ProjectStack, type Target } from '@ashlar/core';
import { type Container, EcsCluster, FargateService, type FargateServiceProps } from '@ashlar/ecs';
import { LogGroup } from '@ashlar/log-group';
import {
  isProtected,
  type OmnirapeuticEnvironment,
  type Service,
  type ServiceName,
} from '../environments.js';
import { type Blueprint, blueprints, type Route } from '../service-blueprints.js';
import type { DataStack } from './data.js';
import type { DnsStack } from './dns.js';
import type { EdgeStack } from './edge.js';
import type { KeysStack } from './keys.js';
import type { NetworkStack } from './network.js';
import type { RegistryStack } from './registry.js';
import type { StorageStack } from './storage.js';

interface Needs {
  readonly keys: KeysStack;
  readonly network: NetworkStack;
  readonly registry: RegistryStack;
  readonly data: DataStack;
  readonly storage: StorageStack;
  /** Undefined where the environment has no domain. */
  readonly dns: DnsStack | undefined;
  readonly edge: EdgeStack;
}

/** A service that runs, as alarms watch it. */
export interface RunningService {
  readonly key: ServiceName;
  readonly clusterName: string;
  readonly serviceName: string;
  readonly minimumTasks: number;
  /** Undefined where the load balancer does not reach it. */
  readonly targetGroupArnSuffix: string | undefined;
}

/**
 * The cluster and what runs in it. A service that is switched on or off changes this stack and no other. The logs of all
 * services stand whether they run or not, so that one can be switched off and on again.
 */
export class ServicesStack extends ProjectStack<OmnirapeuticEnvironment> {
  readonly running: readonly RunningService[];
  readonly logGroupNames: readonly string[];

  private readonly cluster: EcsCluster;

  constructor(
    target: Target<OmnirapeuticEnvironment>,
    name: string,
    private readonly needs: Needs,
  ) {
    super(target, name);
    const { logRetentionDays, services } = target.environment;
    this.cluster = new EcsCluster(this, 'cluster', {
      kmsKeyArn: needs.keys.logs.keyArn,
      logRetentionDays,
      keepLogs: isProtected(target.environment),
    });
    const known = Object.entries(services) as [ServiceName, Service][];
    const logs = known.map(([service, settings]) => ({ service, settings, log: this.logOf(service) }));
    this.logGroupNames = logs.map(({ log }) => log.logGroupName);
    this.running = logs
      .filter(({ settings }) => settings.on)
      .map(({ service, settings, log }) => this.run(service, settings, blueprints[service], log));
    this.output('cluster_name', this.cluster.clusterName, 'The ECS cluster');
  }

  private logOf(service: ServiceName): LogGroup {
    return new LogGroup(this, `${service}-log`, {
      name: this.physicalName('log-group', this, this.stackName, service),
      kmsKeyArn: this.needs.keys.logs.keyArn,
      retentionDays: this.environment.logRetentionDays,
      keep: isProtected(this.environment),
    });
  }

  private run(
    name: ServiceName,
    settings: Service,
    blueprint: Blueprint,
    logGroup: LogGroup,
  ): RunningService {
    const { version, size, tasks } = settings;
    const { vpcId, tiers } = this.needs.network.network;
    const { writable = [], route } = blueprint;
    const listens = route === undefined ? {} : { port: route.port };
    const targets = route && this.targetsOf(name, route);
    const { serviceName } = new FargateService(this, name, {
      purpose: name,
      cluster: this.cluster.cluster,
      size,
      vpcId,
      subnetIds: tiers.app.subnetIds,
      containers: {
        [name]: {
          ...this.imageOf(name, version),
          environment: this.settings(name, blueprint),
          ...listens,
          writable,
        },
      },
      logging: { logGroup },
      tasks: tasks.min,
      scaling: tasks,
      exec: true,
      ...this.rights(name, blueprint),
      ...(targets === undefined ? {} : { loadBalancer: this.behind(name, targets) }),
    });
    const { clusterName } = this.cluster;
    const { arnSuffix: targetGroupArnSuffix } = targets ?? {};
    return { key: name, clusterName, serviceName, minimumTasks: tasks.min, targetGroupArnSuffix };
  }

  private imageOf(name: ServiceName, version: string): Pick<Container, 'image' | 'repositoryArn'> {
    if (name === 'nginx') return { image: `public.ecr.aws/nginx/nginx:${version}` };
    const { repositoryUrl, repositoryArn } = this.needs.registry.repositories[name];
    return { image: `${repositoryUrl}:${version}`, repositoryArn };
  }

  /** Where records and documents are. There is no password: a task signs in with its role. */
  private settings(name: ServiceName, { databaseConnections, documents }: Blueprint): Record<string, string> {
    const { data, storage } = this.needs;
    const { endpoint, databaseName, port } = data.database;
    return {
      ...(documents === undefined ? {} : { DOCUMENTS_BUCKET: storage.documents.bucketName }),
      ...(databaseConnections === undefined
        ? {}
        : {
            DATABASE_HOST: endpoint,
            DATABASE_PORT: String(port),
            DATABASE_NAME: databaseName,
            DATABASE_USER: name,
            DATABASE_POOL_SIZE: String(databaseConnections),
          }),
    };
  }

  /** What its tasks may do: read and write documents, and connect to the records as the user of their name. */
  private rights(
    name: ServiceName,
    { databaseConnections, documents }: Blueprint,
  ): Pick<FargateServiceProps, 'joins' | 'may'> {
    const { data, storage } = this.needs;
    const files = documents === undefined ? [] : storage.documents.access(documents);
    if (databaseConnections === undefined) return { may: files };
    const { database } = data;
    return { joins: { records: database.clientSecurityGroupId }, may: [database.connectAs(name), ...files] };
  }

  private targetsOf(name: ServiceName, route: Route): TargetGroup {
    const { edge, dns, network } = this.needs;
    const { loadBalancer } = edge;
    const targets = new TargetGroup(this, `${name}-targets`, {
      purpose: name,
      vpcId: network.network.vpcId,
      port: route.port,
      healthCheck: { path: route.healthPath },
      listener: loadBalancer.listener,
      rules: { all: { priority: route.priority, ...requestsOf(route, dns?.domain) } },
    });
    if (route.word !== undefined && dns !== undefined) {
      const { domain, hostedZoneId } = dns;
      new HostRecord(this, `${name}-host`, { host: `${route.word}.${domain}`, hostedZoneId, loadBalancer });
    }
    return targets;
  }

  private behind(name: ServiceName, targets: TargetGroup): NonNullable<FargateServiceProps['loadBalancer']> {
    return {
      targetGroupArn: targets.targetGroupArn,
      container: name,
      securityGroupId: this.needs.edge.loadBalancer.securityGroupId,
      healthCheck: targets.healthCheck,
      attached: targets.attached,
    };
  }
}

function requestsOf({ word }: Route, domain: string | undefined): Partial<ListenerRule> {
  if (word === undefined) return { paths: ['/*'] };
  return domain === undefined ? { paths: [`/${word}/*`] } : { hosts: [`${word}.${domain}`] };
}
