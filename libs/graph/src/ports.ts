import { isKnownText } from './blocks.js';

/** What a rule lets pass: ports of a protocol. Types of ICMP are no ports: all of them. */
export interface Ports {
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a number of another protocol, or `all`. */
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
}

const LAST_PORT = 65535;

/** Protocols by number, as far as they have names in EC2's rules. */
const NAMES: Readonly<Record<string, string>> = {
  '-1': 'all',
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
};

/** Reads the arguments of a rule. What can't be read is every port. */
export function portsOf(protocol: unknown, from: unknown, to: unknown): Ports {
  const written = isKnownText(protocol) ? String(protocol).toLowerCase() : 'all';
  const name = NAMES[written] ?? written;
  const [first, last] = [numberIn(from), numberIn(to)];
  const hasPorts = name === 'tcp' || name === 'udp';
  if (!hasPorts || first === undefined || last === undefined || first < 0)
    return { protocol: name, from: 0, to: LAST_PORT };
  return { protocol: name, from: first, to: last };
}

/** `tcp 443`, `udp 1024-65535`, `all tcp`, `everything`. */
export function portsText({ protocol, from, to }: Ports): string {
  if (protocol === 'all') return 'everything';
  if (from === 0 && to === LAST_PORT) return `all ${protocol}`;
  return from === to ? `${protocol} ${from}` : `${protocol} ${from}-${to}`;
}

export const admits = (ports: Ports, protocol: string, port: number) =>
  (ports.protocol === 'all' || ports.protocol === protocol) && ports.from <= port && port <= ports.to;

function numberIn(value: unknown): number | undefined {
  const number = isKnownText(value) ? Number(value) : NaN;
  return Number.isInteger(number) ? number : undefined;
}
