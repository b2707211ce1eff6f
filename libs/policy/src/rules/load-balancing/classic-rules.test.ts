import type { Blocks } from '@ashlar/graph';
import { judged } from '../judged.fixture.js';
import { classicRules } from './classic-rules.js';

const judge = judged(classicRules);

const elb = (...listener: object[]) => ({ aws_elb: { old: { listener } } });

const https = {
  lb_port: 443,
  lb_protocol: 'https',
  ssl_certificate_id: 'arn:aws:acm:eu-west-1:1:certificate/1',
};
const http = { lb_port: 80, lb_protocol: 'http' };

test('TLS listeners have certificates of ACM', () => {
  const certificates = (...listeners: object[]) => judge('ELB_ACM_CERTIFICATE_REQUIRED', elb(...listeners));
  expect(certificates(https, http)).toEqual([
    'pass aws_elb.old: ssl_certificate_id of its listener on 443 is arn:aws:acm:eu-west-1:1:certificate/1',
  ]);
  const ssl = {
    lb_port: 8443,
    lb_protocol: 'SSL',
    ssl_certificate_id: 'arn:aws:iam::1:server-certificate/a',
  };
  expect(certificates(https, ssl)).toEqual([
    'fail aws_elb.old: ssl_certificate_id of its listener on 8443 is arn:aws:iam::1:server-certificate/a, which is not of ACM',
  ]);
  expect(certificates(http)).toEqual([]);
});

test('a listener in clear fails', () => {
  const listeners = (...all: object[]) => judge('ELB_TLS_HTTPS_LISTENERS_ONLY', elb(...all));
  expect(listeners(https)).toEqual(['pass aws_elb.old: all of its listeners are HTTPS or SSL']);
  expect(listeners(https, { ...http, lb_protocol: '${var.protocol}' })).toEqual([
    expect.stringMatching('^unknown aws_elb.old'),
  ]);
  expect(listeners(https, http)).toEqual(['fail aws_elb.old: its listener on 80 has lb_protocol http']);
});

test('zones are balanced, unless it says otherwise', () => {
  expect(judge('ELB_CROSS_ZONE_LOAD_BALANCING_ENABLED', elb())).toEqual([
    'pass aws_elb.old: cross_zone_load_balancing is not set, which means true',
  ]);
  expect(
    judge('ELB_CROSS_ZONE_LOAD_BALANCING_ENABLED', {
      aws_elb: { old: { cross_zone_load_balancing: false } },
    }),
  ).toEqual(['fail aws_elb.old: cross_zone_load_balancing is false']);
});

describe('the predefined policy', () => {
  const WANTED = 'ELBSecurityPolicy-TLS-1-2-2017-01';
  const policy = (more: Blocks) =>
    judge('ELB_PREDEFINED_SECURITY_POLICY_SSL_CHECK', { ...elb(https), ...more });
  const name = '${aws_elb.old.name}';

  const attached = (value: string): Blocks => ({
    aws_load_balancer_policy: {
      tls: {
        load_balancer_name: name,
        policy_name: 'tls',
        policy_type_name: 'SSLNegotiationPolicyType',
        policy_attribute: [{ name: 'Reference-Security-Policy', value }],
      },
    },
    aws_load_balancer_listener_policy: {
      tls: {
        load_balancer_name: name,
        load_balancer_port: 443,
        policy_names: ['${aws_load_balancer_policy.tls.policy_name}'],
      },
    },
  });

  test('a listener without a policy takes an old one', () => {
    expect(policy({})).toEqual(['fail aws_elb.old: its listener on 443 has no policy of its own']);
  });

  test('both ways to attach one count', () => {
    expect(policy(attached(WANTED))).toEqual([`pass aws_elb.old: its listener on 443 uses ${WANTED}`]);
    expect(policy(attached('ELBSecurityPolicy-2016-08'))).toEqual([
      'fail aws_elb.old: its listener on 443 uses ELBSecurityPolicy-2016-08',
    ]);
    const negotiation = (attribute: object, lb_port = 443) =>
      policy({
        aws_lb_ssl_negotiation_policy: { tls: { load_balancer: name, lb_port, attribute: [attribute] } },
      });
    expect(negotiation({ name: 'Reference-Security-Policy', value: WANTED })).toEqual([
      `pass aws_elb.old: its listener on 443 uses ${WANTED}`,
    ]);
    expect(negotiation({ name: 'Protocol-TLSv1', value: 'true' })).toEqual([
      'fail aws_elb.old: its listener on 443 uses ciphers of its own choice',
    ]);
    expect(negotiation({ name: 'Reference-Security-Policy', value: WANTED }, 8443)).toEqual([
      'fail aws_elb.old: its listener on 443 has no policy of its own',
    ]);
  });

  test('one that only Terraform knows needs evidence, and without TLS there is nothing to judge', () => {
    expect(policy(attached('${var.policy}'))).toEqual([expect.stringMatching('^unknown aws_elb.old')]);
    expect(judge('ELB_PREDEFINED_SECURITY_POLICY_SSL_CHECK', elb(http))).toEqual([]);
  });
});
