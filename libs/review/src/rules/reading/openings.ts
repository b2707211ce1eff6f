import { isMarked, marksAt, type Marks } from '../../diff/marks.js';
import { isObject } from './values-at.js';

/** What a rule lets in from anywhere. */
export interface Opening {
  /** `tcp`, `all`. */
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
  /** `0.0.0.0/0`. */
  readonly source: string;
}

/** Ranges that hold more of the internet than anybody owns. */
const MOST_BITS = { 4: 8, 6: 16 } as const;

/** Whether a range is all of the internet, or so much of it that it makes no difference. `10.0.0.0/8` is private. */
export function isInternet(cidr: unknown): boolean {
  const [, address = '', bits = ''] = /^([0-9a-f.:]+)\/(\d+)$/i.exec(String(cidr)) ?? [];
  if (address === '') return false;
  const isSix = address.includes(':');
  if (!isSix && (address.startsWith('10.') || address.startsWith('127.'))) return false;
  if (isSix && /^f[cde]/i.test(address)) return false;
  return Number(bits) <= MOST_BITS[isSix ? 6 : 4];
}

/** Openings of a rule, in any of the forms in which resources and blocks write one. */
export function openingsIn(rule: unknown): Opening[] {
  if (!isObject(rule)) return [];
  const sources = ['cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6']
    .flatMap((name) => rule[name])
    .filter(isInternet)
    .map(String);
  return [...new Set(sources)].map((source) => ({ ...portsOf(rule), source }));
}

const LAST_PORT = 65535;

function portsOf(rule: Readonly<Record<string, unknown>>): Omit<Opening, 'source'> {
  const protocol = nameOf(String(rule['protocol'] ?? rule['ip_protocol'] ?? '-1').toLowerCase());
  const [from, to] = [Number(rule['from_port'] ?? -1), Number(rule['to_port'] ?? -1)];
  const hasPorts = protocol === 'tcp' || protocol === 'udp';
  return hasPorts && from >= 0 && to >= from ? { protocol, from, to } : { protocol, from: 0, to: LAST_PORT };
}

const PROTOCOLS: Readonly<Record<string, string>> = {
  '-1': 'all',
  '6': 'tcp',
  '17': 'udp',
  '1': 'icmp',
  '58': 'icmpv6',
};

const nameOf = (protocol: string) => PROTOCOLS[protocol] ?? protocol;

/** Whether one of the sources of a rule is known after the apply only. */
export const hasUnknownSource = (marks: Marks): boolean =>
  ['cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6'].some((name) =>
    isMarked(marksAt(marks, name)),
  );

/** Whether all that the second lets in, the first does too. */
export const isWithin = (outer: Opening, inner: Opening): boolean =>
  (outer.source === inner.source ||
    (outer.source.endsWith('/0') && outer.source.includes(':') === inner.source.includes(':'))) &&
  (outer.protocol === 'all' || outer.protocol === inner.protocol) &&
  outer.from <= inner.from &&
  inner.to <= outer.to;

/** `tcp 22 from 0.0.0.0/0`. */
export function openingText({ protocol, from, to, source }: Opening): string {
  const ports =
    from === 0 && to === LAST_PORT
      ? protocol === 'all'
        ? 'everything'
        : `all ${protocol}`
      : `${protocol} ${from === to ? from : `${from}-${to}`}`;
  return `${ports} from ${source}`;
}
