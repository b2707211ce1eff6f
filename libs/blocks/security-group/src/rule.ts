/** The other side of a connection: exactly one of these. */
export type Peer =
  | { readonly cidr: string }
  | { readonly cidrIpv6: string }
  | { readonly securityGroupId: string }
  | { readonly prefixListId: string };

export type Rule = Peer &
  Ports & {
    /** Why the rule exists, in words for an auditor. */
    readonly description: string;
  };

/** One port, a range with both ends, or every port of every protocol. */
export type Ports =
  | {
      readonly port: number | { readonly from: number; readonly to: number };
      /** @default 'tcp' */
      readonly protocol?: 'tcp' | 'udp';
    }
  | { readonly port: 'all'; readonly protocol?: never };

/** The arguments that ingress and egress rules share. */
export function renderRule(securityGroupId: string, key: string, rule: Rule) {
  const { port, description } = rule;
  const ports = typeof port === 'number' ? { from: port, to: port } : port;
  return {
    securityGroupId,
    description,
    ...renderPeer(rule),
    ...(ports === 'all'
      ? { ipProtocol: '-1' }
      : { ipProtocol: rule.protocol ?? 'tcp', fromPort: ports.from, toPort: ports.to }),
    tags: { Name: key },
  };
}

function renderPeer(rule: Rule) {
  if ('cidr' in rule) return { cidrIpv4: rule.cidr };
  if ('cidrIpv6' in rule) return { cidrIpv6: rule.cidrIpv6 };
  if ('prefixListId' in rule) return { prefixListId: rule.prefixListId };
  return { referencedSecurityGroupId: rule.securityGroupId };
}
