import { warningsOf } from '@ashlar/testing';
import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution/index.js';
import { CloudfrontResponseHeadersPolicy } from '@cdktf/provider-aws/lib/cloudfront-response-headers-policy/index.js';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import { build, certificate, distribution, origin } from './minimal-distribution.fixture.js';

const shop = build();
const cdn = (props: object = {}) => build(props).one(CloudfrontDistribution);

const OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

test('clients are led to HTTPS with TLS 1.2 or 1.3, and come by HTTP/2, HTTP/3, IPv4 and IPv6 from everywhere', () => {
  expect(shop.one(CloudfrontDistribution)).toMatchObject({
    enabled: true,
    comment: 'demo-test-web',
    aliases: ['example.com'],
    http_version: 'http2and3',
    is_ipv6_enabled: true,
    price_class: 'PriceClass_100',
    viewer_certificate: {
      acm_certificate_arn: certificate.certificateArn,
      minimum_protocol_version: 'TLSv1.2_2021',
      ssl_support_method: 'sni-only',
    },
    default_cache_behavior: { viewer_protocol_policy: 'redirect-to-https' },
    restrictions: { geo_restriction: { restriction_type: 'none' } },
  });
});

test('the load balancer is asked by HTTPS alone, for as long as it waits itself', () => {
  expect(cdn()['origin']).toEqual([
    {
      origin_id: 'load-balancer',
      domain_name: 'origin.example.com',
      connection_attempts: 3,
      connection_timeout: 10,
      custom_origin_config: {
        http_port: 80,
        https_port: 443,
        origin_protocol_policy: 'https-only',
        origin_ssl_protocols: ['TLSv1.2'],
        origin_read_timeout: 60,
        origin_keepalive_timeout: 5,
      },
    },
  ]);
});

test.each([
  [30, undefined, 30],
  [60, 90, 90],
  [120, undefined, 120],
  [4000, undefined, 120],
  [4000, 120, 120],
])('a load balancer that waits %p seconds, asked for %p, is given %p', (idle, read, expected) => {
  const listener = { ...origin.listener, idleTimeoutSeconds: idle };
  expect(cdn({ origin: { ...origin, listener, readTimeoutSeconds: read } })['origin']).toMatchObject([
    { custom_origin_config: { origin_read_timeout: expected } },
  ]);
});

test('what no behaviour is for is cached, and can only be read', () => {
  expect(cdn()['default_cache_behavior']).toMatchObject({
    target_origin_id: 'load-balancer',
    allowed_methods: ['GET', 'HEAD', 'OPTIONS'],
    cached_methods: ['GET', 'HEAD'],
    cache_policy_id: OPTIMIZED,
    compress: true,
  });
  expect(cdn()['default_cache_behavior']).not.toHaveProperty('origin_request_policy_id');
  expect(cdn()['ordered_cache_behavior']).toEqual([]);
});

test('a behaviour caches nothing, hands everything on and takes every method', () => {
  const behaviors = { api: { priority: 10, path: '/api/*' } };
  expect(cdn({ behaviors })['ordered_cache_behavior']).toMatchObject([
    {
      path_pattern: '/api/*',
      viewer_protocol_policy: 'redirect-to-https',
      allowed_methods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'],
      cache_policy_id: DISABLED,
      origin_request_policy_id: '216adef6-5c7f-47e4-b989-5492eafa07d3',
    },
  ]);
});

test('it can read only, keep the host to itself, or cache', () => {
  const behaviors = {
    read: { priority: 1, path: '/read/*', methods: 'read', originRequest: 'all-viewer-except-host' },
    assets: { priority: 2, path: '/assets/*', caching: 'optimized' },
  };
  const [read, assets] = cdn({ behaviors })['ordered_cache_behavior'] as object[];
  expect(read).toMatchObject({
    allowed_methods: ['GET', 'HEAD', 'OPTIONS'],
    origin_request_policy_id: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
  });
  expect(assets).toMatchObject({ allowed_methods: ['GET', 'HEAD', 'OPTIONS'], cache_policy_id: OPTIMIZED });
  expect(assets).not.toHaveProperty('origin_request_policy_id');
});

test('the default behaviour can cache nothing', () => {
  expect(cdn({ defaultBehavior: {} })['default_cache_behavior']).toMatchObject({ cache_policy_id: DISABLED });
});

test('each name leads there, by IPv4 and IPv6', () => {
  const records = build({ hosts: ['www.example.com', 'Example.com'] }).all(Route53Record);
  expect(records.map(({ type, name }) => `${String(type)} ${String(name)}`).sort()).toEqual([
    'A example.com',
    'A www.example.com',
    'AAAA example.com',
    'AAAA www.example.com',
  ]);
  for (const record of records) {
    expect(record).toMatchObject({
      zone_id: 'Z1',
      alias: {
        name: expect.stringMatching(/cdn_distribution_\w+\.domain_name/),
        zone_id: expect.stringMatching(/cdn_distribution_\w+\.hosted_zone_id/),
        evaluate_target_health: false,
      },
    });
  }
  expect(build({ hostedZoneId: 'elsewhere' }).all(Route53Record)).toEqual([]);
});

test('the order in which names and behaviours are written makes no difference', () => {
  const a = { priority: 1, path: '/a' };
  const b = { priority: 2, path: '/b' };
  const one = build({ hosts: ['a.example.com', 'b.example.com'], behaviors: { a, b } });
  const other = build({ hosts: ['b.example.com', 'a.example.com'], behaviors: { b, a } });
  expect(JSON.stringify(other.json)).toBe(JSON.stringify(one.json));
});

describe('headers for browsers', () => {
  test('come from a policy of its own: HTTPS for a year, no frames, no guessed types, no paths for others', () => {
    expect(shop.one(CloudfrontResponseHeadersPolicy)).toMatchObject({
      name: 'demo-test-web',
      security_headers_config: {
        strict_transport_security: {
          access_control_max_age_sec: 31_536_000,
          include_subdomains: false,
          preload: false,
          override: true,
        },
        content_type_options: { override: true },
        frame_options: { frame_option: 'DENY', override: true },
        referrer_policy: { referrer_policy: 'strict-origin-when-cross-origin', override: true },
      },
    });
    const { default_cache_behavior: answers } = cdn({ behaviors: { api: { priority: 1, path: '/a' } } });
    expect(answers).toMatchObject({ response_headers_policy_id: expect.stringContaining('cdn_headers') });
  });

  test('can be others', () => {
    const responseHeaders = {
      hstsSeconds: 300,
      hstsSubdomains: true,
      frameOption: 'SAMEORIGIN',
      referrerPolicy: 'no-referrer',
      contentSecurityPolicy: "default-src 'self'",
    };
    expect(build({ responseHeaders }).one(CloudfrontResponseHeadersPolicy)).toMatchObject({
      security_headers_config: {
        strict_transport_security: { access_control_max_age_sec: 300, include_subdomains: true },
        frame_options: { frame_option: 'SAMEORIGIN' },
        referrer_policy: { referrer_policy: 'no-referrer' },
        content_security_policy: { content_security_policy: "default-src 'self'", override: true },
      },
    });
  });

  test.each([
    ['managed', '67f7725c-6f97-4210-82d7-5512b31e9d03'],
    ['off', undefined],
  ])("'%s' makes no policy", (responseHeaders, expected) => {
    const stack = build({ responseHeaders });
    expect(stack.all(CloudfrontResponseHeadersPolicy)).toEqual([]);
    const { default_cache_behavior: answers } = stack.one(CloudfrontDistribution);
    expect((answers as Record<string, unknown>)['response_headers_policy_id']).toBe(expected);
  });
});

test('a web ACL and a root object are used where they are given', () => {
  const webAclArn = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/web/1';
  expect(cdn({ webAclArn, defaultRootObject: 'index.html' })).toMatchObject({
    web_acl_id: webAclArn,
    default_root_object: 'index.html',
  });
  expect(cdn()).not.toHaveProperty('web_acl_id');
  expect(cdn()).not.toHaveProperty('default_root_object');
});

test('nobody is warned of anything', () => {
  expect(warningsOf((stack) => void distribution(stack))).toEqual([]);
});
