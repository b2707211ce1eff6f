import {
  is,
  isRecord,
  type Problem,
  strangerProblems,
  textProblems,
  wholeNumberProblems,
  wordProblems,
} from '@ashlar/core';

/** asOf: 2026-11, source: CloudFront API reference, ResponseHeadersPolicyReferrerPolicy */
export const REFERRER_POLICIES = [
  'no-referrer',
  'no-referrer-when-downgrade',
  'origin',
  'origin-when-cross-origin',
  'same-origin',
  'strict-origin',
  'strict-origin-when-cross-origin',
  'unsafe-url',
] as const;

/** What browsers are told with every answer, whatever the origin says of it. */
export interface ResponseHeaders {
  /** Seconds for which browsers come by HTTPS alone, 0 to 63072000. @default 31536000, a year */
  readonly hstsSeconds?: number;
  /** Says the same of every name below, of whomever they are. @default false */
  readonly hstsSubdomains?: boolean;
  /** Who may show a page in a frame. @default 'DENY' */
  readonly frameOption?: 'DENY' | 'SAMEORIGIN';
  /** @default 'strict-origin-when-cross-origin' */
  readonly referrerPolicy?: (typeof REFERRER_POLICIES)[number];
  /** `default-src 'self'`. @default - what the origin says */
  readonly contentSecurityPolicy?: string;
}

const FIELDS = ['hstsSeconds', 'hstsSubdomains', 'frameOption', 'referrerPolicy', 'contentSecurityPolicy'];
const TWO_YEARS = 63_072_000;

export function responseHeadersProblems(headers: unknown): Problem[] {
  const prop = 'responseHeaders';
  if (headers === undefined || headers === 'managed' || headers === 'off') return [];
  if (!isRecord(headers)) {
    return [{ what: is(prop, headers), fix: "use { frameOption: 'SAMEORIGIN' }, 'managed' or 'off'" }];
  }
  const { hstsSeconds, hstsSubdomains, frameOption, referrerPolicy, contentSecurityPolicy } = headers;
  return [
    ...strangerProblems(prop, headers, FIELDS),
    ...(hstsSeconds === undefined
      ? []
      : wholeNumberProblems(`${prop}.hstsSeconds`, hstsSeconds, 0, TWO_YEARS)),
    ...(hstsSubdomains === undefined || typeof hstsSubdomains === 'boolean'
      ? []
      : [{ what: is(`${prop}.hstsSubdomains`, hstsSubdomains), fix: 'use true or false' }]),
    ...(frameOption === undefined
      ? []
      : wordProblems(`${prop}.frameOption`, frameOption, ['DENY', 'SAMEORIGIN'])),
    ...(referrerPolicy === undefined
      ? []
      : wordProblems(`${prop}.referrerPolicy`, referrerPolicy, REFERRER_POLICIES)),
    ...(contentSecurityPolicy === undefined
      ? []
      : textProblems(
          `${prop}.contentSecurityPolicy`,
          contentSecurityPolicy,
          /\S/,
          'use "default-src \'self\'"',
        )),
  ];
}

/** In AWS's form. */
export const renderSecurityHeaders = ({
  hstsSeconds = 31_536_000,
  hstsSubdomains = false,
  frameOption = 'DENY',
  referrerPolicy = 'strict-origin-when-cross-origin',
  contentSecurityPolicy,
}: ResponseHeaders) => ({
  strictTransportSecurity: {
    accessControlMaxAgeSec: hstsSeconds,
    includeSubdomains: hstsSubdomains,
    preload: false,
    override: true,
  },
  contentTypeOptions: { override: true },
  frameOptions: { frameOption, override: true },
  referrerPolicy: { referrerPolicy, override: true },
  ...(contentSecurityPolicy === undefined
    ? {}
    : { contentSecurityPolicy: { contentSecurityPolicy, override: true } }),
});
