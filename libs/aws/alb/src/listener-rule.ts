import { sortedEntries } from '@ashlar/core';
import type { LbListenerRuleCondition } from '@cdktf/provider-aws/lib/lb-listener-rule/index.js';

/**
 * Which requests a target group gets: those that meet all of the conditions, each by one of its values. `*` stands
 * for any number of characters and `?` for one, in hosts, paths, headers and query strings.
 *
 * A rule has at least one condition, and five values and five wildcards at most in all of them.
 */
export interface ListenerRule {
  /**
   * Rules are asked from 1 to 50,000, the first that fits decides. Leave gaps: two rules that swap their priorities
   * take two applies, because AWS refuses the first half of the swap.
   */
  readonly priority: number;
  /** Not case-sensitive. In HTTPS mode a certificate of the listener has to cover each. */
  readonly hosts?: readonly string[];
  /** Case-sensitive: `/api/*`. */
  readonly paths?: readonly string[];
  /** `GET`, which doesn't include `HEAD`. */
  readonly methods?: readonly string[];
  /** Values by the header's name; each of several headers has to be met. Not case-sensitive. */
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  /** Parameters of the query string; one of them is enough. Not case-sensitive. */
  readonly query?: readonly QueryParameter[];
  /** Ranges of the client's address, as the load balancer sees it: a proxy's is the proxy's. */
  readonly sourceIps?: readonly string[];
}

export interface QueryParameter {
  /** @default - the value stands without a key */
  readonly key?: string;
  readonly value: string;
}

export const CONDITIONS = ['hosts', 'paths', 'methods', 'headers', 'query', 'sourceIps'] as const;

/** The conditions in AWS's form. */
export function renderConditions(rule: ListenerRule): LbListenerRuleCondition[] {
  const { hosts, paths, methods, headers = {}, query, sourceIps } = rule;
  return [
    ...(hosts ? [{ hostHeader: { values: [...hosts].sort() } }] : []),
    ...(paths ? [{ pathPattern: { values: [...paths].sort() } }] : []),
    ...(methods ? [{ httpRequestMethod: { values: [...methods].sort() } }] : []),
    ...sortedEntries(headers).map(([httpHeaderName, values]) => ({
      httpHeader: { httpHeaderName, values: [...values].sort() },
    })),
    ...(query ? [{ queryString: query.map(({ key, value }) => ({ key, value })).sort(byText) }] : []),
    ...(sourceIps ? [{ sourceIp: { values: [...sourceIps].sort() } }] : []),
  ];
}

const byText = (a: QueryParameter, b: QueryParameter) => (textOf(a) < textOf(b) ? -1 : 1);

const textOf = ({ key = '', value }: QueryParameter) => `${key} ${value}`;
