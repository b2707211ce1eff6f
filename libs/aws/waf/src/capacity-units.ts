/**
 * Web ACL capacity units of statements.
 *
 * asOf: 2026-11
 * source: AWS WAF developer guide, "Using match rule statements" (geo, IP set, label, regex, regex pattern set,
 *   size), "Rate-based rule statement" and the pages of the string, SQL injection and XSS matches
 * refresh: aws wafv2 check-capacity --scope REGIONAL --rules file://rules.json, with one rule for each statement
 */
export const GEO_MATCH = 1;
export const IP_SET = 1;
export const LABEL_MATCH = 1;
export const RATE = 2;
export const REGEX_MATCH = 3;
export const REGEX_PATTERN_SET = 25;
export const SIZE_CONSTRAINT = 1;
export const XSS_MATCH = 40;
export const SQLI_MATCH = { LOW: 20, HIGH: 30 } as const;
export const BYTE_MATCH = {
  CONTAINS: 10,
  CONTAINS_WORD: 10,
  ENDS_WITH: 2,
  EXACTLY: 2,
  STARTS_WITH: 2,
} as const;

/** Added for a forwarded address that may stand anywhere in the header. */
export const FORWARDED_IP_ANYWHERE = 4;
/** Added for each key of a rate rule. */
export const CUSTOM_KEY = 30;
export const ALL_QUERY_ARGUMENTS = 10;
/** Added for each text transformation. */
export const TRANSFORMATION = 10;
/** Multiplies the base of a statement. */
export const JSON_BODY_FACTOR = 2;

/** What the price of an ACL includes, and what AWS takes at most. */
export const INCLUDED = 1500;
export const MAXIMUM = 5000;
