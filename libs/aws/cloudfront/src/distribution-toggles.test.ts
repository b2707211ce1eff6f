import { expectOwnChanges, idleToggles, type Toggle } from '@ashlar/testing';
import { build as buildDistribution, certificate, origin } from './minimal-distribution.fixture.js';

const cdn = 'aws_cloudfront_distribution';
const api = { priority: 10, path: '/api/*' };
const assets = { priority: 5, path: '/assets/*', caching: 'optimized' };
const other = { ...certificate, certificateArn: `${certificate.certificateArn}-2` };

const toggles: Readonly<Record<string, Toggle<object>>> = {
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

test.each(Object.keys(toggles))('%s changes what is its own, whatever else is on', (name) => {
  expectOwnChanges(toggles, name, build, 6);
});

test('each toggle does something', () => {
  expect(idleToggles(toggles, build)).toEqual([]);
});
