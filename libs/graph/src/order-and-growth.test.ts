import fc from 'fast-check';
import { mayConnect } from './may-connect.js';
import { Model } from './model.js';
import { openToInternet } from './open-to-internet.js';
import { stacksOf, threeTiers, type ThreeTiers } from './three-tiers.fixture.js';
import type { StackJson } from './terraform-json.js';
import { waysOut } from './ways-out.js';

const PEERS = [
  { cidr_ipv4: '0.0.0.0/0' },
  { cidr_ipv4: '10.0.0.0/16' },
  { cidr_ipv4: '10.0.1.0/24' },
  { cidr_ipv4: '203.0.113.0/24' },
  { cidr_ipv4: '${var.cidr}' },
  { cidr_ipv6: '::/0' },
  { prefix_list_id: 'pl-1' },
  { referenced_security_group_id: 'sg-1' },
  { referenced_security_group_id: '${aws_security_group.balancer.id}' },
  { referenced_security_group_id: '${aws_security_group.service.id}' },
  {},
];

const GROUPS = [
  '${aws_security_group.balancer.id}',
  '${aws_security_group.service.id}',
  '${data.terraform_remote_state.cross-stack-reference-input-data.outputs.database}',
  '${aws_security_group.gone.id}',
  'sg-1',
];

const arbitraryRule = fc
  .record({
    security_group_id: fc.constantFrom(...GROUPS),
    peer: fc.constantFrom<Record<string, unknown>>(...PEERS),
    ports: fc.constantFrom<Record<string, unknown>>(
      { ip_protocol: '-1' },
      { ip_protocol: 'tcp', from_port: 5432, to_port: 5432 },
      { ip_protocol: 'tcp', from_port: 1, to_port: 65535 },
      { ip_protocol: 'udp', from_port: 53, to_port: 53 },
    ),
  })
  .map(({ security_group_id, peer, ports }) => ({ security_group_id, ...ports, ...peer }));

/** What a careless hand changes besides: everything that makes an answer longer to begin with. */
const arbitraryTiers = fc
  .record({
    rules: fc.array(arbitraryRule, { maxLength: 4 }),
    egress: fc.array(arbitraryRule, { maxLength: 3 }),
    internal: fc.constantFrom(true, false, '${var.internal}'),
    worn: fc.subarray(GROUPS),
    isolatedToo: fc.boolean(),
  })
  .map(({ rules, egress, internal, worn, isolatedToo }): ThreeTiers => {
    const tiers = threeTiers();
    Object.assign(tiers.app['aws_vpc_security_group_ingress_rule'] ?? {}, numbered('in', rules));
    Object.assign(tiers.app['aws_vpc_security_group_egress_rule'] ?? {}, numbered('out', egress));
    Object.assign(tiers.app['aws_lb']?.['web'] ?? {}, { internal, security_groups: worn });
    const association = tiers.network['aws_route_table_association']?.['data'] ?? {};
    if (isolatedToo) association['route_table_id'] = '${aws_route_table.public.id}';
    return tiers;
  });

const numbered = <T>(name: string, values: readonly T[]) =>
  Object.fromEntries(values.map((value, index) => [`${name}-${index}`, value]));

function answers(stacks: readonly StackJson[]) {
  const model = new Model(stacks);
  const { open, wide } = openToInternet(model);
  const { admitted, connects } = mayConnect(model, { to: model.at('data/aws_rds_cluster.db'), port: 5432 });
  return { open, wide, admitted, connects, out: waysOut(model, model.at('network/aws_subnet.data')) };
}

/** Every statement of an answer, one by one. */
function statements({ open, wide, admitted, connects }: ReturnType<typeof answers>): string[] {
  const links = (kind: string, sources: typeof admitted) =>
    sources.flatMap(({ from, ingress, egress }) => [
      `${kind} ${from}`,
      ...ingress.map((rule) => `${kind} ${from} in ${rule}`),
      ...egress.map((rule) => `${kind} ${from} out ${rule}`),
    ]);
  return [
    ...open.map((opening) => JSON.stringify(opening)),
    ...wide.map((rule) => JSON.stringify(rule)),
    ...links('admitted', admitted),
    ...links('connects', connects),
  ];
}

/** The same content, every object in another order. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, child]) => [key, reversed(child as unknown)]),
  ) as T;
}

test('another rule never takes anything out of an answer', () => {
  fc.assert(
    fc.property(
      arbitraryTiers,
      arbitraryRule,
      fc.constantFrom('ingress', 'egress'),
      (tiers, rule, direction) => {
        const before = statements(answers(stacksOf(tiers)));
        const type = `aws_vpc_security_group_${direction}_rule`;
        tiers.app[type] = { ...tiers.app[type], one_more: rule };
        const after = new Set(statements(answers(stacksOf(tiers))));
        expect(before.filter((statement) => !after.has(statement))).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});

test('the order of stacks, resources and attributes makes no difference', () => {
  fc.assert(
    fc.property(arbitraryTiers, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (tiers, order) => {
      const stacks = stacksOf(tiers);
      const other = order.flatMap((index) => reversed(stacks[index]) ?? []);
      expect(answers(other)).toEqual(answers(stacks));
    }),
  );
});
