import type { Resource } from '@ashlar/graph';
import { written } from './attributes.js';
import { COLUMNS } from './columns.js';
import { drawGateways, serviceOf } from './draw-gateways.js';
import type { Boundary, DrawnNode } from './drawing.js';
import type { Part } from './part.js';
import type { Places } from './places.js';
import type { Tier } from './tiers.js';
import type { View } from './view.js';
import { count } from './words.js';
import { workloadLabel, workloadTypes } from './workload-types.js';

const WAYS_OUT = {
  public: 'route to the internet',
  private: 'out by NAT or another gateway',
  isolated: 'no route out of the VPC',
} as const;

/** VPCs, their tiers, and what stands in them. */
export function drawNetwork(view: View, tiers: readonly Tier[], places: Places): Part {
  const vpcs = view.model.all('aws_vpc', 'aws_default_vpc');
  const boundaries = [
    ...vpcs.map((vpc) => boundaryOf(vpc, tiers)),
    ...tiers.map(tierBoundary(vpcs)),
    ...vpcs.map(attachedBoundary),
  ];
  const workloads = places.workloads.map(({ resource, tier }): DrawnNode => {
    const kind = workloadTypes[resource.type]?.kind ?? 'compute';
    const column = kind === 'store' ? COLUMNS.isolated : COLUMNS[tier?.kind ?? 'private'];
    return { id: resource.id, kind, ...workloadLabel(resource, view), within: tier?.id ?? 'account', column };
  });
  const parts = tiers.map((tier) => drawGateways(view, tier, tiers));
  const attached = vpcs.flatMap((vpc) => attachedTo(view, vpc));
  const gateways = parts.flatMap((part) => part.nodes);
  const isNat = ({ column }: DrawnNode) => column === COLUMNS.public;
  const nodes = [
    ...gateways.filter(isNat),
    ...workloads,
    ...gateways.filter((each) => !isNat(each)),
    ...attached,
  ];
  const empty = tiers
    .filter(({ id }) => !nodes.some(({ within }) => within === id))
    .map(({ id, kind }): DrawnNode => ({
      id: `nothing in ${id}`,
      kind: 'nobody',
      title: 'nothing stands here yet',
      lines: [],
      within: id,
      column: COLUMNS[kind],
    }));
  return { boundaries, nodes: [...nodes, ...empty], edges: parts.flatMap((part) => part.edges) };
}

function boundaryOf(vpc: Resource, tiers: readonly Tier[]): Boundary {
  const zones = tiers
    .filter((tier) => tier.vpc === vpc.id)
    .flatMap(({ subnets }) =>
      subnets.flatMap(({ attributes }) => written(attributes, 'availability_zone') ?? []),
    );
  const range = written(vpc.attributes, 'cidr_block') ?? '';
  return {
    id: vpc.id,
    kind: 'vpc',
    title: `VPC ${range}`.trim(),
    lines: [count(new Set(zones).size, 'availability zone')],
    within: 'account',
  };
}

const tierBoundary =
  (vpcs: readonly Resource[]) =>
  ({ id, vpc, kind, name, subnets, ranges }: Tier): Boundary => ({
    id,
    kind,
    title: `${name.charAt(0).toUpperCase()}${name.slice(1)} subnets (${subnets.length})`,
    lines: [WAYS_OUT[kind], ...ranges],
    within: vpcs.some((each) => each.id === vpc) ? vpc : 'account',
  });

/** The boundary of what belongs to a VPC as a whole. */
export const attachedId = (vpc: string) => `of the whole ${vpc}`;

function attachedBoundary({ id }: Resource): Boundary {
  return { id: attachedId(id), kind: 'attached', title: 'Of the whole VPC', lines: [], within: id };
}

function attachedTo(view: View, vpc: Resource): DrawnNode[] {
  const gateways = view.pointing('aws_vpc_endpoint', 'vpc_id', vpc).filter(isGateway);
  const logs = view.pointing('aws_flow_log', 'vpc_id', vpc);
  const node = (id: string, title: string, lines: readonly string[], column: number): DrawnNode => ({
    id,
    kind: 'network',
    title,
    lines,
    within: attachedId(vpc.id),
    column,
  });
  return [
    ...(gateways.length > 0
      ? [
          node(
            `gateway endpoints of ${vpc.id}`,
            count(gateways.length, 'gateway endpoint'),
            [gateways.map(serviceOf).sort().join(', ')],
            COLUMNS.private,
          ),
        ]
      : []),
    ...logs.map((log) => {
      const { traffic_type: traffic = 'ALL', max_aggregation_interval: seconds = 600 } = log.attributes;
      return node(
        log.id,
        'Flow logs',
        [`${String(traffic).toLowerCase()} traffic, every ${String(seconds)} s`],
        COLUMNS.public,
      );
    }),
  ];
}

const isGateway = ({ attributes }: Resource) =>
  (written(attributes, 'vpc_endpoint_type') ?? 'Gateway') === 'Gateway';
