import { is, isRecord, type Problem, strangerProblems, textProblems, wordProblems } from '@ashlar/core';
import {
  fallbackProblems,
  forwardedIpProblems,
  headerNameProblems,
  transformationProblems,
} from './field-problems.js';
import type { Scope } from './set-problems.js';
import { DEEPEST, statementProblems } from './statement-problems.js';
import { listProblems, onlyKey } from './value-problems.js';

const LOWEST_LIMIT = 10;
const HIGHEST_LIMIT = 2_000_000_000;
const WINDOWS = [60, 120, 300, 600];
const PLAIN_KEYS = ['ip', 'httpMethod'];
const MOST_KEYS = 5;

export function rateProblems(rule: string, rate: unknown, scope: Scope): readonly Problem[] {
  const prop = `${rule}.rate`;
  if (!isRecord(rate)) return [{ what: is(prop, rate), fix: 'use an object with a limit' }];
  const { limit, windowSeconds = 300, aggregateBy = 'ip', scopeDown } = rate;
  return [
    ...strangerProblems(prop, rate, ['limit', 'windowSeconds', 'aggregateBy', 'scopeDown']),
    ...limitProblems(`${prop}.limit`, limit),
    ...(WINDOWS.includes(windowSeconds as number)
      ? []
      : [{ what: is(`${prop}.windowSeconds`, windowSeconds), fix: `use ${WINDOWS.join(', ')}` }]),
    ...aggregationProblems(`${prop}.aggregateBy`, aggregateBy),
    ...(scopeDown === undefined
      ? []
      : statementProblems(`${prop}.scopeDown`, scopeDown, DEEPEST.scopeDown, scope)),
  ];
}

function limitProblems(prop: string, limit: unknown): Problem[] {
  if (Number.isInteger(limit) && Number(limit) >= LOWEST_LIMIT && Number(limit) <= HIGHEST_LIMIT) return [];
  const what = `${is(prop, limit)}; AWS WAF takes ${LOWEST_LIMIT} to ${HIGHEST_LIMIT.toLocaleString('en-US')}`;
  return [{ what, fix: `use ${LOWEST_LIMIT} or more; windowSeconds may be 60 to 600` }];
}

function aggregationProblems(prop: string, by: unknown): readonly Problem[] {
  if (by === 'ip') return [];
  if (!isRecord(by)) return wordProblems(prop, by, ['ip', '{ forwardedIp: … }', '{ keys: […] }']);
  const { key, problems } = onlyKey(prop, by, ['forwardedIp', 'keys']);
  if (key === undefined) return problems;
  if (key === 'forwardedIp') return forwardedIpProblems(`${prop}.forwardedIp`, by['forwardedIp']);
  const keys = by['keys'];
  const limit = { min: 1, max: MOST_KEYS, what: 'keys' };
  return [
    ...listProblems(`${prop}.keys`, keys, limit, keyProblems),
    ...(Array.isArray(keys) ? addressProblems(`${prop}.keys`, keys) : []),
  ];
}

/** AWS takes an address among the keys only beside something else, and from one header. */
function addressProblems(prop: string, keys: readonly unknown[]): Problem[] {
  const forwarded = keys.filter((key) => isRecord(key) && 'forwardedIp' in key).length;
  const problems: Problem[] = [];
  if (keys.length > 0 && keys.every((key) => key === 'ip' || (isRecord(key) && 'forwardedIp' in key))) {
    const fix = "use aggregateBy: 'ip' or { forwardedIp: … }, or add another key";
    problems.push({ what: `${prop} has nothing but an address`, fix });
  }
  if (forwarded > 1) {
    problems.push({ what: `${prop} has ${forwarded} forwardedIp`, fix: 'name the one header to trust' });
  }
  return problems;
}

type Check = (prop: string, value: unknown) => Problem[];

const transformed: Check = (prop, value) =>
  isRecord(value)
    ? transformationProblems(prop, value['transformations'])
    : [{ what: is(prop, value), fix: 'use an object, {} when nothing is transformed' }];

const named: Check = (prop, value) => [
  ...headerNameProblems(`${prop}.name`, isRecord(value) ? value['name'] : undefined),
  ...transformed(prop, value),
];

const KEYS: Readonly<Record<string, Check>> = {
  cookie: named,
  forwardedIp: (prop, value) => forwardedIpProblems(prop, value ?? null),
  header: named,
  ja3Fingerprint: fallbackProblems,
  ja4Fingerprint: fallbackProblems,
  labelNamespace: (prop, value) =>
    textProblems(prop, value, /^[\w:-]{1,1023}:$/, "use a namespace that ends in a colon: 'awswaf:managed:'"),
  queryArgument: named,
  queryString: transformed,
  uriPath: transformed,
};

function keyProblems(key: unknown, prop: string): Problem[] {
  const known = [...PLAIN_KEYS, ...Object.keys(KEYS).map((name) => `{ ${name}: … }`)];
  if (!isRecord(key)) return wordProblems(prop, key, known).filter(() => !PLAIN_KEYS.includes(String(key)));
  const only = onlyKey(prop, key, Object.keys(KEYS));
  if (only.key === undefined) return [...only.problems];
  return KEYS[only.key]?.(`${prop}.${only.key}`, key[only.key]) ?? [];
}
