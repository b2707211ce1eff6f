import type { CustomKey, RateLimit } from './rule.js';
import { type ArnOf, forwardedIpJson, statementJson, transformationsJson } from './statement-json.js';

/** A rate limit in the provider's words. */
export function rateRuleJson(rate: RateLimit, arnOf: ArnOf): object {
  const { limit, windowSeconds = 300, scopeDown } = rate;
  return {
    rate_based_statement: {
      limit,
      evaluation_window_sec: windowSeconds,
      ...aggregationJson(rate.aggregateBy ?? 'ip'),
      ...(scopeDown === undefined ? {} : { scope_down_statement: statementJson(scopeDown, arnOf) }),
    },
  };
}

function aggregationJson(by: NonNullable<RateLimit['aggregateBy']>): object {
  if (by === 'ip') return { aggregate_key_type: 'IP' };
  if (by.forwardedIp) {
    return { aggregate_key_type: 'FORWARDED_IP', forwarded_ip_config: forwardedIpJson(by.forwardedIp) };
  }
  const forwardedIp = by.keys.map(forwardedIpOf).find((found) => found !== undefined);
  return {
    aggregate_key_type: 'CUSTOM_KEYS',
    ...(forwardedIp ? { forwarded_ip_config: forwardedIpJson(forwardedIp) } : {}),
    custom_key: by.keys.map(keyJson),
  };
}

const forwardedIpOf = (key: CustomKey) => (typeof key === 'object' ? key.forwardedIp : undefined);

function keyJson(key: CustomKey): object {
  if (key === 'ip') return { ip: {} };
  if (key === 'httpMethod') return { http_method: {} };
  if (key.forwardedIp) return { forwarded_ip: {} };
  if (key.labelNamespace !== undefined) return { label_namespace: { namespace: key.labelNamespace } };
  if (key.ja3Fingerprint) return { ja3_fingerprint: { fallback_behavior: key.ja3Fingerprint.fallback } };
  if (key.ja4Fingerprint) return { ja4_fingerprint: { fallback_behavior: key.ja4Fingerprint.fallback } };
  const text_transformation = transformationsJson(
    (key.cookie ?? key.header ?? key.queryArgument ?? key.queryString ?? key.uriPath).transformations,
  );
  if (key.cookie) return { cookie: { name: key.cookie.name, text_transformation } };
  if (key.header) return { header: { name: key.header.name, text_transformation } };
  if (key.queryArgument) return { query_argument: { name: key.queryArgument.name, text_transformation } };
  return key.queryString ? { query_string: { text_transformation } } : { uri_path: { text_transformation } };
}
