import { responseBodies, ruleJson } from './rule-json.js';
import type { ManagedRule, WafRule } from './rule.js';

const json = (rule: WafRule) =>
  ruleJson('a', rule, { sampledRequests: false, arnOf: (id) => `arn-of-${id}` });

const configOf = (rule: ManagedRule) => {
  const statement = json(rule).statement as Record<string, Record<string, unknown>>;
  return statement['managed_rule_group_statement']?.['managed_rule_group_configs'];
};

const form = { payload: 'JSON', usernameField: '/u', passwordField: '/p' } as const;
const fields = {
  payload_type: 'JSON',
  username_field: { identifier: '/u' },
  password_field: { identifier: '/p' },
};

test('a rule is named after its key, and so is its metric', () => {
  expect(json({ priority: 7, statement: { geoMatch: { countries: ['US'] } }, action: 'captcha' })).toEqual({
    name: 'a',
    priority: 7,
    statement: { geo_match_statement: { country_codes: ['US'] } },
    action: { captcha: {} },
    ruleLabel: [],
    visibilityConfig: { cloudwatchMetricsEnabled: true, metricName: 'a', sampledRequestsEnabled: false },
  });
});

describe('groups with settings', () => {
  test('bot control always says whether it learns', () => {
    const managedGroup = 'AWSManagedRulesBotControlRuleSet';
    expect(configOf({ priority: 1, managedGroup, costsExtra: true, inspectionLevel: 'TARGETED' })).toEqual([
      {
        aws_managed_rules_bot_control_rule_set: {
          inspection_level: 'TARGETED',
          enable_machine_learning: false,
        },
      },
    ]);
  });

  test('account takeover prevention knows where people log in', () => {
    const managedGroup = 'AWSManagedRulesATPRuleSet';
    const login = { ...form, path: '/login' };
    expect(configOf({ priority: 1, managedGroup, costsExtra: true, login })).toEqual([
      {
        aws_managed_rules_atp_rule_set: {
          login_path: '/login',
          enable_regex_in_path: false,
          request_inspection: fields,
        },
      },
    ]);
  });

  test('account creation fraud prevention knows where people sign up', () => {
    const managedGroup = 'AWSManagedRulesACFPRuleSet';
    const signUp = { ...form, pagePath: '/join', creationPath: '/users', emailField: '/e' };
    expect(configOf({ priority: 1, managedGroup, costsExtra: true, signUp })).toEqual([
      {
        aws_managed_rules_acfp_rule_set: {
          registration_page_path: '/join',
          creation_path: '/users',
          enable_regex_in_path: false,
          request_inspection: { ...fields, email_field: { identifier: '/e' } },
        },
      },
    ]);
  });

  test.each([
    [['^/api/'], { usage_of_action: 'ENABLED', exempt_uri_regular_expression: [{ regex_string: '^/api/' }] }],
    ['off' as const, { usage_of_action: 'DISABLED' }],
  ])('anti-DDoS that challenges except %j', (challengeExcept, challenge) => {
    const managedGroup = 'AWSManagedRulesAntiDDoSRuleSet';
    expect(configOf({ priority: 1, managedGroup, costsExtra: true, challengeExcept })).toEqual([
      {
        aws_managed_rules_anti_ddos_rule_set: {
          sensitivity_to_block: 'LOW',
          client_side_action_config: { challenge },
        },
      },
    ]);
  });
});

test('a group of the Marketplace goes by its vendor, its version and what it inspects', () => {
  const managedGroup = { vendor: 'Vendor', name: 'group', capacity: 10 };
  const scopeDown = { ipSet: { cidrs: ['10.0.0.0/8'] } };
  expect(json({ priority: 1, managedGroup, version: '2.0', scopeDown }).statement).toEqual({
    managed_rule_group_statement: {
      vendor_name: 'Vendor',
      name: 'group',
      version: '2.0',
      rule_action_override: [],
      scope_down_statement: { ip_set_reference_statement: { arn: 'arn-of-ipv4' } },
    },
  });
});

describe('what makes a client of a rate limit', () => {
  const forwardedIp = { header: 'X-Forwarded-For', fallback: 'MATCH' } as const;
  const forwarded_ip_config = { header_name: 'X-Forwarded-For', fallback_behavior: 'MATCH' };
  const text_transformation = [{ priority: 0, type: 'NONE' }];
  const limit = { limit: 10, evaluation_window_sec: 60 };

  test('the address that a proxy has written', () => {
    const rate = { limit: 10, windowSeconds: 60, aggregateBy: { forwardedIp } } as const;
    expect(json({ priority: 1, rate }).statement).toEqual({
      rate_based_statement: { ...limit, aggregate_key_type: 'FORWARDED_IP', forwarded_ip_config },
    });
  });

  test('keys together, with the header that is trusted among them', () => {
    const keys = [
      'httpMethod',
      'ip',
      { forwardedIp },
      { header: { name: 'x-tenant' } },
      { uriPath: {} },
    ] as const;
    const rate = { limit: 10, windowSeconds: 60, aggregateBy: { keys } } as const;
    expect(json({ priority: 1, rate, action: 'count' })).toMatchObject({
      action: { count: {} },
      statement: {
        rate_based_statement: {
          ...limit,
          aggregate_key_type: 'CUSTOM_KEYS',
          forwarded_ip_config,
          custom_key: [
            { http_method: {} },
            { ip: {} },
            { forwarded_ip: {} },
            { header: { name: 'x-tenant', text_transformation } },
            { uri_path: { text_transformation } },
          ],
        },
      },
    });
  });

  test('every other key, in the words of the provider', () => {
    const keys = [
      { cookie: { name: 'c' } },
      { queryArgument: { name: 'q' } },
      { queryString: {} },
      { labelNamespace: 'a:' },
      { ja3Fingerprint: { fallback: 'MATCH' } },
    ] as const;
    expect(json({ priority: 1, rate: { limit: 10, aggregateBy: { keys } } }).statement).toMatchObject({
      rate_based_statement: {
        custom_key: [
          { cookie: { name: 'c', text_transformation } },
          { query_argument: { name: 'q', text_transformation } },
          { query_string: { text_transformation } },
          { label_namespace: { namespace: 'a:' } },
          { ja3_fingerprint: { fallback_behavior: 'MATCH' } },
        ],
      },
    });
  });
});

test('bodies are kept by the keys of their rules, in alphabetical order', () => {
  const answering = (content: string): WafRule => ({
    priority: 1,
    rate: { limit: 10 },
    action: { block: { status: 429, body: { contentType: 'TEXT_PLAIN', content } } },
  });
  const plain: WafRule = { priority: 1, rate: { limit: 10 }, action: { block: { status: 429 } } };
  expect(responseBodies({ b: answering('2'), plain, a: answering('1') })).toEqual([
    { key: 'a', contentType: 'TEXT_PLAIN', content: '1' },
    { key: 'b', contentType: 'TEXT_PLAIN', content: '2' },
  ]);
});
