import type { Resource } from '@ashlar/graph';
import { within } from './arrows.js';
import { written } from './attributes.js';
import { COLUMNS } from './columns.js';
import type { DrawnEdge, DrawnNode } from './drawing.js';
import { grouped } from './grouped.js';
import type { Part } from './part.js';
import { subnetsOf, type Tier } from './tiers.js';
import type { View } from './view.js';
import { count, some } from './words.js';

/** NAT gateways and interface endpoints of a tier, each kind as one node. */
export function drawGateways(view: View, tier: Tier, tiers: readonly Tier[]): Part {
  const stands = (resource: Resource) =>
    subnetsOf(view, resource).some((subnet) => tier.subnets.includes(subnet));
  const nats = view.model.all('aws_nat_gateway').filter(stands);
  const interfaces = view.model.all('aws_vpc_endpoint').filter(stands);
  const nodes: DrawnNode[] = [];
  const edges: DrawnEdge[] = [];
  if (nats.length > 0) {
    const id = `NAT gateways of ${tier.id}`;
    const zones = nats.flatMap((nat) => view.at(nat, 'subnet_id').map((subnet) => zoneOf(subnet)));
    nodes.push({
      id,
      kind: 'network',
      title: count(nats.length, 'NAT gateway'),
      lines: [`in ${[...new Set(zones)].sort().join(', ')}`],
      within: tier.id,
      column: COLUMNS.public,
    });
    edges.push({ from: id, to: 'internet', kind: 'way-out', label: 'out only' });
    const served = tiers.filter((other) => other.kind === 'private' && other.vpc === tier.vpc);
    edges.push(
      ...served.map((other): DrawnEdge => ({ from: other.id, to: id, kind: 'way-out', label: '0.0.0.0/0' })),
    );
  }
  if (interfaces.length > 0) {
    const names = interfaces.map(serviceOf).sort();
    nodes.push({
      id: endpointsId(tier),
      kind: 'network',
      title: count(interfaces.length, 'interface endpoint'),
      lines: [names.join(', '), ...reachedFrom(view, interfaces)],
      within: tier.id,
      column: COLUMNS.private,
    });
  }
  return { boundaries: [], nodes, edges };
}

/** Sources in words: as arrows, those of a node that everything uses would hide the others. */
function reachedFrom(view: View, endpoints: readonly Resource[]): string[] {
  const alike = grouped(endpoints, ({ attributes }) =>
    JSON.stringify(attributes['security_group_ids'] ?? ''),
  );
  const arrows = within(
    view,
    [...alike.values()].flatMap(([first]) => first ?? []),
  );
  return [...grouped(arrows, ({ ports }) => ports)].map(
    ([ports, same]) => `${ports} from ${some([...new Set(same.map(({ from }) => sourceName(view, from)))])}`,
  );
}

function sourceName(view: View, id: string): string {
  const resource = view.model.resources.find((each) => each.id === id);
  return resource ? view.nameOf(resource) : id;
}

/** The node that stands for the interface endpoints of a tier. */
export const endpointsId = ({ id }: Tier) => `interface endpoints of ${id}`;

const zoneOf = ({ attributes }: Resource) => written(attributes, 'availability_zone') ?? 'a zone';

/** `com.amazonaws.us-east-1.ecr.api` → `ecr.api`. */
export const serviceOf = ({ attributes }: Resource) =>
  (written(attributes, 'service_name') ?? 'a service').replace(
    /^(com|aws)\.[^.]+\.[a-z]{2}(-[a-z]+)+-\d\./,
    '',
  );
