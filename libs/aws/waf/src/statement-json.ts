import { fieldJson } from './field-json.js';
import { ipSetsOf, regexSetOf } from './inline-sets.js';
import type {
  ForwardedIp,
  GeoMatch,
  Inspection,
  IpSetMatch,
  RegexPatternSetMatch,
  Statement,
} from './statement.js';
import type { TextTransformation } from './text-transformations.js';

/** The ARN of a set that the module makes, by its place below the rule. */
export type ArnOf = (setId: string) => string;

/**
 * A statement in the provider's words. The engine hands statements on as they are, so that every key is the
 * provider's own, all the way down.
 */
export function statementJson(statement: Statement, arnOf: ArnOf): object {
  const all = (statements: readonly Statement[]) => ({
    statement: statements.map((inner) => statementJson(inner, arnOf)),
  });
  if (statement.and) return { and_statement: all(statement.and) };
  if (statement.or) return { or_statement: all(statement.or) };
  if (statement.not) return { not_statement: all([statement.not]) };
  if (statement.geoMatch) return { geo_match_statement: geoJson(statement.geoMatch) };
  if (statement.ipSet) return ipSetJson(statement.ipSet, arnOf);
  if (statement.regexPatternSet) {
    const { regexPatternSet } = statement;
    const inspected = inspectionJson(regexPatternSet);
    return {
      regex_pattern_set_reference_statement: { arn: regexArn(regexPatternSet, arnOf), ...inspected },
    };
  }
  if (statement.labelMatch) {
    const { key, scope = 'LABEL' } = statement.labelMatch;
    return { label_match_statement: { key, scope } };
  }
  if (statement.byteMatch) {
    const { search, position } = statement.byteMatch;
    const inspected = inspectionJson(statement.byteMatch);
    return {
      byte_match_statement: { search_string: search, positional_constraint: position, ...inspected },
    };
  }
  if (statement.regexMatch) {
    const inspected = inspectionJson(statement.regexMatch);
    return { regex_match_statement: { regex_string: statement.regexMatch.regex, ...inspected } };
  }
  if (statement.sizeConstraint) {
    const { comparison, bytes } = statement.sizeConstraint;
    const inspected = inspectionJson(statement.sizeConstraint);
    return { size_constraint_statement: { comparison_operator: comparison, size: bytes, ...inspected } };
  }
  if (statement.sqliMatch) {
    const { sensitivity = 'LOW' } = statement.sqliMatch;
    return {
      sqli_match_statement: { sensitivity_level: sensitivity, ...inspectionJson(statement.sqliMatch) },
    };
  }
  return { xss_match_statement: inspectionJson(statement.xssMatch) };
}

const inspectionJson = ({ field, transformations }: Inspection) => ({
  field_to_match: fieldJson(field),
  text_transformation: transformationsJson(transformations),
});

/** In the order in which they are applied. */
export const transformationsJson = (transformations: readonly TextTransformation[] = []) =>
  (transformations.length === 0 ? ['NONE'] : transformations).map((type, priority) => ({ priority, type }));

export const forwardedIpJson = ({ header, fallback }: ForwardedIp) => ({
  header_name: header,
  fallback_behavior: fallback,
});

const geoJson = ({ countries, forwardedIp }: GeoMatch) => ({
  country_codes: countries.toSorted(),
  ...(forwardedIp ? { forwarded_ip_config: forwardedIpJson(forwardedIp) } : {}),
});

/** One set holds one version of addresses: a list with both becomes two references. */
function ipSetJson(match: IpSetMatch, arnOf: ArnOf): object {
  const { forwardedIp } = match;
  const forwarded = forwardedIp
    ? {
        ip_set_forwarded_ip_config: { ...forwardedIpJson(forwardedIp), position: forwardedIp.position },
      }
    : {};
  const arns = match.arn !== undefined ? [match.arn] : setsOf(match).map(({ id }) => arnOf(id));
  const references = arns.map((arn) => ({ ip_set_reference_statement: { arn, ...forwarded } }));
  return references.length === 1 ? (references[0] as object) : { or_statement: { statement: references } };
}

const setsOf = ({ cidrs = [], name }: IpSetMatch) => ipSetsOf(cidrs, name);

const regexArn = ({ arn, patterns = [], name }: RegexPatternSetMatch, arnOf: ArnOf) =>
  arn ?? arnOf(regexSetOf(patterns, name).id);
