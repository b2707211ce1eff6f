import { mayConnect, openToInternet, type Resource } from '@ashlar/graph';
import { blocks, valuesOf, written } from './attributes.js';
import { grouped } from './grouped.js';
import type { View } from './view.js';

/** Who may open a connection to what, by which ports. */
export interface Arrow {
  /** Id of a resource, `internet`, or words for somebody who is not drawn. */
  readonly from: string;
  readonly to: string;
  /** `tcp 80, 443` */
  readonly ports: string;
}

/** What the internet reaches; every arrow is proved from rules, routes and addresses. */
export function fromInternet({ model }: View): Arrow[] {
  return together(
    openToInternet(model).open.map(({ wearer, ports, from }) => ({
      from: 'internet',
      to: wearer,
      ports: from === '0.0.0.0/0' || from === '::/0' ? ports : `${ports} from ${inWords(from)}`,
    })),
  );
}

/** A source that only Terraform knows, by what it is: its reference would be the widest thing in the picture. */
function inWords(source: string): string {
  if (source.includes('aws_ec2_managed_prefix_list.')) return 'a prefix list of AWS';
  if (/\baws_eip/.test(source)) return 'NAT gateways';
  return source.includes('${') ? 'an address that Terraform will know' : source;
}

/** What may connect to these, on the ports that their own rules name; proved from the rules of both sides. */
export function within(view: View, targets: readonly Resource[]): Arrow[] {
  const arrows = targets.flatMap((to) =>
    portsInto(view, to).flatMap(({ protocol, from, to: last }) =>
      mayConnect(view.model, { to, port: from, protocol })
        .connects.filter((source) => source.from !== 'the internet' && source.from !== to.id)
        .map((source) => ({
          from: source.from,
          to: to.id,
          ports: `${protocol} ${from === last ? from : `${from}-${last}`}`,
        })),
    ),
  );
  return together(arrows);
}

/** One arrow for each pair: `tcp 80` and `tcp 443` are `tcp 80, 443`. */
export function together(arrows: readonly Arrow[]): Arrow[] {
  return [...grouped(arrows, ({ from, to }) => JSON.stringify([from, to])).values()]
    .map((same) => ({ ...(same[0] as Arrow), ports: portsTogether(same.map(({ ports }) => ports)) }))
    .sort((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1));
}

function portsTogether(texts: readonly string[]): string {
  const byProtocol = grouped([...new Set(texts)], (text) => text.split(' ')[0] ?? text);
  return [...byProtocol]
    .map(([protocol, same]) => {
      const ports = same.map((text) => text.slice(protocol.length + 1)).filter((text) => text !== '');
      const sorted = ports.sort((a, b) => parseInt(a, 10) - parseInt(b, 10) || (a < b ? -1 : 1));
      return [protocol, sorted.join(', ')].filter((part) => part !== '').join(' ');
    })
    .sort()
    .join('; ');
}

interface PortRange {
  readonly protocol: 'tcp' | 'udp';
  readonly from: number;
  readonly to: number;
}

/** Ports that the ingress rules of its security groups name. */
function portsInto(view: View, resource: Resource): PortRange[] {
  const groups = view.model
    .resolve(resource.stack, valuesOf(resource.attributes, /security_groups?(_ids?)?$/))
    .flatMap((target) => target.resource ?? []);
  const rules = [...new Set(groups)].flatMap((group) => [
    ...view
      .pointing('aws_vpc_security_group_ingress_rule', 'security_group_id', group)
      .map((rule) => rule.attributes),
    ...view
      .pointing('aws_security_group_rule', 'security_group_id', group)
      .map((rule) => rule.attributes)
      .filter((rule) => written(rule, 'type') === 'ingress'),
    ...blocks(group.attributes, 'ingress'),
  ]);
  const ranges = rules.flatMap((rule): PortRange[] => {
    const protocol = written(rule, 'ip_protocol') ?? written(rule, 'protocol') ?? 'tcp';
    const [from, to] = [Number(written(rule, 'from_port')), Number(written(rule, 'to_port'))];
    if (protocol !== 'tcp' && protocol !== 'udp') return [];
    return Number.isInteger(from) && Number.isInteger(to) ? [{ protocol, from, to }] : [];
  });
  return [...new Map(ranges.map((range) => [JSON.stringify(range), range])).values()];
}
