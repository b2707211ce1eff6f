import type { FieldToMatch, HeadersField, JsonBodyField } from './statement.js';

/** The part of a request to inspect, in the provider's words. */
export function fieldJson(field: FieldToMatch): object {
  switch (field) {
    case 'allQueryArguments':
      return { all_query_arguments: {} };
    case 'method':
      return { method: {} };
    case 'queryString':
      return { query_string: {} };
    case 'uriPath':
      return { uri_path: {} };
  }
  if (field.body) return { body: { oversize_handling: field.body.oversize } };
  if (field.cookies) return { cookies: headersJson(field.cookies, 'cookies') };
  if (field.headerOrder) return { header_order: { oversize_handling: field.headerOrder.oversize } };
  if (field.headers) return { headers: headersJson(field.headers, 'headers') };
  if (field.ja3Fingerprint) return { ja3_fingerprint: { fallback_behavior: field.ja3Fingerprint.fallback } };
  if (field.ja4Fingerprint) return { ja4_fingerprint: { fallback_behavior: field.ja4Fingerprint.fallback } };
  if (field.jsonBody) return { json_body: jsonBodyJson(field.jsonBody) };
  // AWS compares these names in lower case and gives them back so.
  if (field.singleHeader !== undefined) return { single_header: { name: field.singleHeader.toLowerCase() } };
  return { single_query_argument: { name: field.singleQueryArgument.toLowerCase() } };
}

const headersJson = ({ names, inspect, oversize }: HeadersField, kind: 'cookies' | 'headers') => ({
  match_pattern: names === 'all' ? { all: {} } : { [`included_${kind}`]: names.toSorted() },
  match_scope: inspect,
  oversize_handling: oversize,
});

const jsonBodyJson = ({ paths, inspect, invalid, oversize }: JsonBodyField) => ({
  match_pattern: paths === 'all' ? { all: {} } : { included_paths: paths.toSorted() },
  match_scope: inspect,
  ...(invalid ? { invalid_fallback_behavior: invalid } : {}),
  oversize_handling: oversize,
});
