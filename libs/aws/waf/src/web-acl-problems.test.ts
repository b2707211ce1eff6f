import { type Environment } from '@ashlar/core';
import { refusal, synthStack, testEnvironment } from '@ashlar/testing';
import type { WafRule } from './rule.js';
import { WebAcl } from './web-acl.js';
import type { WebAclProps } from './web-acl-props.js';

const common: WafRule = { priority: 10, managedGroup: 'AWSManagedRulesCommonRuleSet' };
const build = (props: object = {}, environment: Partial<Environment> = {}) =>
  synthStack((stack) => {
    const sound: WebAclProps = { purpose: 'web', rules: { common }, logging: 'off' };
    new WebAcl(stack, 'waf', { ...sound, ...props });
  }, testEnvironment(environment));

/** What is wrong and how it is repaired, without the line that says where. */
const problems = (props: object, environment: Partial<Environment> = {}) =>
  refusal(() => build(props, environment))
    .split('\n')
    .slice(1)
    .map((line) => line.trim());

const rules = (count: number, rule: (index: number) => object) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`r-${index}`, { priority: index, ...rule(index) }]),
  );
const ipSet = (index: number) => ({ ipSet: { cidrs: [`10.${index}.0.0/16`] } });

test('everything that is wrong is said at once', () => {
  const message = refusal(() =>
    build({
      rules: {
        login: { priority: 10, rate: { limit: 5 } },
        common: { priority: 10, managedGroup: 'AWSManagedRulesCommonRuleSet' },
        bots: { priority: 20, managedGroup: 'AWSManagedRulesBotControlRuleSet', inspectionLevel: 'COMMON' },
        huge: { priority: 30, managedGroup: { vendor: 'Vendor', name: 'huge', capacity: 4400 } },
      },
      protects: {
        lb: { loadBalancerArn: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/a/1' },
      },
      logging: undefined,
    }),
  );
  expect(message).toMatchInlineSnapshot(`
    "demo-test-unit/waf (WebAcl) has 6 problems:
      rules.login.rate.limit is 5; AWS WAF takes 10 to 2,000,000,000
        fix: use 10 or more; windowSeconds may be 60 to 600
      rules.bots.managedGroup is 'AWSManagedRulesBotControlRuleSet', which AWS charges by the month and by the request besides the ACL
        fix: read its price at aws.amazon.com/waf/pricing and say costsExtra: true, or leave the group out
      rules.common.priority is 10, which rules.login has
        fix: give each rule a priority of its own, with gaps between them: 10, 20, 30
      rules need ≤ 5,100 WCU, above the 5,000 that AWS takes: huge 4,400 + common 700
        fix: leave rules out, or protect different resources with different ACLs
      protects.lb.loadBalancerArn is 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/a/1', a network load balancer
        fix: give the ARN of an application load balancer; AWS WAF protects an application load balancer, a stage of a REST API, an AppSync API, a Cognito user pool, an App Runner service, a Verified Access instance
      logging is left out
        fix: give a kmsKeyArn: { kmsKeyArn: key.keyArn }, or say 'off'"
  `);
});

describe('rules', () => {
  test('there is at least one', () => {
    expect(problems({ rules: {} })).toEqual([
      'rules is empty: every request would get the default action',
      'fix: describe a rule',
    ]);
    expect(problems({ rules: [common] })[0]).toContain('rules is [');
  });

  test('5,100 capacity units are refused with what each rule needs', () => {
    const huge = { priority: 1, managedGroup: { vendor: 'Vendor', name: 'huge', capacity: 4400 } };
    expect(problems({ rules: { common, huge } })[0]).toBe(
      'rules need ≤ 5,100 WCU, above the 5,000 that AWS takes: huge 4,400 + common 700',
    );
  });

  test('ten limit rates, eleven are refused by name', () => {
    const limits = (count: number) => rules(count, () => ({ rate: { limit: 10 } }));
    expect(() => build({ rules: limits(10) })).not.toThrow();
    expect(problems({ rules: limits(11) })[0]).toMatch(
      /^rules has 11 rate rules \(r-0, .*r-10\); AWS takes 10$/,
    );
  });

  test('they refer to fifty groups and sets at most', () => {
    const both = ['203.0.113.0/24', '2001:db8::/32'];
    const listed = rules(49, (index) => ({
      statement: index > 0 ? ipSet(index) : { ipSet: { cidrs: both } },
      action: 'block',
    }));
    expect(problems({ rules: { ...listed, common: { ...common, priority: 99 } } })[0]).toBe(
      'rules refer to 51 managed groups, IP sets and regex pattern sets; AWS takes 50',
    );
  });

  test('they answer with fifty bodies at most', () => {
    const block = { status: 403, body: { contentType: 'TEXT_PLAIN', content: 'no' } };
    const answering = rules(51, () => ({
      statement: { geoMatch: { countries: ['US'] } },
      action: { block },
    }));
    expect(problems({ rules: answering })[0]).toBe('rules answer with 51 bodies; AWS takes 50');
  });
});

describe('scope', () => {
  test('CLOUDFRONT is read from us-east-1 alone', () => {
    const ireland = { region: 'eu-west-1', zones: ['eu-west-1a', 'eu-west-1b'] };
    expect(problems({ scope: 'CLOUDFRONT' }, ireland)).toEqual([
      "scope is 'CLOUDFRONT' in eu-west-1; CloudFront reads ACLs only from us-east-1",
      'fix: put it into a stack whose environment has the region us-east-1, and hand on its webAclArn',
    ]);
  });

  test('there is no other', () => {
    expect(problems({ scope: 'GLOBAL' })[0]).toBe("scope is 'GLOBAL'");
  });
});

describe('logging', () => {
  const logging = { kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/1' };

  test.each<[unknown, string]>([
    [undefined, 'logging is left out'],
    ['on', "logging is 'on'"],
    [{}, 'logging.kmsKeyArn is left out'],
    [{ kmsKeyArn: 'alias/logs' }, "logging.kmsKeyArn is 'alias/logs'"],
    [
      { ...logging, retentionDays: 100 },
      'logging.retentionDays is 100, which CloudWatch Logs does not offer',
    ],
    [{ ...logging, retention: 30 }, "logging has 'retention'"],
    [{ ...logging, requests: 'nothing' }, "logging.requests is 'nothing'"],
    [{ ...logging, keep: 'yes' }, "logging.keep is 'yes'"],
    [{ ...logging, redact: 'cookie' }, "logging.redact is 'cookie'"],
    [{ ...logging, redact: ['a b'] }, "logging.redact[0] is 'a b'"],
  ])('%j is refused', (value, what) => {
    expect(problems({ logging: value })[0]).toBe(what);
  });

  test('the next longer retention is named', () => {
    expect(problems({ logging: { ...logging, retentionDays: 100 } })[1]).toMatch(
      /^fix: use 120; all values: 1, 3,/,
    );
  });
});

test.each<[object, string]>([
  [{ defaultAction: 'deny' }, "defaultAction is 'deny'"],
  [{ sampledRequests: 'no' }, "sampledRequests is 'no'"],
  [{ protects: 'everything' }, "protects is 'everything'"],
])('%j is refused', (props, what) => {
  expect(problems(props)[0]).toBe(what);
});

test('two ACLs do not protect one resource', () => {
  const lb = { loadBalancerArn: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/1' };
  const two = () =>
    synthStack((stack) => {
      for (const purpose of ['one', 'two']) {
        new WebAcl(stack, purpose, { purpose, rules: { common }, logging: 'off', protects: { lb } });
      }
    });
  expect(refusal(two)).toContain('protects.lb is what demo-test-unit/one protects');
});
