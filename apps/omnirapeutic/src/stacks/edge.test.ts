import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate/index.js';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener/index.js';
import { Lb } from '@cdktf/provider-aws/lib/lb/index.js';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association/index.js';
import { Wafv2WebAclLoggingConfiguration } from '@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration/index.js';
import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl/index.js';
import type { Resource } from '@ashlar/testing';
import { type OmnirapeuticEnvironment } from '../environments.js';
import { environmentOf, stacksOf, withoutDomain } from '../platform.fixture.js';

const edgeOf = (environment: OmnirapeuticEnvironment) => {
  const { edge } = stacksOf(environment);
  if (edge === undefined) throw new Error('there is no edge stack');
  return edge;
};

const production = edgeOf(environmentOf('production'));
const acl = production.one(Wafv2WebAcl);
const rules = acl['rule'] as (Resource & { name: string; statement: Resource })[];

test('ORP-05: the load balancer faces the internet, is protected from deletion and logs every request', () => {
  expect(production.one(Lb)).toMatchObject({
    name: 'omnirapeutic-production-web',
    internal: false,
    enable_deletion_protection: true,
    drop_invalid_header_fields: true,
    access_logs: { enabled: true },
  });
  expect(String(production.one(S3BucketPolicy)['policy'])).toContain('logdelivery.elasticloadbalancing');
  expect(edgeOf(environmentOf('staging')).one(Lb)).toMatchObject({ enable_deletion_protection: false });
});

test('ORP-05: the log of requests is ready before the load balancer, and kept for six years', () => {
  expect(production.one(Lb)['depends_on']).toEqual([
    expect.stringMatching(/^aws_s3_bucket_policy\.access-logs_/),
  ]);
  const { rule } = production.one(S3BucketLifecycleConfiguration) as { rule: Resource[] };
  expect(rule).toContainEqual(expect.objectContaining({ expiration: [{ days: 2192 }] }));
});

test('ORP-05: HTTP is redirected to HTTPS, which speaks TLS 1.3 and 1.2 with a certificate of the domain', () => {
  const listeners = production.all(LbListener);
  expect(listeners).toHaveLength(2);
  expect(listeners).toContainEqual(
    expect.objectContaining({
      port: 80,
      default_action: [
        expect.objectContaining({
          type: 'redirect',
          redirect: expect.objectContaining({ port: '443', status_code: 'HTTP_301' }),
        }),
      ],
    }),
  );
  expect(listeners).toContainEqual(
    expect.objectContaining({
      port: 443,
      protocol: 'HTTPS',
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      certificate_arn: expect.stringContaining('aws_acm_certificate_validation'),
    }),
  );
  expect(production.one(AcmCertificate)).toMatchObject({
    domain_name: 'omnirapeutic.example.com',
    subject_alternative_names: expect.arrayContaining(['*.omnirapeutic.example.com']),
    validation_method: 'DNS',
  });
});

test('ORP-05: an account without a domain listens to plain HTTP, and has no certificate, zone or record', () => {
  const stacks = stacksOf(withoutDomain(environmentOf('production')));
  expect(stacks['dns']).toBeUndefined();
  expect(stacks['edge']?.all(LbListener)).toEqual([expect.objectContaining({ port: 80, protocol: 'HTTP' })]);
  expect(stacks['edge']?.all(AcmCertificate)).toEqual([]);
  expect(stacks['edge']?.all(Route53Record)).toEqual([]);
});

test('ORP-06: the web ACL has the managed groups of the source, and 2000 requests in five minutes per address', () => {
  expect(acl).toMatchObject({ scope: 'REGIONAL', visibility_config: { cloudwatch_metrics_enabled: true } });
  const groups = rules.flatMap(({ statement }) =>
    'managed_rule_group_statement' in statement
      ? [(statement['managed_rule_group_statement'] as { name: string }).name]
      : [],
  );
  expect(groups).toEqual([
    'AWSManagedRulesCommonRuleSet',
    'AWSManagedRulesKnownBadInputsRuleSet',
    'AWSManagedRulesSQLiRuleSet',
  ]);
  expect(rules[0]).toMatchObject({
    name: 'rate-everything',
    statement: {
      rate_based_statement: { limit: 2000, evaluation_window_sec: 300, aggregate_key_type: 'IP' },
    },
  });
});

test('ORP-06: bodies above 8 KB are counted and not blocked, and nothing else of the groups is weakened', () => {
  const overrides = rules.map(({ name, statement: { managed_rule_group_statement: group } }) => [
    name,
    (group as Resource | undefined)?.['rule_action_override'],
  ]);
  expect(overrides).toEqual([
    ['rate-everything', undefined],
    ['common', [{ name: 'SizeRestrictions_BODY', action_to_use: { count: {} } }]],
    ['known-bad-inputs', []],
    ['sql-injection', []],
  ]);
  expect(rules.map((rule) => rule['override_action'])).toEqual([
    undefined,
    ...Array.from({ length: 3 }, () => ({ none: {} })),
  ]);
});

test('ORP-06: it protects the load balancer, and logs requests without what tells who somebody is', () => {
  expect(String(production.one(Wafv2WebAclAssociation)['resource_arn'])).toMatch(/^\$\{aws_lb\.web_lb/);
  const { redacted_fields: redacted } = production.one(Wafv2WebAclLoggingConfiguration);
  expect(redacted).toEqual([
    { single_header: { name: 'authorization' } },
    { single_header: { name: 'cookie' } },
  ]);
});

test('ORP-06: no sample of requests is kept, for it would show what patients sent', () => {
  expect(JSON.stringify(acl)).not.toContain('"sampled_requests_enabled":true');
});

test('ORP-24: every rule of the load balancer has a name and a description', () => {
  const named = production.all(VpcSecurityGroupIngressRule).map(({ tags, description, from_port: port }) => ({
    name: (tags as { Name: string }).Name,
    described: String(description).length > 10,
    port,
  }));
  expect(named).toEqual([
    { name: expect.any(String), described: true, port: 80 },
    { name: expect.any(String), described: true, port: 443 },
  ]);
});

test('ORP-25: the name of the load balancer and the id of the web ACL are outputs', () => {
  expect(production.json.output).toMatchObject({
    alb_dns_name: { value: expect.stringContaining('.dns_name}') },
    web_acl_id: { value: expect.stringContaining('aws_wafv2_web_acl') },
  });
});
