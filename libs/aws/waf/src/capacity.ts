import { ipSetsOf } from './inline-sets.js';
import { MANAGED_GROUPS } from './managed-groups.js';
import type { RateLimit, WafRule, WafRules } from './rule.js';
import type { ByteMatch, FieldToMatch, IpSetMatch, Statement } from './statement.js';
import {
  ALL_QUERY_ARGUMENTS,
  BYTE_MATCH,
  CUSTOM_KEY,
  FORWARDED_IP_ANYWHERE,
  GEO_MATCH,
  IP_SET,
  JSON_BODY_FACTOR,
  LABEL_MATCH,
  RATE,
  REGEX_MATCH,
  REGEX_PATTERN_SET,
  SIZE_CONSTRAINT,
  SQLI_MATCH,
  TRANSFORMATION,
  XSS_MATCH,
} from './capacity-units.js';

/**
 * Web ACL capacity units that the rules need, at most: AWS charges some things once that rules have in common. It
 * includes 1,500 in the price of an ACL and takes no more than 5,000.
 */
export const webAclCapacity = (rules: WafRules): number =>
  Object.values(rules).reduce((sum, rule) => sum + ruleCapacity(rule), 0);

export function ruleCapacity(rule: WafRule): number {
  if (rule.rate !== undefined) return rateCapacity(rule.rate);
  if (rule.statement !== undefined) return statementCapacity(rule.statement);
  const { managedGroup, scopeDown } = rule;
  const { capacity } = typeof managedGroup === 'object' ? managedGroup : MANAGED_GROUPS[managedGroup];
  return capacity + scopeDownCapacity(scopeDown);
}

function rateCapacity({ aggregateBy, scopeDown }: RateLimit): number {
  const keys = typeof aggregateBy === 'object' ? (aggregateBy.keys ?? []) : [];
  return RATE + keys.length * CUSTOM_KEY + scopeDownCapacity(scopeDown);
}

const scopeDownCapacity = (statement?: Statement) =>
  statement === undefined ? 0 : statementCapacity(statement);

export function statementCapacity(statement: Statement): number {
  const sum = (statements: readonly Statement[]) =>
    statements.reduce((total, inner) => total + statementCapacity(inner), 0);
  if (statement.and) return sum(statement.and);
  if (statement.or) return sum(statement.or);
  if (statement.not) return statementCapacity(statement.not);
  if (statement.geoMatch) return GEO_MATCH;
  if (statement.labelMatch) return LABEL_MATCH;
  if (statement.ipSet) return ipSetCapacity(statement.ipSet);
  return inspectionCapacity(statement);
}

function ipSetCapacity({ arn, cidrs = [], forwardedIp }: IpSetMatch): number {
  const sets = arn === undefined ? ipSetsOf(cidrs).length : 1;
  return sets * (IP_SET + (forwardedIp?.position === 'ANY' ? FORWARDED_IP_ANYWHERE : 0));
}

/** What a statement costs that looks into a field of the request. */
function inspectionCapacity(statement: Statement): number {
  const { byteMatch, regexMatch, regexPatternSet, sizeConstraint, sqliMatch, xssMatch } = statement;
  if (byteMatch) return ofField(byteCapacity(byteMatch), byteMatch);
  if (regexMatch) return ofField(REGEX_MATCH, regexMatch);
  if (regexPatternSet) return ofField(REGEX_PATTERN_SET, regexPatternSet);
  if (sizeConstraint) return ofField(SIZE_CONSTRAINT, sizeConstraint);
  if (sqliMatch) return ofField(SQLI_MATCH[sqliMatch.sensitivity ?? 'LOW'], sqliMatch);
  return xssMatch ? ofField(XSS_MATCH, xssMatch) : 0;
}

const byteCapacity = ({ position }: ByteMatch) => BYTE_MATCH[position];

interface Inspected {
  readonly field: FieldToMatch;
  readonly transformations?: readonly string[];
}

function ofField(base: number, { field, transformations = [] }: Inspected): number {
  const doubled = typeof field === 'object' && field.jsonBody !== undefined;
  return (
    (doubled ? base * JSON_BODY_FACTOR : base) +
    (field === 'allQueryArguments' ? ALL_QUERY_ARGUMENTS : 0) +
    transformations.length * TRANSFORMATION
  );
}
