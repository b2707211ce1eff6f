import { ProjectStack, type Target } from '@ashlar/core';
import { synthApps, synthStack, testEnvironment } from '@ashlar/testing';
import { Lb } from '@cdktf/provider-aws/lib/lb/index.js';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener/index.js';
import { LbListenerCertificate } from '@cdktf/provider-aws/lib/lb-listener-certificate/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { balancer, buildBalancer, group, http, https } from './minimal-alb.fixture.js';

const stack = buildBalancer();
const ingress = (props: object) =>
  buildBalancer(props)
    .all(VpcSecurityGroupIngressRule)
    .map((rule) => [rule['description'], rule['cidr_ipv4'] ?? rule['prefix_list_id'], rule['from_port']]);

test('a load balancer is protected and strict by default', () => {
  expect(stack.one(Lb)).toMatchObject({
    name: 'demo-test-web',
    load_balancer_type: 'application',
    internal: false,
    subnets: ['subnet-a', 'subnet-b'],
    enable_deletion_protection: true,
    drop_invalid_header_fields: true,
    desync_mitigation_mode: 'defensive',
    enable_cross_zone_load_balancing: true,
    enable_http2: true,
    enable_waf_fail_open: false,
    preserve_host_header: false,
    xff_header_processing_mode: 'append',
    idle_timeout: 60,
  });
  expect(stack.one(Lb)).not.toHaveProperty('access_logs');
});

test('with a certificate, 443 answers 404 and 80 leads there', () => {
  expect(stack.at('web/https')).toMatchObject({
    port: 443,
    protocol: 'HTTPS',
    ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    certificate_arn: https.certificateArn,
    default_action: [{ type: 'fixed-response', fixed_response: { status_code: '404' } }],
  });
  expect(stack.at('web/http')).toMatchObject({
    port: 80,
    default_action: [
      { type: 'redirect', redirect: { protocol: 'HTTPS', port: '443', status_code: 'HTTP_301' } },
    ],
  });
});

test('without a domain, 80 answers 404 and 443 is closed', () => {
  const plain = buildBalancer({ listen: http });
  expect(plain.one(LbListener)).toMatchObject({
    port: 80,
    protocol: 'HTTP',
    default_action: [{ type: 'fixed-response', fixed_response: { status_code: '404' } }],
  });
  expect(plain.one(VpcSecurityGroupIngressRule)).toMatchObject({ cidr_ipv4: '0.0.0.0/0', from_port: 80 });
});

test('no listener sends anything to a target by itself', () => {
  for (const listen of [https, http]) {
    expect(JSON.stringify(buildBalancer({ listen }).all(LbListener))).not.toContain('forward');
  }
});

describe('who may connect', () => {
  test('the internet, to a load balancer that faces it', () => {
    expect(ingress({})).toEqual([
      ['HTTP from the internet', '0.0.0.0/0', 80],
      ['HTTPS from the internet', '0.0.0.0/0', 443],
    ]);
  });

  test('those who are named, and nobody else', () => {
    const clients = {
      office: { cidr: '10.8.0.0/16', description: 'the office' },
      cdn: { prefixListId: 'pl-1', description: 'the CDN' },
    };
    const expected = [
      ['HTTP from the CDN', 'pl-1', 80],
      ['HTTPS from the CDN', 'pl-1', 443],
      ['HTTP from the office', '10.8.0.0/16', 80],
      ['HTTPS from the office', '10.8.0.0/16', 443],
    ];
    expect(ingress({ scheme: 'internal', clients }).sort()).toEqual([...expected].sort());
    expect(ingress({ scheme: 'internet-facing', clients }).sort()).toEqual([...expected].sort());
  });

  test('a load balancer is internal unless it is said to face the internet', () => {
    const clients = { vpc: { cidr: '10.0.0.0/16', description: 'Everything in the VPC' } };
    const inside = buildBalancer({ scheme: undefined, clients });
    expect(inside.one(Lb)).toMatchObject({ internal: true });
    expect(JSON.stringify(inside.json)).not.toContain('0.0.0.0/0');
  });

  test('the load balancer itself connects to nobody until a service says so', () => {
    expect(stack.all(VpcSecurityGroupEgressRule)).toEqual([]);
  });
});

test('extra certificates are attached to the listener for HTTPS, and cover hosts of rules', () => {
  const extraCertificates = {
    org: { arn: 'arn:aws:acm:us-east-1:123456789012:certificate/org', hosts: ['example.org'] },
  };
  const built = synthStack((scope) => {
    const { listener } = balancer(scope, { listen: { ...https, extraCertificates } });
    group(scope, { listener, rules: { org: { priority: 1, hosts: ['example.org'] } } });
  });
  expect(built.one(LbListenerCertificate)).toMatchObject({
    certificate_arn: extraCertificates.org.arn,
    listener_arn: expect.stringContaining('web_https'),
  });
});

test('access logs go to the bucket that is named, after its policy stands', () => {
  const accessLogs = { bucketName: 'logs', prefix: 'alb/web', policy: { fqn: 'aws_s3_bucket_policy.logs' } };
  const lb = synthStack((scope) => {
    const { fqn } = balancer(scope, {}, 'other').loadBalancer;
    balancer(scope, { purpose: 'logged', accessLogs: { ...accessLogs, policy: { fqn } } });
  }).at('web/lb');
  expect(lb).toMatchObject({
    access_logs: { bucket: 'logs', prefix: 'alb/web', enabled: true },
    depends_on: [expect.stringMatching(/^aws_lb\.other/)],
  });
});

test('it can be relaxed by name, for an environment that is thrown away', () => {
  const relaxed = {
    deletionProtection: false,
    http2: false,
    idleTimeoutSeconds: 4000,
    desyncMitigation: 'strictest',
  };
  expect(buildBalancer(relaxed).one(Lb)).toMatchObject({
    enable_deletion_protection: false,
    enable_http2: false,
    idle_timeout: 4000,
    desync_mitigation_mode: 'strictest',
  });
});

test('the order of subnets and clients is no difference', () => {
  const clients = {
    a: { cidr: '10.1.0.0/16', description: 'a' },
    b: { cidr: '10.2.0.0/16', description: 'b' },
  };
  const one = buildBalancer({ clients, subnetIds: { 'us-east-1a': 'a', 'us-east-1b': 'b' } });
  const other = buildBalancer({
    clients: { b: clients.b, a: clients.a },
    subnetIds: { 'us-east-1b': 'b', 'us-east-1a': 'a' },
  });
  expect(JSON.stringify(other.json)).toBe(JSON.stringify(one.json));
});

test('R6 (cloudposse/alb 27): names of a long app and environment stay within 32 characters, and apart', () => {
  const names: unknown[] = [];
  synthApps({
    name: 'clinicalexchange',
    environments: [
      testEnvironment({ name: 'productionnorth1' }),
      testEnvironment({ name: 'productionsouth1' }),
    ],
    build(target: Target) {
      const scope = new ProjectStack(target, 'edge');
      const { loadBalancer, listener } = balancer(scope);
      const api = group(scope, { listener });
      const admin = group(
        scope,
        { listener, rules: { a: { priority: 1, paths: ['/a'] } } },
        'administration',
      );
      names.push(loadBalancer.name, api.targetGroup.name, admin.targetGroup.name);
      names.push(loadBalancer.nameInput, api.targetGroup.nameInput, admin.targetGroup.nameInput);
    },
  });
  const given = names.filter((name) => typeof name === 'string' && !name.includes('${')) as string[];
  expect(given).toHaveLength(6);
  expect(given.filter((name) => name.length > 32 || !/^[a-z][a-z0-9-]*[a-z0-9]$/.test(name))).toEqual([]);
  expect(new Set(given).size).toBe(6);
});
