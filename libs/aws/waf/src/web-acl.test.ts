import { ProjectStack, type Target } from '@ashlar/core';
import {
  refusal,
  type Resource,
  type StackView,
  synthApps,
  synthStack,
  testEnvironment,
  warningsOf,
} from '@ashlar/testing';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { Wafv2IpSet } from '@cdktf/provider-aws/lib/wafv2-ip-set/index.js';
import { Wafv2RegexPatternSet } from '@cdktf/provider-aws/lib/wafv2-regex-pattern-set/index.js';
import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl/index.js';
import { Wafv2WebAclLoggingConfiguration } from '@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration/index.js';
import fc from 'fast-check';
import type { WafRule } from './rule.js';
import { WebAcl } from './web-acl.js';
import type { WebAclProps } from './web-acl-props.js';

const kmsKeyArn = 'arn:aws:kms:us-east-1:123456789012:key/1';

const rules = {
  common: { priority: 10, managedGroup: 'AWSManagedRulesCommonRuleSet' },
  'known-bad-inputs': { priority: 20, managedGroup: 'AWSManagedRulesKnownBadInputsRuleSet', mode: 'count' },
  sqli: { priority: 30, managedGroup: 'AWSManagedRulesSQLiRuleSet', overrides: { Z: 'count', A: 'allow' } },
  rate: { priority: 40, rate: { limit: 2000 } },
  office: {
    priority: 5,
    statement: { ipSet: { cidrs: ['203.0.113.0/24', '2001:db8::/32', '192.0.2.0/24'] } },
    action: 'allow',
    labels: ['from:office'],
  },
  scanners: {
    priority: 6,
    statement: {
      regexPatternSet: { field: { singleHeader: 'User-Agent' }, patterns: ['nmap', 'nikto'], name: 'agents' },
    },
    action: {
      block: {
        status: 403,
        headers: { 'X-Why': 'scanner' },
        body: { contentType: 'TEXT_PLAIN', content: 'no' },
      },
    },
  },
} as const satisfies Record<string, WafRule>;

const lb = { loadBalancerArn: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/1' };

const build = (props: Partial<WebAclProps> = {}, read: (acl: WebAcl) => void = () => undefined) =>
  synthStack((stack) => {
    read(
      new WebAcl(stack, 'waf', { purpose: 'web', rules, logging: { kmsKeyArn }, protects: { lb }, ...props }),
    );
  }, testEnvironment());

const ruleOf = (stack: StackView, name: string) =>
  (stack.one(Wafv2WebAcl)['rule'] as Resource[]).find((rule) => rule['name'] === name) ?? {};

describe('an ACL as it is by default', () => {
  let acl!: WebAcl;
  let stack!: StackView;
  beforeAll(() => {
    stack = build({}, (built) => (acl = built));
  });

  test('lets through what no rule decides about, in its own region', () => {
    expect(stack.one(Wafv2WebAcl)).toMatchObject({
      name: 'demo-test-unit-web',
      scope: 'REGIONAL',
      default_action: { allow: {} },
    });
  });

  test('has its rules in the order in which AWS runs them', () => {
    const names = (stack.one(Wafv2WebAcl)['rule'] as Resource[]).map(({ name }) => name);
    expect(names).toEqual(['office', 'scanners', 'common', 'known-bad-inputs', 'sqli', 'rate']);
  });

  test('a managed group does what it does, or only counts', () => {
    expect(ruleOf(stack, 'common')).toMatchObject({
      override_action: { none: {} },
      statement: {
        managed_rule_group_statement: { vendor_name: 'AWS', name: 'AWSManagedRulesCommonRuleSet' },
      },
    });
    expect(ruleOf(stack, 'known-bad-inputs')).toMatchObject({ override_action: { count: {} } });
  });

  test('single rules of a group are overridden in alphabetical order', () => {
    expect(ruleOf(stack, 'sqli')).toMatchObject({
      statement: {
        managed_rule_group_statement: {
          rule_action_override: [
            { name: 'A', action_to_use: { allow: {} } },
            { name: 'Z', action_to_use: { count: {} } },
          ],
        },
      },
    });
  });

  test('a rate limit blocks an address for what it did in five minutes', () => {
    expect(ruleOf(stack, 'rate')).toMatchObject({
      action: { block: {} },
      statement: {
        rate_based_statement: { limit: 2000, evaluation_window_sec: 300, aggregate_key_type: 'IP' },
      },
    });
  });

  test('inline addresses become a set for each version, named after the rule', () => {
    expect(stack.at('waf/sets/office/ipv4')).toMatchObject({
      name: 'demo-test-unit-web-office-ipv4',
      ip_address_version: 'IPV4',
      addresses: ['192.0.2.0/24', '203.0.113.0/24'],
      scope: 'REGIONAL',
      lifecycle: { create_before_destroy: true },
    });
    expect(stack.all(Wafv2IpSet)).toHaveLength(2);
    const { or_statement } = ruleOf(stack, 'office')['statement'] as { or_statement: object };
    expect(JSON.stringify(or_statement)).toMatch(/wafv2_ip_set\.waf_sets_office_ipv4_\w+\.arn.*office_ipv6/);
    expect(ruleOf(stack, 'office')).toMatchObject({
      action: { allow: {} },
      rule_label: [{ name: 'from:office' }],
    });
  });

  test('inline expressions become a set', () => {
    expect(stack.one(Wafv2RegexPatternSet)).toMatchObject({
      name: 'demo-test-unit-web-scanners-agents-regex',
      regular_expression: [{ regex_string: 'nikto' }, { regex_string: 'nmap' }],
    });
  });

  test('a rule answers with a body of its own', () => {
    expect(stack.one(Wafv2WebAcl)['custom_response_body']).toEqual([
      { key: 'scanners', content_type: 'TEXT_PLAIN', content: 'no' },
    ]);
    expect(ruleOf(stack, 'scanners')).toMatchObject({
      action: {
        block: {
          custom_response: {
            response_code: 403,
            custom_response_body_key: 'scanners',
            response_header: [{ name: 'X-Why', value: 'scanner' }],
          },
        },
      },
    });
  });

  test('the ACL and every rule have metrics and samples', () => {
    const all = [stack.one(Wafv2WebAcl), ...(stack.one(Wafv2WebAcl)['rule'] as Resource[])];
    const configs = all.map((one) => one['visibility_config'] as Resource);
    expect(configs.every((one) => one['cloudwatch_metrics_enabled'] && one['sampled_requests_enabled'])).toBe(
      true,
    );
    expect(configs.map((one) => one['metric_name'])).toContain('known-bad-inputs');
  });

  test('what was asked is logged for a year, encrypted, without who asked', () => {
    expect(stack.one(CloudwatchLogGroup)).toMatchObject({
      name: 'aws-waf-logs-demo-test-unit-web',
      kms_key_id: kmsKeyArn,
      retention_in_days: 365,
      lifecycle: { prevent_destroy: true },
    });
    const log = stack.one(Wafv2WebAclLoggingConfiguration);
    expect(log['redacted_fields']).toEqual([
      { single_header: { name: 'authorization' } },
      { single_header: { name: 'cookie' } },
    ]);
    expect(log['logging_filter']).toBeUndefined();
  });

  test('what it protects is associated by key', () => {
    expect(stack.at('waf/protects/lb')).toMatchObject({ resource_arn: lb.loadBalancerArn });
  });

  test('publishes its names, its capacity and the metrics of its rules', () => {
    expect(acl).toMatchObject({
      webAclName: 'demo-test-unit-web',
      logGroupName: 'aws-waf-logs-demo-test-unit-web',
      capacity: 700 + 200 + 200 + 2 + 2 + 25,
    });
    expect(acl.ruleMetricNames['known-bad-inputs']).toBe('known-bad-inputs');
  });
});

describe('people are told after the synthesis', () => {
  const told = (props: Partial<WebAclProps>) =>
    warningsOf((stack) => {
      new WebAcl(stack, 'waf', { purpose: 'web', rules, logging: 'off', ...props });
    });

  test('nothing, when there is nothing to tell', () => {
    expect(told({})).toEqual([]);
  });

  test('above 1,500 capacity units, what they cost', () => {
    const vendor = { priority: 50, managedGroup: { vendor: 'Vendor', name: 'group', capacity: 900 } };
    expect(told({ rules: { ...rules, vendor } })).toMatchInlineSnapshot(`
      [
        "warning: demo-test-unit/waf (WebAcl)
        rules need ≤ 2,029 WCU, above the 1,500 that the price of an ACL includes
          fix: leave rules out, or expect about 0.40 USD more per million requests",
      ]
    `);
  });

  test('that an ACL lets nobody in', () => {
    const { common } = rules;
    expect(told({ defaultAction: 'block', rules: { common } })[0]).toContain('every request is blocked');
  });
});

test('the same rules in another order give the same bytes', () => {
  const reference = JSON.stringify(build().json);
  const shuffled = fc.shuffledSubarray(Object.entries(rules), { minLength: Object.keys(rules).length });
  fc.assert(
    fc.property(shuffled, (entries) => {
      expect(JSON.stringify(build({ rules: Object.fromEntries(entries) }).json)).toBe(reference);
    }),
    { numRuns: 10 },
  );
});

test('a rule that is added changes the ACL alone', () => {
  const before = build().byAddress();
  const after = build({ rules: { ...rules, login: { priority: 15, rate: { limit: 100 } } } }).byAddress();
  expect(Object.keys(after)).toEqual(Object.keys(before));
  const changed = Object.keys(before).filter(
    (address) => JSON.stringify(before[address]) !== JSON.stringify(after[address]),
  );
  expect(changed).toEqual([expect.stringMatching(/^aws_wafv2_web_acl\./)]);
});

test('an ACL that is refused in one environment hides neither its reason nor that of another', () => {
  const environments = [testEnvironment({ name: 'blue' }), testEnvironment({ name: 'green' })];
  const build = (target: Target) => {
    const rate = { priority: 10, rate: { limit: 5 } };
    new WebAcl(new ProjectStack(target, 'edge'), 'waf', { purpose: 'web', rules: { rate }, logging: 'off' });
  };
  const message = refusal(() => synthApps({ name: 'demo', environments, build }));
  expect(message).toContain('demo-blue-edge/waf (WebAcl) has a problem');
  expect(message).toContain('demo-green-edge/waf (WebAcl) has a problem');
});
