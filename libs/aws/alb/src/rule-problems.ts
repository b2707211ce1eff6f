import { isIPv6 } from 'node:net';
import {
  is,
  isKnown,
  isRecord,
  parseIpRange,
  type Problem,
  strangerProblems,
  textProblems,
  wholeNumberProblems,
} from '@ashlar/core';
import { coverageProblems } from './coverage-problems.js';
import { CONDITIONS, type ListenerRule } from './listener-rule.js';
import { listProblems } from './value-problems.js';

/**
 * asOf: 2026-11
 * source: ELB user guide, "Condition types for listener rules" and "Quotas for your Application Load Balancers";
 *   of wildcards the first page says 5 and the second 6
 * refresh: compare both pages
 */
const MOST_VALUES = 5;
const MOST_WILDCARDS = 5;
const MAX_PRIORITY = 50_000;
const HOST = /^(?=.{1,128}$)[A-Za-z0-9_.*?-]*\.[A-Za-z]+$/;
const PATH = /^(?=.{1,128}$)[/*?][A-Za-z0-9_.$/~"'@:+&*?-]*$/;
const METHOD = /^[A-Z_-]{1,40}$/;
const HEADER_NAME = /^(?!host$)[A-Za-z0-9!#$%&'*+.^_`|~-]{1,40}$/i;
const HEADER_VALUE = /^[ -~]{1,128}$/;
const QUERY = /^[A-Za-z0-9_.$/~"'@:+&()!,;=*?\\-]{1,128}$/;

/** What is wrong with one rule by itself. Its place among others is the ledger's. */
export function ruleProblems(
  prop: string,
  rule: unknown,
  certificateHosts: readonly string[] | 'none',
): Problem[] {
  if (!isRecord(rule)) return [{ what: is(prop, rule), fix: 'give a priority and at least one condition' }];
  const problems = [
    ...strangerProblems(prop, rule, ['priority', ...CONDITIONS]),
    ...priorityProblems(`${prop}.priority`, rule['priority']),
    ...conditionProblems(prop, rule, certificateHosts),
  ];
  // What a broken rule asks for can't be counted.
  return problems.length > 0 ? problems : quotaProblems(prop, rule as unknown as ListenerRule);
}

/** The ledger compares priorities, so it has to know them. */
function priorityProblems(prop: string, priority: unknown): Problem[] {
  if (isKnown(priority)) return wholeNumberProblems(prop, priority, 1, MAX_PRIORITY);
  return [{ what: `${prop} is known to Terraform only`, fix: 'write the number down' }];
}

function conditionProblems(
  prop: string,
  rule: Readonly<Record<string, unknown>>,
  certificateHosts: readonly string[] | 'none',
): Problem[] {
  const { hosts, paths, methods, headers, query, sourceIps } = rule;
  const list = (name: string, value: unknown, each: (item: unknown, at: string) => Problem[]) =>
    value === undefined ? [] : listProblems(`${prop}.${name}`, value, 'at least one', each);
  return [
    ...list('hosts', hosts, (host, at) => hostProblems(at, host, certificateHosts)),
    ...list('paths', paths, (path, at) =>
      textProblems(
        at,
        path,
        PATH,
        `start with / or *, with letters, digits and _-.$/~"'@:+& behind: '/api/*'`,
      ),
    ),
    ...list('methods', methods, (method, at) =>
      textProblems(at, method, METHOD, "use capitals, without wildcards: 'GET'"),
    ),
    ...(headers === undefined ? [] : headerProblems(`${prop}.headers`, headers)),
    ...list('query', query, queryProblems),
    ...list('sourceIps', sourceIps, rangeProblems),
  ];
}

function hostProblems(prop: string, host: unknown, certificateHosts: readonly string[] | 'none'): Problem[] {
  const fix =
    "use up to 128 letters, digits, '-', '_', '.', '*' and '?', and letters behind the last dot: 'www.example.com'";
  const problems = textProblems(prop, host, HOST, fix);
  return problems.length > 0 ? problems : coverageProblems(prop, host as string, certificateHosts);
}

function headerProblems(prop: string, headers: unknown): Problem[] {
  if (!isRecord(headers) || Object.keys(headers).length === 0) {
    return [{ what: is(prop, headers), fix: 'map names of headers to values, or leave it out' }];
  }
  const names = Object.keys(headers);
  const twice = names.filter((name, index) =>
    names.slice(0, index).some((other) => other.toLowerCase() === name.toLowerCase()),
  );
  return [
    ...names.flatMap((name) =>
      textProblems(`${prop} name`, name, HEADER_NAME, "use up to 40 characters; a host belongs into 'hosts'"),
    ),
    ...twice.map((name) => ({ what: `${prop} has '${name}' twice`, fix: 'list its values once' })),
    ...Object.entries(headers).flatMap(([name, values]) =>
      listProblems(`${prop}.${name}`, values, 'at least one value', (value, at) =>
        textProblems(at, value, HEADER_VALUE, 'use up to 128 characters of printable ASCII'),
      ),
    ),
  ];
}

function queryProblems(parameter: unknown, prop: string): Problem[] {
  if (!isRecord(parameter))
    return [{ what: is(prop, parameter), fix: "use { key: 'version', value: 'v1' }" }];
  const { key, value } = parameter;
  const fix = `use up to 128 letters, digits, wildcards and _-.$/~"'@:+&()!,;=`;
  return [
    ...strangerProblems(prop, parameter, ['key', 'value']),
    ...(key === undefined ? [] : textProblems(`${prop}.key`, key, QUERY, fix)),
    ...textProblems(`${prop}.value`, value, QUERY, fix),
  ];
}

function rangeProblems(range: unknown, prop: string): Problem[] {
  if (typeof range === 'string') {
    if (!isKnown(range) || parseIpRange(range) !== undefined || isIpv6Range(range)) return [];
  }
  return [
    { what: is(prop, range), fix: "use CIDR notation with no bits behind the prefix: '203.0.113.0/24'" },
  ];
}

function isIpv6Range(range: string): boolean {
  const [address = '', prefix = '', ...rest] = range.split('/');
  return isIPv6(address) && /^\d{1,3}$/.test(prefix) && Number(prefix) <= 128 && rest.length === 0;
}

function quotaProblems(prop: string, rule: ListenerRule): Problem[] {
  const values = valuesOf(rule);
  const wildcards = values.join('').match(/[*?]/g)?.length ?? 0;
  if (values.length === 0) {
    return [
      { what: `${prop} has no condition`, fix: `say which requests it is for: ${CONDITIONS.join(', ')}` },
    ];
  }
  return [
    ...(values.length > MOST_VALUES
      ? [
          {
            what: `${prop} has ${values.length} values in its conditions; AWS takes ${MOST_VALUES}`,
            fix: 'use wildcards, or a second rule with a priority of its own',
          },
        ]
      : []),
    ...(wildcards > MOST_WILDCARDS
      ? [
          {
            what: `${prop} has ${wildcards} wildcards; AWS takes ${MOST_WILDCARDS}`,
            fix: 'use a second rule with a priority of its own',
          },
        ]
      : []),
  ];
}

/** Keys of query strings may have wildcards, too, and count with their values as one. */
function valuesOf({ hosts, paths, methods, headers, query, sourceIps }: ListenerRule): string[] {
  const parameters = query?.map(({ key = '', value }) => `${key}${value.replace(/\\[*?]/g, '')}`);
  return [hosts, paths, methods, ...Object.values(headers ?? {}), parameters, sourceIps].flatMap(
    (list) => list ?? [],
  );
}
