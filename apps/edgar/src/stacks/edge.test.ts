import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution/index.js';
import { DataAwsEc2ManagedPrefixList } from '@cdktf/provider-aws/lib/data-aws-ec2-managed-prefix-list/index.js';
import { Lb } from '@cdktf/provider-aws/lib/lb/index.js';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl/index.js';
import { environmentOf, stacksOf } from '../platform.fixture.js';

const { edge, cdn } = stacksOf(environmentOf('production'));
if (edge === undefined || cdn === undefined) throw new Error('there is no edge');

const [distribution] = cdn.all(CloudfrontDistribution);

test('EDG-03: the load balancer speaks HTTPS with TLS 1.3 and 1.2, and is protected from deletion', () => {
  const listeners = edge.all(LbListener).filter(({ protocol }) => protocol === 'HTTPS');
  expect(listeners.map(({ port }) => port).sort()).toEqual([443, 8443]);
  for (const listener of listeners) {
    expect(listener).toMatchObject({ ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' });
  }
  expect(edge.one(Lb)).toMatchObject({ internal: false, enable_deletion_protection: true });
});

test('EDG-09: CloudFront alone reaches the load balancer on 443, and the gate of releases on the test port', () => {
  const rules = edge.all(VpcSecurityGroupIngressRule).map((rule) => ({
    port: rule['from_port'],
    from: String(rule['prefix_list_id'] ?? rule['cidr_ipv4']),
  }));
  expect(rules.filter(({ port }) => port === 443)).toEqual([
    { port: 443, from: expect.stringContaining('aws_ec2_managed_prefix_list') },
  ]);
  expect(rules.filter(({ port }) => port === 8443)).toHaveLength(3);
  expect(rules.filter(({ from }) => from === '0.0.0.0/0')).toEqual([]);
  expect(JSON.stringify(edge.json.data)).toContain(DataAwsEc2ManagedPrefixList.tfResourceType);
});

test('EDG-16: CloudFront keeps the frontend at the edge, and hands API and functions on', () => {
  expect(distribution).toMatchObject({
    aliases: ['edgar.example.com'],
    default_cache_behavior: { viewer_protocol_policy: 'redirect-to-https', compress: true },
    viewer_certificate: { minimum_protocol_version: 'TLSv1.2_2021' },
  });
  const behaviors = distribution?.['ordered_cache_behavior'] as readonly Record<string, unknown>[];
  expect(behaviors.map(({ path_pattern: path }) => path)).toEqual([
    ...['/api/*', '/auth/*', '/profile*', '/notifications*'],
  ]);
  const cached = (distribution?.['default_cache_behavior'] as Record<string, unknown>)['cache_policy_id'];
  for (const behavior of behaviors) expect(behavior['cache_policy_id']).not.toBe(cached);
});

test('EDG-16: what CloudFront lets in has passed the firewall', () => {
  expect(cdn.one(Wafv2WebAcl)).toMatchObject({ scope: 'CLOUDFRONT' });
  expect(String(distribution?.['web_acl_id'])).toContain('aws_wafv2_web_acl');
});

test('EDG-16: every path that the load balancer gives to functions or the API is uncached', () => {
  const { services, functions } = stacksOf(environmentOf('production'));
  const paths = [services, functions].flatMap((stack) =>
    Object.values(stack?.json.resource?.['aws_lb_listener_rule'] ?? {}).flatMap(
      (rule) => JSON.stringify(rule['condition']).match(/\/[a-z]+(?=[/"])/g) ?? [],
    ),
  );
  const behaviors = JSON.stringify(distribution?.['ordered_cache_behavior']);
  expect(new Set(paths)).toEqual(new Set(['/api', '/auth', '/profile', '/notifications']));
  for (const path of paths) expect(behaviors).toContain(`"${path}`);
});
