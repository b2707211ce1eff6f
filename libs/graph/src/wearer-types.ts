/**
 * What the answers know of resource types. A type that stands in no table is taken for the worst: it may have a
 * public address.
 *
 * asOf: 2026-11. source: schema of the AWS provider 6.25, and the VPC chapters of the services' user guides.
 * refresh: when the provider's major version changes, look for new attributes `*public*` and `*security_group*`.
 */

/** How something comes by a public address. */
export type PublicAddress =
  /** Its addresses are always those of the subnet. */
  | 'never'
  /** A load balancer: unless `internal` is true. */
  | 'unless-internal'
  /** A flag of its own or of its parts. Left out, it means `whenAbsent`; `subnet` asks the subnet. */
  | {
      readonly flag: string;
      readonly whenAbsent: boolean | 'subnet';
      /** Whether an IPv6 address comes with the subnet, or with the flag only. */
      readonly ipv6: 'with-subnet' | 'with-flag';
    };

const database = { flag: 'publicly_accessible', whenAbsent: false, ipv6: 'with-flag' } as const;
const task = { flag: 'assign_public_ip', whenAbsent: false, ipv6: 'with-subnet' } as const;
const instance = {
  flag: 'associate_public_ip_address',
  whenAbsent: 'subnet',
  ipv6: 'with-subnet',
} as const;

export const PUBLIC_ADDRESS: Readonly<Record<string, PublicAddress>> = {
  aws_alb: 'unless-internal',
  aws_elb: 'unless-internal',
  aws_lb: 'unless-internal',
  aws_cloudwatch_event_target: task,
  aws_ecs_service: task,
  aws_ecs_task_set: task,
  aws_scheduler_schedule: task,
  aws_instance: instance,
  aws_launch_configuration: instance,
  aws_launch_template: instance,
  aws_spot_instance_request: instance,
  aws_network_interface: { flag: 'no attribute', whenAbsent: false, ipv6: 'with-subnet' },
  aws_db_instance: database,
  aws_dms_replication_instance: { ...database, whenAbsent: true },
  aws_mq_broker: database,
  aws_neptune_cluster: database,
  aws_rds_cluster: database,
  // Until version 6 of the provider, a cluster was public by default.
  aws_redshift_cluster: { ...database, whenAbsent: true },
  aws_redshiftserverless_workgroup: database,
  aws_apigatewayv2_vpc_link: 'never',
  aws_codebuild_project: 'never',
  aws_dax_cluster: 'never',
  aws_db_proxy: 'never',
  aws_docdb_cluster: 'never',
  aws_efs_mount_target: 'never',
  aws_elasticache_cluster: 'never',
  aws_elasticache_replication_group: 'never',
  aws_elasticache_serverless_cache: 'never',
  aws_elasticsearch_domain: 'never',
  aws_lambda_function: 'never',
  aws_memorydb_cluster: 'never',
  aws_mwaa_environment: 'never',
  aws_opensearch_domain: 'never',
  aws_route53_resolver_endpoint: 'never',
  aws_vpc_endpoint: 'never',
};

/** What tells of another resource, by the attribute that names it. */
export interface Part {
  readonly of: readonly string[];
  /** Its groups are groups of the other one, or its subnets and flags are. */
  readonly brings: 'groups' | 'place';
}

const place = (...of: string[]): Part => ({ of, brings: 'place' });

export const PARTS: Readonly<Record<string, Part>> = {
  aws_autoscaling_group: place('launch_template', 'launch_configuration', 'mixed_instances_policy'),
  aws_batch_compute_environment: place('compute_resources'),
  aws_docdb_cluster_instance: place('cluster_identifier'),
  aws_ec2_fleet: place('launch_template_config'),
  aws_eip: place('instance', 'network_interface'),
  aws_eip_association: place('instance_id', 'network_interface_id'),
  aws_eks_node_group: place('launch_template'),
  aws_instance: place('launch_template', 'network_interface', 'primary_network_interface'),
  aws_neptune_cluster_instance: place('cluster_identifier'),
  aws_rds_cluster_instance: place('cluster_identifier'),
  aws_spot_fleet_request: place('launch_template_config'),
  aws_vpc_endpoint_subnet_association: place('vpc_endpoint_id'),
  aws_network_interface_sg_attachment: { of: ['network_interface_id'], brings: 'groups' },
  aws_vpc_endpoint_security_group_association: { of: ['vpc_endpoint_id'], brings: 'groups' },
};

/** What gives a public IPv4 address to the instance or interface that it names. */
export const ELASTIC_IPS = ['aws_eip', 'aws_eip_association'];

/** What can have one. */
export const TAKES_ELASTIC_IP = ['aws_instance', 'aws_network_interface'];

/** What wears its VPC's default group when it names none: wherever it stands, or if it stands in a subnet at all. */
export const TAKES_DEFAULT: Readonly<Record<string, 'always' | 'in-subnet'>> = {
  aws_alb: 'always',
  aws_db_instance: 'always',
  aws_docdb_cluster: 'always',
  aws_ecs_service: 'in-subnet',
  aws_ecs_task_set: 'in-subnet',
  aws_efs_mount_target: 'always',
  aws_elasticache_cluster: 'in-subnet',
  aws_elasticache_replication_group: 'in-subnet',
  aws_elb: 'always',
  aws_instance: 'always',
  aws_lambda_function: 'in-subnet',
  aws_launch_template: 'in-subnet',
  aws_lb: 'always',
  aws_neptune_cluster: 'always',
  aws_network_interface: 'always',
  aws_rds_cluster: 'always',
  aws_redshift_cluster: 'in-subnet',
  aws_vpc_endpoint: 'in-subnet',
};
