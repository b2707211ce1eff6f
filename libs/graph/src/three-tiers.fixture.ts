import { Model } from './model.js';
import type { StackJson } from './terraform-json.js';

/** For tests: blocks that a test may change. */
export type Resources = Record<string, Record<string, Record<string, unknown>>>;

export interface ThreeTiers {
  readonly network: Resources;
  readonly data: Resources;
  readonly app: Resources;
}

const VPC = '${aws_vpc.main.id}';

/** How CDKTF writes an attribute of another stack. */
const from = (stack: string, output: string) =>
  `\${data.terraform_remote_state.cross-stack-reference-input-${stack}.outputs.${output}}`;

/**
 * A load balancer for everybody, a service behind it and a database behind that, in a network with public, private
 * and isolated subnets: three stacks, joined as CDKTF joins them.
 */
export function threeTiers(): ThreeTiers {
  return {
    network: {
      aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
      aws_internet_gateway: { main: { vpc_id: VPC } },
      aws_nat_gateway: { main: { subnet_id: '${aws_subnet.public.id}' } },
      aws_default_security_group: { closed: { vpc_id: VPC, ingress: [], egress: [] } },
      aws_subnet: {
        public: { vpc_id: VPC, cidr_block: '10.0.0.0/24' },
        app: { vpc_id: VPC, cidr_block: '10.0.1.0/24' },
        data: { vpc_id: VPC, cidr_block: '10.0.2.0/24' },
      },
      aws_route_table: { public: { vpc_id: VPC }, app: { vpc_id: VPC }, data: { vpc_id: VPC } },
      aws_route_table_association: Object.fromEntries(
        ['public', 'app', 'data'].map((tier) => [
          tier,
          { subnet_id: `\${aws_subnet.${tier}.id}`, route_table_id: `\${aws_route_table.${tier}.id}` },
        ]),
      ),
      aws_route: {
        public: {
          route_table_id: '${aws_route_table.public.id}',
          destination_cidr_block: '0.0.0.0/0',
          gateway_id: '${aws_internet_gateway.main.id}',
        },
        app: {
          route_table_id: '${aws_route_table.app.id}',
          destination_cidr_block: '0.0.0.0/0',
          nat_gateway_id: '${aws_nat_gateway.main.id}',
        },
      },
    },
    data: {
      aws_security_group: { database: { vpc_id: from('network', 'vpc') } },
      aws_db_subnet_group: { database: { name: 'db', subnet_ids: [from('network', 'data')] } },
      aws_rds_cluster: {
        db: {
          vpc_security_group_ids: ['${aws_security_group.database.id}'],
          db_subnet_group_name: '${aws_db_subnet_group.database.name}',
        },
      },
      aws_rds_cluster_instance: { writer: { cluster_identifier: '${aws_rds_cluster.db.id}' } },
    },
    app: {
      aws_security_group: {
        balancer: { vpc_id: from('network', 'vpc') },
        service: { vpc_id: from('network', 'vpc') },
      },
      aws_vpc_security_group_ingress_rule: {
        'balancer-https': ingress('balancer', { cidr_ipv4: '0.0.0.0/0' }, 443),
        'service-balancer': ingress(
          'service',
          { referenced_security_group_id: '${aws_security_group.balancer.id}' },
          8080,
        ),
        'database-service': {
          ...ingress('', { referenced_security_group_id: '${aws_security_group.service.id}' }, 5432),
          security_group_id: from('data', 'database'),
        },
      },
      aws_vpc_security_group_egress_rule: {
        'balancer-service': ingress(
          'balancer',
          { referenced_security_group_id: '${aws_security_group.service.id}' },
          8080,
        ),
        'service-database': ingress(
          'service',
          { referenced_security_group_id: from('data', 'database') },
          5432,
        ),
      },
      aws_lb: {
        web: {
          load_balancer_type: 'application',
          internal: false,
          security_groups: ['${aws_security_group.balancer.id}'],
          subnets: [from('network', 'public')],
        },
      },
      aws_ecs_service: {
        api: {
          network_configuration: {
            assign_public_ip: false,
            security_groups: ['${aws_security_group.service.id}'],
            subnets: [from('network', 'app')],
          },
        },
      },
    },
  };
}

/** A rule for one TCP port; the egress rules of the provider take the same arguments. */
export const ingress = (group: string, peer: Record<string, unknown>, port: number) => ({
  security_group_id: `\${aws_security_group.${group}.id}`,
  ip_protocol: 'tcp',
  from_port: port,
  to_port: port,
  ...peer,
});

const OUTPUTS = {
  network: {
    vpc: VPC,
    public: '${aws_subnet.public.id}',
    app: '${aws_subnet.app.id}',
    data: '${aws_subnet.data.id}',
  },
  data: { database: '${aws_security_group.database.id}' },
  app: {},
};

export function stacksOf(tiers: ThreeTiers): StackJson[] {
  return (['network', 'data', 'app'] as const).map((name) => ({
    name,
    json: {
      terraform: { backend: { s3: { bucket: 'state', key: `demo/${name}.tfstate` } } },
      resource: tiers[name],
      data: { terraform_remote_state: remoteStates() },
      output: Object.fromEntries(
        Object.entries(OUTPUTS[name]).map(([output, value]) => [output, { value, sensitive: true }]),
      ),
    },
  }));
}

const remoteStates = () =>
  Object.fromEntries(
    ['network', 'data'].map((name) => [
      `cross-stack-reference-input-${name}`,
      { backend: 's3', config: { bucket: 'state', key: `demo/${name}.tfstate` } },
    ]),
  );

/** The three tiers after somebody has changed them. */
export function modelAfter(change: (tiers: ThreeTiers) => void = () => undefined): Model {
  const tiers = threeTiers();
  change(tiers);
  return new Model(stacksOf(tiers));
}
