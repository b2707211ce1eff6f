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

/**
 * The cluster and what runs in it. A service that is switched on or off changes this stack and no other. The logs of all
 * services stand whether they run or not, so that one can be switched off and on again.
 */
export class ServicesStack extends ProjectStack<OmnirapeuticEnvironment> {
  /** Services that run, as alarms watch them. */
  readonly running: { key: string; clusterName: string; serviceName: string; minimumTasks: number }[] = [];
  /** By service, of those that the load balancer reaches. */
  readonly targetGroupArnSuffixes: Record<string, string> = {};
  readonly logGroupNames: string[] = [];

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
    for (const [service, settings] of Object.entries(services) as [ServiceName, Service][]) {
      const log = new LogGroup(this, `${service}-log`, {
        name: this.physicalName('log-group', this, this.stackName, service),
        kmsKeyArn: needs.keys.logs.keyArn,
        retentionDays: logRetentionDays,
        keep: isProtected(target.environment),
      });
      this.logGroupNames.push(log.logGroupName);
      if (settings.on) this.run(service, settings, blueprints[service], log);
    }
    this.output('cluster_name', this.cluster.clusterName, 'The ECS cluster');
  }

  private run(name: ServiceName, settings: Service, blueprint: Blueprint, logGroup: LogGroup): void {
    const { version, size, tasks } = settings;
    const { vpcId, tiers } = this.needs.network.network;
    const { writable = [], route } = blueprint;
    const listens = route === undefined ? {} : { port: route.port };
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
      ...(route === undefined ? {} : { loadBalancer: this.route(name, route) }),
    });
    const { clusterName } = this.cluster;
    this.running.push({ key: name, clusterName, serviceName, minimumTasks: tasks.min });
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

  private route(name: ServiceName, route: Route): FargateServiceProps['loadBalancer'] {
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
    this.targetGroupArnSuffixes[name] = targets.arnSuffix;
    if (route.word !== undefined && dns !== undefined) {
      const { domain, hostedZoneId } = dns;
      new HostRecord(this, `${name}-host`, { host: `${route.word}.${domain}`, hostedZoneId, loadBalancer });
    }
    return {
      targetGroupArn: targets.targetGroupArn,
      container: name,
      securityGroupId: loadBalancer.securityGroupId,
      healthCheck: targets.healthCheck,
      attached: targets.attached,
    };
  }
}

function requestsOf({ word }: Route, domain: string | undefined): Partial<ListenerRule> {
  if (word === undefined) return { paths: ['/*'] };
  return domain === undefined ? { paths: [`/${word}/*`] } : { hosts: [`${word}.${domain}`] };
}
