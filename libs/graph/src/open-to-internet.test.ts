import { admitting, EVERYBODY, instance, open, openOf, PRIVATE, VPC, WEB } from './one-vpc.fixture.js';
import { openToInternet } from './open-to-internet.js';
import { modelAfter, type Resources } from './three-tiers.fixture.js';

test('an opening names every link from the rule to the route', () => {
  expect(open(instance())).toEqual({
    open: [
      {
        wearer: 's/aws_instance.i',
        ports: 'tcp 443',
        from: '0.0.0.0/0',
        rule: 's/aws_security_group.web',
        group: 's/aws_security_group.web',
        address: 'associate_public_ip_address',
        subnets: ['s/aws_subnet.public'],
        routes: ['s/aws_route.out'],
      },
    ],
    wide: [],
    unread: [],
  });
});

test('over three stacks, the load balancer is open on its one port, and nothing else', () => {
  const { open: openings, wide } = openToInternet(modelAfter());
  expect(openings.map(({ wearer, ports }) => `${wearer} ${ports}`)).toEqual(['app/aws_lb.web tcp 443']);
  expect(wide).toEqual([]);
});

describe('a wide rule is told, with what keeps it from being open', () => {
  test.each<[string, Resources, string]>([
    ['nobody wears the group', {}, 'nobody wears the group'],
    [
      'its subnet has no route',
      instance({ subnet_id: PRIVATE }),
      'its subnets have no route from the internet',
    ],
    [
      'it has no public address',
      instance({ associate_public_ip_address: false }),
      'it has no public address',
    ],
  ])('%s', (_, resources, because) => {
    const answer = open(resources);
    expect(answer.open).toEqual([]);
    expect(answer.wide).toMatchObject([{ group: 's/aws_security_group.web', because }]);
  });
});

describe('who is the internet', () => {
  test.each([
    ['everybody', { cidr_blocks: ['0.0.0.0/0'] }],
    ['half of everybody', { cidr_blocks: ['128.0.0.0/1'] }],
    ['one public address', { cidr_blocks: ['203.0.113.7/32'] }],
    ['a prefix list', { prefix_list_ids: ['pl-1'] }],
    ['a managed prefix list', { prefix_list_ids: ['${aws_ec2_managed_prefix_list.x.id}'] }],
    ['a variable', { cidr_blocks: ['${var.cidr}'] }],
    ['a list that is an expression', { cidr_blocks: '${var.cidrs}' }],
    ['nobody that the rule names', {}],
  ])('%s', (_, peer) => {
    expect(openOf(admitting({ ...peer, protocol: '-1' }))).toEqual(['s/aws_instance.i']);
  });

  test.each([
    [
      'private addresses',
      { cidr_blocks: ['10.0.0.0/8', '172.16.0.0/12', '192.168.1.0/24', '100.64.0.0/10'] },
    ],
    ['the VPC itself', { cidr_blocks: ['${aws_vpc.main.cidr_block}'] }],
    ["the VPC's IPv6 addresses", { ipv6_cidr_blocks: ['${aws_vpc.main.ipv6_cidr_block}'] }],
    ['a security group, even an unknown one', { security_groups: ['sg-1', ...WEB] }],
    ['the group itself', { self: true }],
    ['a service behind a gateway endpoint', { prefix_list_ids: ['${aws_vpc_endpoint.s3.prefix_list_id}'] }],
  ])('not %s', (_, peer) => {
    const endpoint = { aws_vpc_endpoint: { s3: { vpc_endpoint_type: 'Gateway' } } };
    expect(admitting({ ...peer, protocol: '-1' }, endpoint)).toMatchObject({ open: [], wide: [] });
  });

  test("not a VPC's own range, though it is a public one", () => {
    const answer = open({
      ...instance(),
      aws_vpc: { main: { cidr_block: '203.0.112.0/20' } },
      aws_security_group: {
        web: { vpc_id: VPC, ingress: { ...EVERYBODY, cidr_blocks: ['203.0.113.0/24'] } },
      },
    });
    expect(answer).toMatchObject({ open: [], wide: [] });
  });
});

describe('a rule is found in each of the forms it can be written in', () => {
  const group = '${aws_security_group.web.id}';
  const ports = { from_port: 22, to_port: 22 };
  test.each<[string, Resources]>([
    [
      'a resource for the rule',
      {
        aws_vpc_security_group_ingress_rule: {
          r: { security_group_id: group, ip_protocol: 'tcp', ...ports, cidr_ipv4: '0.0.0.0/0' },
        },
      },
    ],
    [
      'the older resource',
      {
        aws_security_group_rule: {
          r: {
            type: 'ingress',
            security_group_id: group,
            protocol: 'tcp',
            ...ports,
            cidr_blocks: ['0.0.0.0/0'],
          },
        },
      },
    ],
    [
      'the older resource, of a type nobody knows',
      { aws_security_group_rule: { r: { type: '${var.type}', security_group_id: group, self: false } } },
    ],
    [
      'a block of the group',
      {
        aws_security_group: { web: { ingress: [{ ...ports, protocol: 'tcp', cidr_blocks: ['0.0.0.0/0'] }] } },
      },
    ],
    [
      'a dynamic block of the group',
      {
        aws_security_group: {
          web: {
            dynamic: {
              ingress: { for_each: '${var.rules}', content: { cidr_blocks: '${ingress.value.cidrs}' } },
            },
          },
        },
      },
    ],
    ['blocks that are an expression', { aws_security_group: { web: { ingress: '${var.rules}' } } }],
    [
      'a rule of a group that only its id names',
      {
        aws_vpc_security_group_ingress_rule: {
          r: { security_group_id: 'sg-1', ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' },
        },
      },
    ],
  ])('%s', (_, rules) => {
    expect(openOf(admitting([], rules))).toEqual(['s/aws_instance.i']);
  });

  test('a rule for what goes out opens nothing', () => {
    const rule = { type: 'egress', security_group_id: group, protocol: '-1', cidr_blocks: ['0.0.0.0/0'] };
    expect(admitting([], { aws_security_group_rule: { r: rule } })).toMatchObject({ open: [], wide: [] });
  });
});
