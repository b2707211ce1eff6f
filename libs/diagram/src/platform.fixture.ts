import type { Blocks, StackJson, TerraformJson } from '@ashlar/graph';

const provider = { aws: [{ region: 'us-east-1', allowed_account_ids: ['111122223333'] }] };

const stack = (name: string, resource: Blocks, more: TerraformJson = {}): StackJson => ({
  name,
  json: { provider, resource, ...more },
});

const subnet = (tier: string, range: string) => ({
  availability_zone: 'us-east-1a',
  cidr_block: range,
  tags: { Tier: tier },
  vpc_id: '${aws_vpc.main.id}',
});

const table = { vpc_id: '${aws_vpc.main.id}' };

const joined = (tier: string) => ({
  subnet_id: `\${aws_subnet.${tier}.id}`,
  route_table_id: `\${aws_route_table.${tier}.id}`,
});

const group = (description: string) => ({ description, vpc_id: '${aws_vpc.main.id}' });

const rule = (of: string, other: object, port: number) => ({
  security_group_id: `\${aws_security_group.${of}.id}`,
  ip_protocol: 'tcp',
  from_port: port,
  to_port: port,
  ...other,
});

const peer = (name: string) => ({ referenced_security_group_id: `\${aws_security_group.${name}.id}` });

/** A site behind a firewall, a service and a database in three tiers. */
export const site = (more: Blocks = {}): StackJson =>
  stack('demo-prod-site', {
    aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
    aws_subnet: {
      edge: subnet('public', '10.0.1.0/24'),
      app: subnet('app', '10.0.11.0/24'),
      data: subnet('data', '10.0.21.0/24'),
    },
    aws_internet_gateway: { main: table },
    aws_nat_gateway: { main: { subnet_id: '${aws_subnet.edge.id}' } },
    aws_route_table: { edge: table, app: table, data: table },
    aws_route_table_association: { edge: joined('edge'), app: joined('app'), data: joined('data') },
    aws_route: {
      edge: {
        route_table_id: '${aws_route_table.edge.id}',
        destination_cidr_block: '0.0.0.0/0',
        gateway_id: '${aws_internet_gateway.main.id}',
      },
      app: {
        route_table_id: '${aws_route_table.app.id}',
        destination_cidr_block: '0.0.0.0/0',
        nat_gateway_id: '${aws_nat_gateway.main.id}',
      },
    },
    aws_security_group: {
      web: group('Load balancer'),
      tasks: group('Tasks'),
      records: group('Records'),
      later: group('What reads records'),
    },
    aws_vpc_security_group_ingress_rule: {
      web: rule('web', { cidr_ipv4: '0.0.0.0/0' }, 443),
      tasks: rule('tasks', peer('web'), 8080),
      records: rule('records', peer('tasks'), 5432),
      later: rule('records', peer('later'), 5432),
    },
    aws_vpc_security_group_egress_rule: {
      web: rule('web', peer('tasks'), 8080),
      tasks: rule('tasks', peer('records'), 5432),
      later: rule('later', peer('records'), 5432),
    },
    aws_lb: {
      web: {
        name: 'demo-prod-web',
        internal: false,
        load_balancer_type: 'application',
        subnets: ['${aws_subnet.edge.id}'],
        security_groups: ['${aws_security_group.web.id}'],
      },
    },
    aws_lb_listener: {
      https: {
        load_balancer_arn: '${aws_lb.web.arn}',
        port: 443,
        protocol: 'HTTPS',
        ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      },
    },
    aws_wafv2_web_acl: {
      web: { name: 'web', rule: [{ statement: { rate_based_statement: { limit: 2000 } } }] },
    },
    aws_wafv2_web_acl_association: {
      web: { resource_arn: '${aws_lb.web.arn}', web_acl_arn: '${aws_wafv2_web_acl.web.arn}' },
    },
    aws_ecs_task_definition: { api: { cpu: '512', memory: '1024' } },
    aws_ecs_service: {
      api: {
        name: 'demo-prod-api',
        desired_count: 3,
        launch_type: 'FARGATE',
        task_definition: '${aws_ecs_task_definition.api.arn}',
        network_configuration: {
          subnets: ['${aws_subnet.app.id}'],
          security_groups: ['${aws_security_group.tasks.id}'],
        },
      },
    },
    aws_db_subnet_group: { records: { subnet_ids: ['${aws_subnet.data.id}'] } },
    aws_rds_cluster: {
      records: {
        cluster_identifier: 'demo-prod-records',
        engine: 'aurora-postgresql',
        engine_version: '15.10',
        storage_encrypted: true,
        serverlessv2_scaling_configuration: { min_capacity: 0.5, max_capacity: 4 },
        db_subnet_group_name: '${aws_db_subnet_group.records.name}',
        vpc_security_group_ids: ['${aws_security_group.records.id}'],
      },
    },
    ...more,
  });

/** Services of the account: a key, what it encrypts, and backups that are copied to another region. */
export const account = (more: Blocks = {}): StackJson =>
  stack(
    'demo-prod-account',
    {
      aws_kms_key: { logs: { description: 'logs' } },
      aws_kms_alias: { logs: { name: 'alias/demo/logs', target_key_id: '${aws_kms_key.logs.key_id}' } },
      aws_cloudwatch_log_group: {
        a: { retention_in_days: 30, kms_key_id: '${aws_kms_key.logs.arn}' },
        b: { retention_in_days: 30, kms_key_id: '${aws_kms_key.logs.arn}' },
      },
      aws_backup_vault: { near: { name: 'near' }, far: { name: 'far', provider: 'aws.us-west-2' } },
      aws_backup_plan: {
        daily: {
          name: 'demo-prod-daily',
          rule: [{ copy_action: [{ destination_vault_arn: '${aws_backup_vault.far.arn}' }] }],
        },
      },
      ...more,
    },
    { provider: { aws: [...provider.aws, { alias: 'us-west-2', region: 'us-west-2' }] } },
  );
