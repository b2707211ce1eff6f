import type { Resource } from '@ashlar/graph';
import { type Arrow, fromInternet, together, within } from './arrows.js';
import { written } from './attributes.js';
import { COLUMNS } from './columns.js';
import { endpointsId } from './draw-gateways.js';
import { attachedId } from './draw-network.js';
import type { DrawnEdge, DrawnNode } from './drawing.js';
import type { Part } from './part.js';
import type { Places } from './places.js';
import { subnetsOf, tiersOf } from './tiers.js';
import type { View } from './view.js';

/** Who may connect to what, and the internet and others who come from outside. */
export function drawArrows(view: View, places: Places, drawn: readonly DrawnNode[]): Part {
  const outer = fromInternet(view);
  const endpoints = endpointNodes(view);
  const node = (id: string) => [...endpoints].find(([endpoint]) => endpoint.id === id)?.[1] ?? id;
  // What everybody reaches is reached from inside too; that is no news.
  const targets = places.workloads
    .map(({ resource }) => resource)
    .filter((each) => wearsGroups(each) && !outer.some(({ to }) => to === each.id));
  const inside = within(view, targets).map((arrow) => ({ ...arrow, from: node(arrow.from) }));
  const traffic = [...behindFirewalls(view, places, outer), ...together(inside)];

  const ids = new Set(drawn.map(({ id }) => id));
  const strangers = [
    ...new Set(traffic.flatMap(({ from }) => (ids.has(from) || from === 'internet' ? [] : from))),
  ];
  const edges = traffic
    .filter(({ to }) => ids.has(to))
    .map(({ from, to, ports }): DrawnEdge => ({ from, to, kind: 'traffic', label: ports }));
  const zones = places.edge.filter(({ type }) => type === 'aws_route53_zone');
  const usesInternet =
    edges.some(({ from }) => from === 'internet') || drawn.some(({ id }) => id.startsWith('NAT '));
  const internet: DrawnNode = {
    id: 'internet',
    kind: 'outside',
    title: 'Anybody',
    lines: ['0.0.0.0/0'],
    within: 'the internet',
    column: COLUMNS.outside,
  };
  return {
    boundaries:
      usesInternet || zones.length > 0
        ? [{ id: 'the internet', kind: 'internet', title: 'Internet', lines: [] }]
        : [],
    nodes: [
      ...(usesInternet || zones.length > 0 ? [internet] : []),
      ...strangers.map((id) => stranger(view, id)),
    ],
    edges: [
      ...edges,
      ...zones.map((zone): DrawnEdge => ({ from: 'internet', to: zone.id, kind: 'belongs', label: 'DNS' })),
    ],
  };
}

const wearsGroups = ({ attributes }: Resource) => /security_group/.test(JSON.stringify(attributes));

/** Interface endpoints, and the node that stands for all of a tier. */
function endpointNodes(view: View): Map<Resource, string> {
  const tiers = tiersOf(view);
  return new Map(
    view.model.all('aws_vpc_endpoint').flatMap((endpoint) => {
      const subnets = subnetsOf(view, endpoint);
      const tier = tiers.find((each) => each.subnets.some((subnet) => subnets.includes(subnet)));
      return tier ? [[endpoint, endpointsId(tier)] as const] : [];
    }),
  );
}

/** What a firewall protects is reached through it. */
function behindFirewalls(view: View, { edge }: Places, arrows: readonly Arrow[]): Arrow[] {
  const passed = arrows.flatMap((arrow) => {
    const firewalls = view.model
      .all('aws_wafv2_web_acl_association')
      .filter((each) => view.at(each, 'resource_arn').some(({ id }) => id === arrow.to))
      .flatMap((each) => view.at(each, 'web_acl_arn'))
      .filter((firewall) => edge.includes(firewall));
    if (firewalls.length === 0) return [arrow];
    return firewalls.flatMap(({ id }) => [
      { ...arrow, to: id },
      { ...arrow, from: id },
    ]);
  });
  return together(passed);
}

/** Somebody whom rules admit, and who is not in the picture: a group that nobody wears, or an address elsewhere. */
function stranger({ model }: View, id: string): DrawnNode {
  const group = model.all('aws_security_group').find((each) => each.id === id);
  if (group === undefined)
    return { id, kind: 'nobody', title: id.replace(/^.*\//, ''), lines: [], column: COLUMNS.outside };
  const vpc = model.targets(group, 'vpc_id').flatMap(({ resource }) => resource?.id ?? [])[0];
  const lines = [written(group.attributes, 'description') ?? id];
  return {
    id,
    kind: 'nobody',
    title: 'Nobody yet: an unused group',
    lines,
    column: COLUMNS.private,
    ...(vpc ? { within: attachedId(vpc) } : {}),
  };
}
