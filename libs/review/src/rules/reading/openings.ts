import { isMarked, marksAt, type Marks } from '../../diff/marks.js';
import { coversRanges, isWholeInternet, type OpenRanges, openRanges } from './ip-ranges.js';
import { isObject } from './values-at.js';

/** What a rule lets in from anywhere. */
export interface Opening {
  /** `tcp`, `all`. */
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
  /** `0.0.0.0/0`. */
  readonly source: string;
  readonly range: OpenRanges;
}

/** Openings of rules, in any of the forms in which resources and blocks write one. Sources of the same ports count together. */
export function openingsIn(rules: readonly unknown[]): Opening[] {
  const found = new Map<string, { ports: Ports; sources: string[] }>();
  for (const rule of rules.filter(isObject)) {
    const sources = SOURCES.flatMap((name) => rule[name]).filter((source) => typeof source === 'string');
    if (sources.length === 0) continue;
    const ports = portsOf(rule);
    const key = Object.values(ports).join();
    const known = found.get(key) ?? { ports, sources: [] };
    found.set(key, known);
    known.sources.push(...sources);
  }
  return [...found.values()].flatMap(({ ports, sources }) =>
    openRanges(sources).map((range) => ({ ...ports, range, source: sourceText(sources, range) })),
  );
}

const SOURCES = ['cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6', 'cidrs', 'ipv6_cidrs'];

const MOST_NAMED = 3;

/** Those of the sources that are open, the first few. */
function sourceText(sources: readonly string[], { family }: OpenRanges): string {
  const named = [...new Set(sources)].filter((source) => source.includes(':') === (family === 6));
  const alone = named.filter((source) => isWholeInternet([source]));
  const told = (alone.length > 0 ? alone : named).sort();
  const more = told.length - MOST_NAMED;
  return more > 0 ? `${told.slice(0, MOST_NAMED).join(', ')} and ${more} more` : told.join(', ');
}

const LAST_PORT = 65535;

type Ports = Pick<Opening, 'protocol' | 'from' | 'to'>;

function portsOf(rule: Readonly<Record<string, unknown>>): Ports {
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
  coversRanges(outer.range, inner.range) &&
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
