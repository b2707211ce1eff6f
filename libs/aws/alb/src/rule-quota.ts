import { isKnown, isRecord, type Problem } from '@ashlar/core';

/**
 * asOf: 2026-11
 * source: Amazon VPC user guide, "Amazon VPC quotas": inbound rules per security group, of IPv4 and of IPv6 each; a prefix
 *   list counts in both, with the most entries that it can have
 * refresh: `aws service-quotas get-aws-default-service-quota --service-code vpc --quota-code L-0EA8095F`
 */
const MOST_RULES = 60;

interface Admitted {
  /** `clients.cdn` */
  readonly prop: string;
  readonly client: Readonly<Record<string, unknown>>;
  readonly ports: number;
  /** Rules of the security group. */
  readonly rules: number;
}

/** Whether the clients fit into one security group. Nobody can count where no prefix list says how long it gets. */
export function ruleQuotaProblems(props: {
  readonly clients?: unknown;
  readonly listen?: unknown;
  readonly testListener?: unknown;
}): Problem[] {
  const { clients, listen, testListener } = props;
  const open = isRecord(listen) && listen['mode'] === 'http' ? ['http'] : ['http', 'https'];
  const admitted = [
    ...admittedBy('clients', clients, open),
    ...(isRecord(testListener) ? admittedBy('testListener.clients', testListener['clients'], ['test']) : []),
  ];
  const lists = admitted.filter(({ client }) => client['entries'] !== undefined);
  const [most = 0] = (['cidrIpv6', 'cidr'] as const)
    .map((other) => admitted.filter(({ client }) => !(other in client)))
    .map((family) => family.reduce((sum, { rules }) => sum + rules, 0))
    .sort((a, b) => b - a);
  if (lists.length === 0 || most <= MOST_RULES) return [];
  const long = lists.map(
    ({ prop, rules, ports }) => `${prop} ${rules} on ${ports} port${ports > 1 ? 's' : ''}`,
  );
  return [
    {
      what: `the clients make ${most} rules of a security group, which takes ${MOST_RULES}: ${long.join(', ')}`,
      fix: "open a prefix list to one port, ports: ['https']; where AWS has raised the quota, leave `entries` out",
    },
  ];
}

function admittedBy(prop: string, clients: unknown, open: readonly string[]): Admitted[] {
  if (!isRecord(clients)) return [];
  return Object.entries(clients).flatMap(([key, client]) => {
    if (!isRecord(client)) return [];
    const { ports, entries } = client;
    const reached = Array.isArray(ports) ? open.filter((port) => ports.includes(port)).length : open.length;
    const each = typeof entries === 'number' && isKnown(entries) ? entries : 1;
    return [{ prop: `${prop}.${key}`, client, ports: reached, rules: reached * each }];
  });
}
