import { mayConnect } from './may-connect.js';
import { ingress, modelAfter, type ThreeTiers } from './three-tiers.fixture.js';

/** Who is let in to the database, and who of them may send: after somebody has changed the three tiers. */
function toDatabase(change?: (tiers: ThreeTiers) => void, port = 5432) {
  const model = modelAfter(change);
  const { admitted, connects } = mayConnect(model, { to: model.at('data/aws_rds_cluster.db'), port });
  return { admitted: admitted.map(({ from }) => from), connects: connects.map(({ from }) => from) };
}

const SERVICE = 'app/aws_ecs_service.api';
const BALANCER = 'app/aws_lb.web';

/** Adds a rule to the database's group, beside the one for the service. */
const admit =
  (peer: Record<string, unknown>) =>
  ({ data }: ThreeTiers) => {
    data['aws_vpc_security_group_ingress_rule'] = { added: ingress('database', peer, 5432) };
  };

/** Lets the load balancer send to somebody. */
const send =
  (peer: Record<string, unknown>) =>
  ({ app }: ThreeTiers) => {
    Object.assign(app['aws_vpc_security_group_egress_rule'] ?? {}, {
      added: ingress('balancer', peer, 5432),
    });
  };

const both =
  (...changes: ((tiers: ThreeTiers) => void)[]) =>
  (tiers: ThreeTiers) =>
    changes.forEach((change) => change(tiers));

test('an answer names the rules of both sides', () => {
  const model = modelAfter();
  const source = {
    from: SERVICE,
    ingress: ['app/aws_vpc_security_group_ingress_rule.database-service'],
    egress: ['app/aws_vpc_security_group_egress_rule.service-database'],
  };
  expect(mayConnect(model, { to: model.at('data/aws_rds_cluster.db'), port: 5432 })).toEqual({
    admitted: [source],
    connects: [source],
    unread: [],
  });
});

test('on another port or protocol, nobody', () => {
  const model = modelAfter();
  const to = model.at('data/aws_rds_cluster.db');
  expect(mayConnect(model, { to, port: 22 }).admitted).toEqual([]);
  expect(mayConnect(model, { to, port: 5432, protocol: 'udp' }).admitted).toEqual([]);
});

test('asking for the group, or an instance of the cluster, is asking for the cluster', () => {
  const model = modelAfter();
  for (const id of ['data/aws_security_group.database', 'data/aws_rds_cluster_instance.writer']) {
    expect(mayConnect(model, { to: model.at(id), port: 5432 }).connects).toMatchObject([{ from: SERVICE }]);
  }
});

test('a group that nobody wears is answered for, as target and as source', () => {
  const model = modelAfter(({ app, data }) => {
    delete data['aws_rds_cluster'];
    delete app['aws_ecs_service'];
  });
  const to = model.at('data/aws_security_group.database');
  expect(mayConnect(model, { to, port: 5432 }).connects).toMatchObject([
    { from: 'app/aws_security_group.service' },
  ]);
});

test('what wears no group is refused', () => {
  const model = modelAfter();
  expect(() => mayConnect(model, { to: model.at('network/aws_vpc.main'), port: 1 })).toThrow(
    'network/aws_vpc.main is no security group and wears none',
  );
});

test('the load balancer is reached by the internet, the service by the load balancer', () => {
  const model = modelAfter();
  expect(mayConnect(model, { to: model.at(BALANCER), port: 443 }).connects).toMatchObject([
    { from: '0.0.0.0/0 (beyond the VPCs in the JSON)' },
    { from: 'the internet', egress: ['network/aws_route.public'] },
  ]);
  expect(mayConnect(model, { to: model.at(SERVICE), port: 8080 }).connects).toMatchObject([
    { from: BALANCER },
  ]);
});

describe('a range admits whoever stands in it', () => {
  test('and only those may connect whose own rules let them', () => {
    const admitted = { cidr_ipv4: '10.0.0.0/24' };
    expect(toDatabase(admit(admitted))).toEqual({ admitted: [SERVICE, BALANCER], connects: [SERVICE] });
    for (const peer of [{ cidr_ipv4: '10.0.2.0/24' }, { cidr_ipv4: '0.0.0.0/0' }, { prefix_list_id: 'pl-1' }])
      expect(toDatabase(both(admit(admitted), send(peer))).connects).toEqual([SERVICE, BALANCER]);
    for (const peer of [{ cidr_ipv4: '10.0.3.0/24' }, { cidr_ipv6: '::/0' }])
      expect(toDatabase(both(admit(admitted), send(peer))).connects).toEqual([SERVICE]);
  });

  test('of the whole VPC, by its attribute', () => {
    const change = ({ network }: ThreeTiers) => {
      network['aws_security_group'] = { other: {} };
      network['aws_vpc_security_group_ingress_rule'] = {
        added: {
          ...ingress('', { cidr_ipv4: '${aws_vpc.main.cidr_block}' }, 5432),
          security_group_id: 'sg-1',
        },
      };
    };
    expect(toDatabase(change).admitted).toContain(BALANCER);
  });

  test('of IPv6 addresses that AWS chooses: in that VPC or subnet, and where there are any', () => {
    const ipv6 = ({ network }: ThreeTiers) => {
      const block = { ipv6_cidr_block: '${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 0)}' };
      Object.assign(network['aws_subnet']?.['public'] ?? {}, block);
    };
    const own = (attribute: string) => (tiers: ThreeTiers) => {
      const rule = ingress('', { cidr_ipv6: `\${${attribute}.ipv6_cidr_block}` }, 5432);
      tiers.network['aws_vpc_security_group_ingress_rule'] = {
        added: { ...rule, security_group_id: 'sg-1' },
      };
    };
    expect(toDatabase(own('aws_vpc.main')).admitted).toEqual([SERVICE]);
    expect(toDatabase(both(ipv6, own('aws_vpc.main'))).admitted).toEqual([SERVICE, BALANCER]);
    expect(toDatabase(both(ipv6, own('aws_subnet.public'))).admitted).toContain(BALANCER);
    expect(toDatabase(both(ipv6, own('aws_subnet.data'))).admitted).toEqual([SERVICE]);
  });

  test('beyond the VPC, by those who are not in the JSON', () => {
    expect(toDatabase(admit({ cidr_ipv4: '10.9.0.0/16' })).connects).toEqual([
      '10.9.0.0/16 (beyond the VPCs in the JSON)',
      SERVICE,
    ]);
  });

  test('of the internet, which does not connect to what has no way in', () => {
    const { admitted, connects } = toDatabase(admit({ cidr_ipv4: '203.0.113.0/24' }));
    expect(admitted).toContain('the internet');
    expect(connects).not.toContain('the internet');
  });
});

describe('what the JSON does not tell may be anybody', () => {
  test.each([
    ['a group by its id', { referenced_security_group_id: 'sg-1' }, 'sg-1 (not in the JSON)'],
    ['a variable', { cidr_ipv4: '${var.cidr}' }, '${var.cidr} (not in the JSON)'],
    ['a prefix list', { prefix_list_id: 'pl-1' }, 'pl-1 (not in the JSON)'],
    ['nobody that is named', {}, 'nobody it names (not in the JSON)'],
  ])('%s', (_, peer, words) => {
    expect(toDatabase(admit(peer)).admitted).toEqual(expect.arrayContaining([BALANCER, SERVICE, words]));
    expect(toDatabase(admit(peer)).connects).toContain(words);
  });

  test('a source in a group that is not there may send, and may be any group', () => {
    const change = ({ app }: ThreeTiers) => {
      Object.assign(app['aws_lb']?.['web'] ?? {}, { security_groups: ['sg-1'] });
    };
    expect(toDatabase(change).connects).toEqual([SERVICE, BALANCER]);
  });

  test('a target in a group that is not there admits everybody', () => {
    const change = ({ data }: ThreeTiers) => {
      Object.assign(data['aws_rds_cluster']?.['db'] ?? {}, { vpc_security_group_ids: ['sg-1'] });
    };
    expect(toDatabase(change).admitted).toEqual(
      expect.arrayContaining([BALANCER, SERVICE, 'anywhere (not in the JSON)', 'the internet']),
    );
  });

  test('a source in a subnet that is not there may stand in any range', () => {
    const change = ({ app }: ThreeTiers) => {
      Object.assign(app['aws_lb']?.['web'] ?? {}, { subnets: ['subnet-1'] });
    };
    expect(toDatabase(both(change, admit({ cidr_ipv4: '10.0.2.0/24' }))).admitted).toContain(BALANCER);
  });
});

test("a service's prefix list lets nobody in, and nobody out to the database", () => {
  const s3 = ({ data, app }: ThreeTiers) => {
    for (const stack of [data, app]) stack['aws_vpc_endpoint'] = { s3: { vpc_endpoint_type: 'Gateway' } };
  };
  const list = { prefix_list_id: '${aws_vpc_endpoint.s3.prefix_list_id}' };
  expect(toDatabase(both(s3, admit(list))).admitted).toEqual([
    SERVICE,
    'the service of data/aws_vpc_endpoint.s3.prefix_list_id',
  ]);
  expect(toDatabase(both(s3, send(list), admit({ cidr_ipv4: '10.0.0.0/24' }))).connects).toEqual([SERVICE]);
});
