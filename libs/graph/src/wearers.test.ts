import { EVERYBODY, instance, open, openOf, PUBLIC, VPC, WEB } from './one-vpc.fixture.js';
import type { Resources } from './three-tiers.fixture.js';

describe('the default group of a VPC', () => {
  const bare = instance({ vpc_security_group_ids: undefined });

  test('is worn by what names no group, and admits itself only', () => {
    const unadopted = { aws_default_security_group: { closed: { vpc_id: 'vpc-other' } } };
    expect(openOf(open(bare, unadopted))).toEqual([]);
  });

  test('opens what names no group, once it is opened', () => {
    const opened = { aws_default_security_group: { closed: { vpc_id: VPC, ingress: [EVERYBODY] } } };
    expect(openOf(open(bare, opened))).toEqual(['s/aws_instance.i']);
  });

  test('is known by the attribute of its VPC too', () => {
    const rule = {
      security_group_id: '${aws_vpc.main.default_security_group_id}',
      ip_protocol: '-1',
      cidr_ipv6: '::/0',
      cidr_ipv4: '0.0.0.0/0',
    };
    expect(openOf(open({ ...bare, aws_vpc_security_group_ingress_rule: { r: rule } }))).toEqual([
      's/aws_instance.i',
    ]);
  });

  test('of a VPC that is not in the JSON may admit anybody', () => {
    expect(openOf(open(instance({ vpc_security_group_ids: [], subnet_id: 'subnet-1' })))).toEqual([
      's/aws_instance.i',
    ]);
  });
});

describe('what wears a group', () => {
  const groups = { security_groups: WEB };
  const ids = { vpc_security_group_ids: WEB };
  test.each<[string, Resources]>([
    ['a load balancer', { aws_lb: { x: { ...groups, subnets: [PUBLIC] } } }],
    [
      'a load balancer, nobody knows whether internal',
      { aws_lb: { x: { ...groups, internal: '${var.x}', subnets: [PUBLIC] } } },
    ],
    [
      'a load balancer by its mappings',
      { aws_lb: { x: { ...groups, subnet_mapping: [{ subnet_id: PUBLIC }] } } },
    ],
    [
      'a network load balancer without any',
      { aws_lb: { x: { load_balancer_type: 'network', subnets: [PUBLIC] } } },
    ],
    [
      'a task',
      {
        aws_ecs_service: {
          x: { network_configuration: [{ ...groups, subnets: [PUBLIC], assign_public_ip: true }] },
        },
      },
    ],
    [
      'an instance, by its subnet',
      {
        ...instance({ associate_public_ip_address: undefined }),
        aws_subnet: { public: { vpc_id: VPC, map_public_ip_on_launch: true } },
      },
    ],
    [
      'an instance, by an address',
      {
        ...instance({ associate_public_ip_address: false }),
        aws_eip: { x: { instance: '${aws_instance.i.id}' } },
      },
    ],
    [
      "an instance, by somebody's address",
      {
        ...instance({ associate_public_ip_address: false }),
        aws_eip_association: { x: { instance_id: 'i-1' } },
      },
    ],
    [
      "an interface, by its instance's address",
      {
        aws_network_interface: { x: { ...groups, subnet_id: PUBLIC } },
        aws_instance: {
          i: { network_interface: [{ network_interface_id: '${aws_network_interface.x.id}' }] },
        },
        aws_eip_association: { x: { instance_id: '${aws_instance.i.id}' } },
      },
    ],
    [
      'an interface, by an attachment',
      {
        aws_network_interface: {
          x: { security_groups: ['${aws_security_group.other.id}'], subnet_id: PUBLIC },
        },
        aws_security_group: { other: {} },
        aws_network_interface_sg_attachment: {
          x: { security_group_id: WEB[0], network_interface_id: '${aws_network_interface.x.id}' },
        },
        aws_eip: { x: { network_interface: '${aws_network_interface.x.id}' } },
      },
    ],
    [
      'an attachment to an interface that is not there',
      {
        aws_network_interface_sg_attachment: {
          x: { security_group_id: WEB[0], network_interface_id: 'eni-1' },
        },
      },
    ],
    [
      'a template, by its scaling group',
      {
        aws_launch_template: {
          x: { network_interfaces: [{ ...groups, associate_public_ip_address: 'true' }] },
        },
        aws_autoscaling_group: {
          x: { launch_template: { id: '${aws_launch_template.x.id}' }, vpc_zone_identifier: [PUBLIC] },
        },
      },
    ],
    [
      'a template that nobody uses',
      { aws_launch_template: { x: { ...ids, network_interfaces: { associate_public_ip_address: true } } } },
    ],
    [
      'a database, by one of its instances',
      {
        aws_db_subnet_group: { x: { name: 'x', subnet_ids: [PUBLIC] } },
        aws_rds_cluster: { x: { ...ids, db_subnet_group_name: '${aws_db_subnet_group.x.name}' } },
        aws_rds_cluster_instance: {
          x: { cluster_identifier: '${aws_rds_cluster.x.id}', publicly_accessible: true },
        },
      },
    ],
    [
      'a warehouse that says nothing',
      { aws_redshift_cluster: { x: { ...ids, cluster_subnet_group_name: 'somewhere' } } },
    ],
    [
      'something that nobody knows',
      { aws_tomorrow: { x: { config: { security_group_ids: WEB, subnet_ids: [PUBLIC] } } } },
    ],
    ['what wears a group that is not there', { ...instance({ vpc_security_group_ids: ['sg-1'] }) }],
  ])('%s is open', (_, resources) => {
    expect(openOf(open(resources))).toHaveLength(1);
  });

  test.each<[string, Resources]>([
    ['an internal load balancer', { aws_lb: { x: { ...groups, internal: true, subnets: [PUBLIC] } } }],
    [
      'an internal network load balancer without any',
      { aws_lb: { x: { load_balancer_type: 'network', internal: true, subnets: [PUBLIC] } } },
    ],
    [
      'a task without an address',
      { aws_ecs_service: { x: { network_configuration: { ...groups, subnets: [PUBLIC] } } } },
    ],
    [
      'a function',
      { aws_lambda_function: { x: { vpc_config: { security_group_ids: WEB, subnet_ids: [PUBLIC] } } } },
    ],
    ['an endpoint', { aws_vpc_endpoint: { x: { security_group_ids: WEB, subnet_ids: [PUBLIC] } } }],
    ['a database', { aws_db_instance: { x: { ...ids, db_subnet_group_name: 'somewhere' } } }],
    [
      'a cache',
      { aws_elasticache_replication_group: { x: { security_group_ids: WEB, subnet_group_name: 'x' } } },
    ],
    [
      'a template whose interface says no',
      {
        aws_launch_template: { x: { ...ids, network_interfaces: { associate_public_ip_address: 'false' } } },
      },
    ],
  ])('%s is not', (_, resources) => {
    const { open: openings, wide } = open(resources);
    expect(openings).toEqual([]);
    expect(wide).toContainEqual(expect.objectContaining({ because: 'it has no public address' }));
  });

  test.each<[string, Resources]>([
    [
      'a load balancer of appliances',
      { aws_lb: { x: { load_balancer_type: 'gateway', subnets: [PUBLIC] } } },
    ],
    ['a parameter that holds the id', { aws_ssm_parameter: { x: { value: WEB[0] } } }],
    ['a function without a network', { aws_lambda_function: { x: { vpc_config: [] } } }],
    ['an endpoint in routes', { aws_vpc_endpoint: { x: { vpc_endpoint_type: 'Gateway' } } }],
  ])('%s wears none', (_, resources) => {
    const { open: openings, wide } = open(resources);
    expect(openings).toEqual([]);
    expect(wide).toMatchObject([{ because: 'nobody wears the group' }]);
  });
});
