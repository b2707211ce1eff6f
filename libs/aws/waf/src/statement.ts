import type { OneOf } from './one-of.js';
import type { TextTransformation } from './text-transformations.js';

/** What happens to a request that has no usable value where one is looked for. */
export type Fallback = 'MATCH' | 'NO_MATCH';

/** What happens to a part of a request that is larger than AWS WAF inspects. */
export type Oversize = 'CONTINUE' | 'MATCH' | 'NO_MATCH';

/**
 * The header in which a proxy writes the client's address. A client can write it too: only behind a proxy that
 * overwrites it does it say the truth.
 */
export interface ForwardedIp {
  /** For instance `X-Forwarded-For`. */
  readonly header: string;
  /** For requests whose header holds no address. */
  readonly fallback: Fallback;
}

export interface HeadersField {
  /** Names to look at, or `'all'`. */
  readonly names: 'all' | readonly string[];
  /** Whether names, values or both are inspected. */
  readonly inspect: 'ALL' | 'KEY' | 'VALUE';
  /** AWS WAF inspects the first 8 KB and 200 of them. */
  readonly oversize: Oversize;
}

export interface JsonBodyField {
  /** JSON pointers such as `/patient/name`, or `'all'`. */
  readonly paths: 'all' | readonly string[];
  readonly inspect: 'ALL' | 'KEY' | 'VALUE';
  /** For a body that is no JSON. @default - what could be read of it is inspected */
  readonly invalid?: 'EVALUATE_AS_STRING' | Fallback;
  readonly oversize: Oversize;
}

/** The part of a request that a statement inspects. */
export type FieldToMatch =
  | 'allQueryArguments'
  | 'method'
  | 'queryString'
  | 'uriPath'
  | OneOf<{
      /** AWS WAF inspects the first 8 KB for load balancers and AppSync, 16 KB elsewhere. */
      body: { readonly oversize: Oversize };
      cookies: HeadersField;
      /** All header names in their order, joined by colons. */
      headerOrder: { readonly oversize: Oversize };
      headers: HeadersField;
      ja3Fingerprint: { readonly fallback: Fallback };
      ja4Fingerprint: { readonly fallback: Fallback };
      /** Doubles the capacity that the statement needs. */
      jsonBody: JsonBodyField;
      /** Name of a header, in any case. */
      singleHeader: string;
      /** Name of a query argument, in any case. */
      singleQueryArgument: string;
    }>;

export interface Inspection {
  readonly field: FieldToMatch;
  /**
   * What is undone before the comparison, one after the other: at most 3, each for 10 capacity units.
   * @default - the field is compared as it came
   */
  readonly transformations?: readonly TextTransformation[];
}

export interface GeoMatch {
  /** ISO 3166-1 alpha-2: `['DE', 'US']`, at most 50. */
  readonly countries: readonly string[];
  /** @default - the address that the connection comes from */
  readonly forwardedIp?: ForwardedIp;
}

export type IpSetMatch = {
  /**
   * Where in the header the address is looked for.
   * @default - the address that the connection comes from
   */
  readonly forwardedIp?: ForwardedIp & { readonly position: 'ANY' | 'FIRST' | 'LAST' };
} & OneOf<{
  /** An IP set that exists. */
  arn: string;
  /**
   * Ranges such as `203.0.113.0/24` and `2001:db8::/32`, of both versions if need be: at most 10,000 of each, none
   * of them /0. The module makes an IP set for each version, named after the rule.
   */
  cidrs: readonly string[];
}> & {
    /** Tells several lists of one rule apart; part of the names and addresses of their sets. */
    readonly name?: string;
  };

export interface LabelMatch {
  /** A label that an earlier rule has put on the request: `awswaf:managed:aws:core-rule-set:NoUserAgent_Header`. */
  readonly key: string;
  /** @default 'LABEL' */
  readonly scope?: 'LABEL' | 'NAMESPACE';
}

export interface ByteMatch extends Inspection {
  /** At most 200 bytes, compared as they are: use the LOWERCASE transformation to ignore case. */
  readonly search: string;
  readonly position: 'CONTAINS' | 'CONTAINS_WORD' | 'ENDS_WITH' | 'EXACTLY' | 'STARTS_WITH';
}

export interface RegexMatch extends Inspection {
  /** At most 512 characters. */
  readonly regex: string;
}

export type RegexPatternSetMatch = Inspection &
  OneOf<{
    /** A regex pattern set that exists. */
    arn: string;
    /** At most 10 expressions of at most 200 characters; any of them is a match. The module makes the set. */
    patterns: readonly string[];
  }> & {
    /** Tells several sets of one rule apart; part of their names and addresses. */
    readonly name?: string;
  };

export interface SizeConstraint extends Inspection {
  readonly comparison: 'EQ' | 'GE' | 'GT' | 'LE' | 'LT' | 'NE';
  readonly bytes: number;
}

export interface SqliMatch extends Inspection {
  /** HIGH finds more attacks and more that are none. @default 'LOW' */
  readonly sensitivity?: 'HIGH' | 'LOW';
}

/** What a rule asks of a request. AWS nests `and`, `or` and `not` three deep, and two deep in a scope-down. */
export type Statement = OneOf<{
  and: readonly Statement[];
  byteMatch: ByteMatch;
  geoMatch: GeoMatch;
  ipSet: IpSetMatch;
  labelMatch: LabelMatch;
  not: Statement;
  or: readonly Statement[];
  regexMatch: RegexMatch;
  regexPatternSet: RegexPatternSetMatch;
  sizeConstraint: SizeConstraint;
  sqliMatch: SqliMatch;
  xssMatch: Inspection;
}>;
