import { isIPv6 } from 'node:net';
import type { Statement } from './statement.js';

/** What an inline list becomes: an IP set for each version of addresses in it, or a regex pattern set. */
export interface InlineSet {
  /** Its place below the rule: `ipv4`, or `office-ipv4` for the list with the name `office`. */
  readonly id: string;
  readonly kind: 'IPV4' | 'IPV6' | 'REGEX';
  readonly values: readonly string[];
}

type IpVersion = 'IPV4' | 'IPV6';

export const versionOf = (cidr: string): IpVersion => (isIPv6(cidr.split('/')[0] ?? '') ? 'IPV6' : 'IPV4');

export function ipSetsOf(cidrs: readonly string[], name?: string): InlineSet[] {
  return (['IPV4', 'IPV6'] as const)
    .map((kind) => ({
      id: idOf(kind.toLowerCase(), name),
      kind,
      values: cidrs.filter((cidr) => versionOf(cidr) === kind).toSorted(),
    }))
    .filter(({ values }) => values.length > 0);
}

export const regexSetOf = (patterns: readonly string[], name?: string): InlineSet => ({
  id: idOf('regex', name),
  kind: 'REGEX',
  values: patterns.toSorted(),
});

const idOf = (suffix: string, name?: string) => (name === undefined ? suffix : `${name}-${suffix}`);

/** The sets that a statement needs, in any depth. */
export function inlineSets(statement: Statement | undefined): InlineSet[] {
  return flatten(statement).flatMap(({ ipSet, regexPatternSet }) => {
    if (ipSet?.cidrs !== undefined) return ipSetsOf(ipSet.cidrs, ipSet.name);
    if (regexPatternSet?.patterns === undefined) return [];
    return [regexSetOf(regexPatternSet.patterns, regexPatternSet.name)];
  });
}

/** A statement and all that stands inside of it. */
export function flatten(statement: Statement | undefined): Statement[] {
  return statement === undefined ? [] : [statement, ...inside(statement).flatMap(flatten)];
}

export const inside = ({ and, or, not }: Statement): readonly Statement[] =>
  and ?? or ?? (not === undefined ? [] : [not]);
