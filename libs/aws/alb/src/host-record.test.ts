import { refusal, synthStack } from '@ashlar/testing';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import { HostRecord } from './host-record.js';
import { balancer, http } from './minimal-alb.fixture.js';

const build = (host: unknown, props: object = {}) =>
  synthStack((stack) => {
    const loadBalancer = balancer(stack, props);
    new HostRecord(stack, 'dns', { host: host as string, hostedZoneId: 'Z1', loadBalancer });
  });

test('a name leads to the load balancer by an alias, which follows its addresses', () => {
  expect(build('www.example.com').one(Route53Record)).toMatchObject({
    zone_id: 'Z1',
    name: 'www.example.com',
    type: 'A',
    alias: {
      name: expect.stringMatching(/aws_lb\.web_lb_.*\.dns_name/),
      zone_id: expect.stringMatching(/aws_lb\.web_lb_.*\.zone_id/),
    },
  });
});

test.each([
  ['a.b.example.com', "host is 'a.b.example.com', for which the listener has no certificate"],
  ['example.org', "host is 'example.org', for which the listener has no certificate"],
  ['https://example.com', "host is 'https://example.com'"],
  [undefined, 'host is left out'],
])('%s is refused', (host, expected) => {
  expect(refusal(() => build(host))).toContain(expected);
});

test('over plain HTTP it may be any name', () => {
  expect(() => build('a.b.example.org', { listen: http })).not.toThrow();
});
