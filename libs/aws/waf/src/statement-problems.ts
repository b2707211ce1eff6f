import {
  is,
  isKnown,
  isRecord,
  type Problem,
  textProblems,
  wholeNumberProblems,
  wordProblems,
} from '@ashlar/core';
import { COUNTRY_CODES } from './country-codes.js';
import { forwardedIpProblems, inspectionProblems } from './field-problems.js';
import { inlineSets, inside, ipSetsOf } from './inline-sets.js';
import { ipSetProblems, regexProblems, regexSetProblems, type Scope } from './set-problems.js';
import type { Statement } from './statement.js';
import { listProblems, onlyKey } from './value-problems.js';

/** How deep AWS nests `and`, `or` and `not`. */
export const DEEPEST = { rule: 3, scopeDown: 2 } as const;

type Check = (prop: string, value: Record<string, unknown>, scope: Scope) => readonly Problem[];

const geoMatch: Check = (prop, { countries, forwardedIp }) => {
  const limit = { min: 1, max: 50, what: 'countries' };
  return [
    ...listProblems(`${prop}.countries`, countries, limit, countryProblems),
    ...forwardedIpProblems(`${prop}.forwardedIp`, forwardedIp),
  ];
};

function countryProblems(code: unknown, prop: string): Problem[] {
  if (!isKnown(code) || (typeof code === 'string' && COUNTRY_CODES.has(code))) return [];
  const upper = typeof code === 'string' ? code.toUpperCase() : '';
  const guess = code === 'UK' ? 'GB' : COUNTRY_CODES.has(upper) ? upper : undefined;
  const nearest = guess === undefined ? '' : `did you mean '${guess}'? `;
  return [{ what: is(prop, code), fix: `${nearest}use two capital letters of ISO 3166-1: 'DE'` }];
}

const labelMatch: Check = (prop, { key, scope = 'LABEL' }) => [
  ...textProblems(
    `${prop}.key`,
    key,
    scope === 'NAMESPACE' ? /^[\w:-]{1,1023}:$/ : /^[\w:-]{0,1023}[\w-]$/,
    scope === 'NAMESPACE'
      ? "use a namespace that ends in a colon: 'awswaf:managed:aws:'"
      : 'use letters, digits, _, - and : between',
  ),
  ...wordProblems(`${prop}.scope`, scope, ['LABEL', 'NAMESPACE']),
];

const byteMatch: Check = (prop, value) => {
  const { search, position, transformations } = value;
  const bytes = typeof search === 'string' ? Buffer.byteLength(search) : 0;
  const lowered = Array.isArray(transformations) && transformations.includes('LOWERCASE');
  const problems: Problem[] = [...inspectionProblems(prop, value)];
  if (isKnown(search) && (bytes === 0 || bytes > 200)) {
    problems.push({ what: is(`${prop}.search`, search), fix: 'use 1 to 200 bytes' });
  }
  if (isKnown(search) && lowered && typeof search === 'string' && search !== search.toLowerCase()) {
    const what = `${prop}.search is '${search}', which nothing equals after the LOWERCASE transformation`;
    problems.push({ what, fix: `use '${search.toLowerCase()}'` });
  }
  const positions = ['CONTAINS', 'CONTAINS_WORD', 'ENDS_WITH', 'EXACTLY', 'STARTS_WITH'];
  return [...problems, ...wordProblems(`${prop}.position`, position, positions)];
};

const CHECKS: Readonly<Record<string, Check>> = {
  byteMatch,
  geoMatch,
  ipSet: ipSetProblems,
  labelMatch,
  regexMatch: (prop, value) => [
    ...regexProblems(`${prop}.regex`, value['regex'], 512),
    ...inspectionProblems(prop, value),
  ],
  regexPatternSet: regexSetProblems,
  sizeConstraint: (prop, value) => [
    ...wordProblems(`${prop}.comparison`, value['comparison'], ['EQ', 'GE', 'GT', 'LE', 'LT', 'NE']),
    ...wholeNumberProblems(`${prop}.bytes`, value['bytes'], 0, 21_474_836_480),
    ...inspectionProblems(prop, value),
  ],
  sqliMatch: (prop, value) => [
    ...wordProblems(`${prop}.sensitivity`, value['sensitivity'] ?? 'LOW', ['HIGH', 'LOW']),
    ...inspectionProblems(prop, value),
  ],
  xssMatch: inspectionProblems,
};

const KINDS = [...Object.keys(CHECKS), 'and', 'or', 'not'].sort();

/** What is wrong with a statement whose `and`, `or` and `not` may be nested this deep. */
export function statementProblems(
  prop: string,
  statement: unknown,
  deepest: number,
  scope: Scope,
): Problem[] {
  const problems = shapeProblems(prop, statement, scope);
  if (problems.length > 0) return problems;
  const sound = statement as Statement;
  return [...depthProblems(prop, sound, deepest), ...setNameProblems(prop, sound)];
}

function shapeProblems(prop: string, statement: unknown, scope: Scope): Problem[] {
  if (isRecord(statement) && (statement['rate'] ?? statement['managedGroup']) !== undefined) {
    const fix = 'make it a rule of its own; what it counts or inspects is narrowed by its scopeDown';
    return [{ what: `${prop} has a rate limit or a managed group, which can't stand in a statement`, fix }];
  }
  const { key, problems } = onlyKey(prop, statement, KINDS);
  if (key === undefined || !isRecord(statement)) return [...problems];
  const [at, value] = [`${prop}.${key}`, statement[key]];
  if (key === 'not') return shapeProblems(at, value, scope);
  if (key === 'and' || key === 'or') {
    const limit = { min: 2, max: Infinity, what: 'statements' };
    return listProblems(at, value, limit, (inner, place) => shapeProblems(place, inner, scope));
  }
  if (!isRecord(value)) return [{ what: is(at, value), fix: 'describe it as an object' }];
  return [...(CHECKS[key]?.(at, value, scope) ?? [])];
}

function depthProblems(prop: string, statement: Statement, deepest: number): Problem[] {
  const depth = depthOf(statement);
  if (depth <= deepest) return [];
  const what = `${prop} nests and, or and not ${depth} deep; AWS takes ${deepest} here`;
  return [{ what, fix: 'flatten it, or let one rule label what another rule matches' }];
}

/** A list of IPv4 and IPv6 ranges is an `or` of two sets. */
function depthOf(statement: Statement): number {
  const below = inside(statement).map(depthOf);
  if (below.length > 0) return 1 + Math.max(...below);
  const cidrs = statement.ipSet?.cidrs ?? [];
  return ipSetsOf(cidrs).length > 1 ? 1 : 0;
}

/** Two lists of one statement must not become the same set. */
function setNameProblems(prop: string, statement: Statement): Problem[] {
  const ids = inlineSets(statement).map(({ id }) => id);
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  return twice.map((id) => ({
    what: `${prop} has two lists that become the set '${id}'`,
    fix: "give one of them a name: { cidrs: […], name: 'office' }",
  }));
}
