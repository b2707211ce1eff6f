import type { Resource } from '@ashlar/graph';
import { block, blocks, written } from './attributes.js';
import { count, some } from './words.js';
import type { View } from './view.js';

export interface Label {
  readonly title: string;
  readonly lines: readonly string[];
}

interface WorkloadType {
  readonly kind: 'compute' | 'store' | 'network';
  readonly label: (resource: Resource, view: View) => Label;
}

/** How what stands in subnets is drawn. A type that is not here is drawn with its name alone. */
export const workloadTypes: Readonly<Record<string, WorkloadType>> = {
  aws_lb: { kind: 'network', label: loadBalancer },
  aws_alb: { kind: 'network', label: loadBalancer },
  aws_ecs_service: { kind: 'compute', label: service },
  aws_instance: { kind: 'compute', label: instance },
  aws_autoscaling_group: {
    kind: 'compute',
    label: (group, view) => ({
      title: `Auto Scaling group ${view.nameOf(group)}`,
      lines: [`${figure(group, 'min_size')} to ${figure(group, 'max_size')} instances`],
    }),
  },
  aws_lambda_function: {
    kind: 'compute',
    label: (lambda, view) => ({
      title: `Lambda ${view.nameOf(lambda)}`,
      lines: [`${figure(lambda, 'runtime', 'image')}, ${figure(lambda, 'memory_size', '128')} MB`],
    }),
  },
  aws_eks_cluster: {
    kind: 'compute',
    label: (cluster, view) => ({
      title: `EKS cluster ${view.nameOf(cluster)}`,
      lines: [`Kubernetes ${figure(cluster, 'version', 'of the default version')}`],
    }),
  },
  aws_rds_cluster: { kind: 'store', label: cluster },
  aws_db_instance: {
    kind: 'store',
    label: (database, view) => ({
      title: `RDS ${engine(database)}`,
      lines: [view.nameOf(database), figure(database, 'instance_class'), ...careOf(database)],
    }),
  },
  aws_elasticache_replication_group: { kind: 'store', label: named('ElastiCache', 'node_type') },
  aws_elasticache_cluster: { kind: 'store', label: named('ElastiCache', 'node_type') },
  aws_opensearch_domain: { kind: 'store', label: named('OpenSearch', 'engine_version') },
  aws_efs_mount_target: { kind: 'store', label: named('EFS mount target', 'ip_address') },
  aws_msk_cluster: { kind: 'store', label: named('MSK', 'kafka_version') },
};

/** The label of anything that stands in a subnet. */
export function workloadLabel(resource: Resource, view: View): Label {
  const label = workloadTypes[resource.type]?.label;
  return (
    label?.(resource, view) ?? {
      title: resource.type.replace(/^aws_/, '').replaceAll('_', ' '),
      lines: [view.nameOf(resource)],
    }
  );
}

const figure = ({ attributes }: Resource, name: string, otherwise = '?') =>
  written(attributes, name) ?? otherwise;

function named(service: string, attribute: string): WorkloadType['label'] {
  return (resource, view) => ({
    title: `${service} ${view.nameOf(resource)}`,
    lines: [written(resource.attributes, attribute) ?? []].flat(),
  });
}

const LOAD_BALANCERS: Readonly<Record<string, string>> = {
  application: 'Application Load Balancer',
  gateway: 'Gateway Load Balancer',
  network: 'Network Load Balancer',
};

function loadBalancer(balancer: Resource, view: View): Label {
  const kind = figure(balancer, 'load_balancer_type', 'application');
  const listeners = view.pointing(['aws_lb_listener', 'aws_alb_listener'], 'load_balancer_arn', balancer);
  const isInternal = written(balancer.attributes, 'internal') === 'true';
  return {
    title: LOAD_BALANCERS[kind] ?? kind,
    lines: [
      `${view.nameOf(balancer)}, ${isInternal ? 'internal' : 'internet-facing'}`,
      ...listeners.map(listenerLine).sort(),
    ],
  };
}

function listenerLine({ attributes }: Resource): string {
  const redirect = blocks(attributes, 'default_action').flatMap((action) => blocks(action, 'redirect'))[0];
  const to = redirect && ` to ${written(redirect, 'protocol') ?? ''} ${written(redirect, 'port') ?? ''}`;
  const policy = written(attributes, 'ssl_policy');
  // ELBSecurityPolicy-TLS13-1-2-… speaks TLS 1.3, and 1.2 to those who can't.
  const [, oldest] = /-TLS13-1-(\d)-/.exec(policy ?? '') ?? [];
  const tls =
    policy && `, ${oldest === undefined ? policy : oldest === '3' ? 'TLS 1.3' : `TLS 1.${oldest} to 1.3`}`;
  const listens = `${written(attributes, 'protocol') ?? 'TCP'} ${written(attributes, 'port') ?? ''}`;
  return `${listens}${to ? `, redirected${to}` : (tls ?? '')}`;
}

function service(resource: Resource, view: View): Label {
  const task = view.at(resource, 'task_definition')[0]?.attributes;
  const launch = blocks(resource.attributes, 'capacity_provider_strategy').map(
    (each) => written(each, 'capacity_provider') ?? '?',
  );
  const [cpu, memory] = [written(task, 'cpu'), written(task, 'memory')];
  const scaling = view
    .pointing('aws_appautoscaling_target', 'resource_id', resource)
    .map((target) => `scales from ${figure(target, 'min_capacity')} to ${figure(target, 'max_capacity')}`);
  const tasks = count(Number(figure(resource, 'desired_count', '1')), 'task');
  return {
    title: `ECS service ${view.nameOf(resource)}`,
    lines: [
      `${tasks} on ${some([...new Set(launch.map(fargate))]) || fargate(figure(resource, 'launch_type', 'EC2'))}`,
      ...(cpu && memory ? [`each ${Number(cpu) / 1024} vCPU, ${memory} MB`] : []),
      ...scaling,
    ],
  };
}

const fargate = (provider: string) =>
  ({ FARGATE: 'Fargate', FARGATE_SPOT: 'Fargate Spot' })[provider] ?? provider;

function instance(resource: Resource, view: View): Label {
  const templates = view.model
    .resolve(resource.stack, resource.attributes['launch_template'])
    .flatMap((target) => target.resource ?? []);
  const options = [resource, ...templates].map(({ attributes }) => block(attributes, 'metadata_options'));
  const needsTokens = options.some((option) => written(option, 'http_tokens') === 'required');
  return {
    title: `EC2 instance ${view.nameOf(resource)}`,
    lines: [`${figure(resource, 'instance_type')}${needsTokens ? ', IMDSv2 only' : ''}`],
  };
}

const ENGINES: Readonly<Record<string, string>> = {
  'aurora-mysql': 'Aurora MySQL',
  'aurora-postgresql': 'Aurora PostgreSQL',
  mariadb: 'MariaDB',
  mysql: 'MySQL',
  postgres: 'PostgreSQL',
};

const engine = (database: Resource) =>
  `${ENGINES[figure(database, 'engine')] ?? figure(database, 'engine')} ${figure(database, 'engine_version', '')}`.trim();

function cluster(resource: Resource, view: View): Label {
  const scaling = block(resource.attributes, 'serverlessv2_scaling_configuration');
  const instances = view.pointing('aws_rds_cluster_instance', 'cluster_identifier', resource);
  const classes = [...new Set(instances.map((each) => figure(each, 'instance_class')))];
  const capacity = scaling
    ? [`${written(scaling, 'min_capacity')} to ${written(scaling, 'max_capacity')} ACU`]
    : classes.filter((name) => name !== 'db.serverless');
  return {
    title: engine(resource),
    lines: [
      `${view.nameOf(resource)}, ${count(instances.length, 'instance')}`,
      ...capacity,
      ...careOf(resource),
    ],
  };
}

function careOf({ attributes }: Resource): string[] {
  const days = written(attributes, 'backup_retention_period');
  return [
    written(attributes, 'storage_encrypted') === 'true' ? 'encrypted at rest' : 'not encrypted at rest',
    ...(days ? [`backups kept ${count(Number(days), 'day')}`] : []),
  ];
}
