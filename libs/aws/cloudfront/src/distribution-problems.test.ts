import { refusal, synthStack } from '@ashlar/testing';
import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate/index.js';
import { Distribution } from './distribution.js';
import { build, certificate, distribution, origin } from './minimal-distribution.fixture.js';

const problems = (props: object) => refusal(() => build(props));
const api = { priority: 10, path: '/api/*' };

test('everything that is wrong is said at once', () => {
  const wrong = {
    hosts: ['shop.example.org'],
    origin: { ...origin, readTimeoutSeconds: 121 },
    behaviors: { api: { ...api, path: 'api/*' } },
    accessLogs: undefined,
  };
  expect(problems(wrong)).toMatchInlineSnapshot(`
    "demo-test-unit/cdn (Distribution) has 5 problems:
      hosts has 'shop.example.org', which the certificate does not cover; it has example.com, *.example.com
        fix: add it to the certificate; a wildcard stands for one label only
      origin.readTimeoutSeconds is 121
        fix: use a whole number from 1 to 120
      requests for 'shop.example.org' reach the origin with that host, for which the load balancer has no certificate
        fix: add it to that certificate, or use originRequest: 'all-viewer-except-host'
      behaviors.api.path is 'api/*'
        fix: start with a slash, up to 255 letters, digits and _-.*$/~"'@:+? in all: '/api/*'
      accessLogs is left out
        fix: give a bucket: accessLogs: logs, or say 'off'"
  `);
});

test.each<[string, object, string]>([
  ['no purpose', { purpose: ' ' }, "purpose is ' '"],
  ['no names', { hosts: undefined }, 'hosts is left out'],
  ['an empty list of names', { hosts: [] }, 'hosts is empty'],
  ['what is no name', { hosts: ['https://example.com'] }, "hosts[0] is 'https://example.com'"],
  ['a name twice', { hosts: ['example.com', 'EXAMPLE.com'] }, "hosts has 'example.com' twice"],
  ['101 names', { hosts: Array.from({ length: 101 }, (_, n) => `a${n}.example.com`) }, 'hosts has 101 names'],
  ['no zone', { hostedZoneId: undefined }, 'hostedZoneId is left out'],
  ['no certificate', { certificate: undefined }, 'certificate is left out'],
  ['a certificate without names', { certificate: { certificateArn: 'x' } }, 'which is none'],
  [
    'a certificate of another region',
    { certificate: { ...certificate, certificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/a' } },
    'certificate.certificateArn is of eu-west-1; CloudFront reads certificates of us-east-1',
  ],
  ['what is no certificate', { certificate: { ...certificate, certificateArn: 'arn:aws:s3:::b' } }, 'ARN'],
  [
    'a name two labels below a wildcard',
    { hosts: ['a.b.example.com'] },
    "hosts has 'a.b.example.com', which the certificate does not cover",
  ],
  ['no origin', { origin: undefined }, 'origin is left out'],
  [
    'an origin that is none',
    { origin: { ...origin, host: '10.0.0.1:443' } },
    "origin.host is '10.0.0.1:443'",
  ],
  [
    'a misspelt origin',
    { origin: { ...origin, readTimeoutSecond: 5 } },
    "did you mean 'readTimeoutSeconds'?",
  ],
  ['an origin without a listener', { origin: { host: origin.host } }, 'origin.listener is none'],
  [
    'an origin that speaks plain HTTP',
    { origin: { ...origin, listener: { ...origin.listener, certificateHosts: 'none' } } },
    'origin.listener speaks plain HTTP',
  ],
  [
    'an origin whose certificate has another name',
    { origin: { ...origin, host: 'origin.example.org' } },
    "origin.host is 'origin.example.org', for which the load balancer has no certificate",
  ],
  ['no time for an answer', { origin: { ...origin, readTimeoutSeconds: 0 } }, 'readTimeoutSeconds is 0'],
  ['too much time for an answer', { origin: { ...origin, readTimeoutSeconds: 121 } }, 'from 1 to 120'],
  [
    'less time for an answer than the load balancer takes',
    { origin: { ...origin, readTimeoutSeconds: 59 } },
    'origin.readTimeoutSeconds is 59, and the load balancer waits 60 for its targets',
  ],
  ['too long a connection', { origin: { ...origin, keepaliveTimeoutSeconds: 121 } }, 'from 1 to 120'],
  [
    'connections that the load balancer has closed',
    { origin: { ...origin, keepaliveTimeoutSeconds: 60 } },
    'origin.keepaliveTimeoutSeconds is 60, and the load balancer closes idle connections after 60',
  ],
  ['a default behaviour with a path', { defaultBehavior: { path: '/*' } }, "defaultBehavior has 'path'"],
  ['a default behaviour that is none', { defaultBehavior: 'cached' }, "defaultBehavior is 'cached'"],
  ['no logs', { accessLogs: undefined }, "give a bucket: accessLogs: logs, or say 'off'"],
  ['logs without a bucket', { accessLogs: {} }, 'accessLogs.bucketArn is left out'],
  [
    'logs below a path',
    { accessLogs: { bucketArn: 'arn:aws:s3:::logs/cdn' } },
    "bucketArn is 'arn:aws:s3:::logs/cdn'",
  ],
  ['headers that are none', { responseHeaders: true }, 'responseHeaders is true'],
  ['a misspelt header', { responseHeaders: { hstsSecond: 1 } }, "did you mean 'hstsSeconds'?"],
  ['HSTS for three years', { responseHeaders: { hstsSeconds: 94_608_000 } }, 'from 0 to 63072000'],
  ['HSTS of what is no yes or no', { responseHeaders: { hstsSubdomains: 1 } }, 'hstsSubdomains is 1'],
  ['frames of somebody', { responseHeaders: { frameOption: 'ALLOW' } }, "frameOption is 'ALLOW'"],
  [
    'an unknown referrer policy',
    { responseHeaders: { referrerPolicy: 'never' } },
    "referrerPolicy is 'never'",
  ],
  ['an empty policy', { responseHeaders: { contentSecurityPolicy: '' } }, "contentSecurityPolicy is ''"],
  [
    'a web ACL for load balancers',
    { webAclArn: 'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/web/1' },
    "scope: 'CLOUDFRONT'",
  ],
  ['an unknown price class', { priceClass: 'PriceClass_300' }, "priceClass is 'PriceClass_300'"],
  ['a root object with a slash', { defaultRootObject: '/index.html' }, "defaultRootObject is '/index.html'"],
])('a distribution with %s is refused', (_, props, expected) => {
  expect(problems(props)).toContain(expected);
});

describe('the host that clients ask for', () => {
  const listener = { certificateHosts: ['origin.example.com'], idleTimeoutSeconds: 60 };
  const narrow = { ...origin, listener };

  test('needs a certificate of the load balancer where a behaviour hands it on', () => {
    expect(problems({ origin: narrow, behaviors: { api } })).toContain(
      "requests for 'example.com' reach the origin with that host, for which the load balancer has no certificate",
    );
    expect(problems({ origin: narrow, defaultBehavior: {} })).toContain("requests for 'example.com'");
  });

  test('needs none where the origin is asked by its own name', () => {
    const behaviors = { api: { ...api, originRequest: 'all-viewer-except-host' } };
    expect(() => build({ origin: narrow })).not.toThrow();
    expect(() => build({ origin: narrow, behaviors })).not.toThrow();
  });
});

test('what only Terraform knows is not refused', () => {
  const attempt = () =>
    synthStack((stack) => {
      const { arn, id } = new AcmCertificate(stack, 'certificate', { domainName: 'example.com' });
      const listener = { certificateHosts: [id], idleTimeoutSeconds: 60 };
      distribution(stack, {
        certificate: { certificateArn: arn, hosts: [id] },
        hostedZoneId: id,
        origin: { host: id, listener },
        webAclArn: arn,
        accessLogs: { bucketArn: arn },
      });
    });
  expect(attempt).not.toThrow();
});

test('the compiler asks for logs and a certificate with its names', () => {
  const attempt = () =>
    synthStack((stack) => {
      const place = { purpose: 'web', hosts: ['example.com'], hostedZoneId: 'Z1', origin };
      // @ts-expect-error Logs that are off must be said.
      new Distribution(stack, 'a', { ...place, certificate });
      // @ts-expect-error The names of the certificate are what hosts are compared with.
      new Distribution(stack, 'b', { ...place, certificate: { certificateArn: 'x' }, accessLogs: 'off' });
    });
  expect(refusal(attempt)).toContain('accessLogs is left out');
});
