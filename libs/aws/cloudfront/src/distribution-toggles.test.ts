import { compareResources, typeOf } from '@ashlar/testing';
import fc from 'fast-check';
import { build as buildDistribution, certificate, origin } from './minimal-distribution.fixture.js';

interface Toggle {
  readonly states: readonly [object, ...object[]];
  /** Addresses that may come and go with it. */
  readonly own: RegExp;
  /** Types of resources that stay where they are and may look otherwise. */
  readonly touches: readonly string[];
}

const cdn = 'aws_cloudfront_distribution';
const api = { priority: 10, path: '/api/*' };
const assets = { priority: 5, path: '/assets/*', caching: 'optimized' };
const other = { ...certificate, certificateArn: `${certificate.certificateArn}-2` };

const toggles: Readonly<Record<string, Toggle>> = {
  hosts: {
    states: [{}, { hosts: ['example.com', 'www.example.com'] }],
    own: /^aws_route53_record\.cdn_(a|aaaa)-wwwexamplecom_/,
    touches: [cdn],
  },
  zone: { states: [{}, { hostedZoneId: 'elsewhere' }], own: /^aws_route53_record\./, touches: [] },
  certificate: { states: [{}, { certificate: other }], own: /^$/, touches: [cdn] },
  origin: {
    states: [{}, { origin: { ...origin, host: 'lb.example.com', readTimeoutSeconds: 90 } }],
    own: /^$/,
    touches: [cdn],
  },
  behaviors: {
    states: [{}, { behaviors: { api } }, { behaviors: { api, assets }, defaultBehavior: {} }],
    own: /^$/,
    touches: [cdn],
  },
  headers: {
    states: [{}, { responseHeaders: 'off' }, { responseHeaders: { frameOption: 'SAMEORIGIN' } }],
    own: /^aws_cloudfront_response_headers_policy\./,
    touches: [cdn, 'aws_cloudfront_response_headers_policy'],
  },
  logs: {
    states: [{}, { accessLogs: { bucketArn: 'arn:aws:s3:::logs' } }],
    own: /^aws_cloudwatch_log_delivery/,
    touches: [],
  },
  settings: {
    states: [{}, { priceClass: 'PriceClass_All', defaultRootObject: 'index.html' }],
    own: /^$/,
    touches: [cdn],
  },
};

const build = (states: readonly object[]) =>
  buildDistribution(Object.assign({}, ...states) as object).byAddress();

const settings = fc.record(
  Object.fromEntries(Object.entries(toggles).map(([name, { states }]) => [name, fc.constantFrom(...states)])),
);

test.each(Object.entries(toggles))('%s changes what is its own, whatever else is on', (name, toggle) => {
  const { states, own, touches } = toggle;
  fc.assert(
    fc.property(settings, fc.constantFrom(...states), (setting, state) => {
      const before = build(Object.values(setting));
      const after = build(Object.values({ ...setting, [name]: state }));
      const { moved, changed } = compareResources(before, after);
      expect(moved.filter((address) => !own.test(address))).toEqual([]);
      expect(changed.map(typeOf).filter((type) => !touches.includes(type))).toEqual([]);
    }),
    { numRuns: 6 },
  );
});

test('each toggle does something', () => {
  const idle = Object.entries(toggles).filter(([, { states }]) => {
    const [first, ...others] = states.map((state) => JSON.stringify(build([state])));
    return others.every((built) => built === first);
  });
  expect(idle.map(([name]) => name)).toEqual([]);
});
