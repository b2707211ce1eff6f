import { refusal, synthStack } from '@ashlar/testing';
import { ConfigConfigurationRecorderStatus } from '@cdktf/provider-aws/lib/config-configuration-recorder-status/index.js';
import { ConfigConformancePack } from '@cdktf/provider-aws/lib/config-conformance-pack/index.js';
import { ConformancePack, type ConformancePackProps } from './conformance-pack.js';
import { hipaaSecurity } from './packs/hipaa-security.js';
import { packProblems } from './pack-problems.js';
import type { RulePack } from './rule-pack.js';

const VPCS = { INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY: { AuthorizedVpcIds: 'vpc-1' } };

const build = (props: Partial<ConformancePackProps> = {}) =>
  synthStack(
    (stack) => void new ConformancePack(stack, 'hipaa', { pack: hipaaSecurity, parameters: VPCS, ...props }),
  );

test('a pack is deployed once something records', () => {
  const deployed: string[] = [];
  const stack = synthStack((scope) => {
    const started = new ConfigConfigurationRecorderStatus(scope, 'status', { name: 'all', isEnabled: true });
    const { packName, ruleIdentifiers } = new ConformancePack(scope, 'hipaa', {
      pack: hipaaSecurity,
      parameters: VPCS,
      recorder: { started },
    });
    deployed.push(packName, String(ruleIdentifiers.length));
  });
  expect(stack.one(ConfigConformancePack)).toMatchObject({
    name: 'demo-test-hipaa-security',
    input_parameter: [
      {
        parameter_name: 'InternetGatewayAuthorizedVpcOnlyParamAuthorizedVpcIds',
        parameter_value: 'vpc-1',
      },
    ],
    depends_on: ['aws_config_configuration_recorder_status.status'],
  });
  expect(deployed).toEqual(['demo-test-hipaa-security', '130']);
});

test('a rule without the value that it judges by is refused', () => {
  expect(refusal(() => build({ parameters: {} }))).toMatchInlineSnapshot(`
    "demo-test-unit/hipaa (ConformancePack) has a problem:
      INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY has no AuthorizedVpcIds, and the pack can't know it
        fix: give parameters.INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY.AuthorizedVpcIds, or leave the rule out with a reason: leaveOut.INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY"
  `);
});

const LEFT_OUT = { INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY: 'VPCs come and go' };

test.each<[string, object, string]>([
  ['no pack', { pack: undefined }, 'pack is left out'],
  ['a list of rules', { pack: ['ACCESS_KEYS_ROTATED'] }, 'give a pack with its rules'],
  ['parameters that are none', { parameters: 'vpc-1' }, "parameters is 'vpc-1'"],
  ['rules that are left out by a list', { leaveOut: ['DMS'] }, 'give reasons by rule'],
  ['a rule that the pack does not have', { leaveOut: { ACCES_KEYS_ROTATED: 'none' } }, 'did you mean'],
  ['no reason', { leaveOut: { ACCESS_KEYS_ROTATED: ' ' } }, 'leaveOut.ACCESS_KEYS_ROTATED gives no reason'],
  [
    'parameters of a rule that is left out',
    { leaveOut: LEFT_OUT },
    'INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY is left out and has parameters',
  ],
  [
    'parameters of a rule that the pack does not have',
    { parameters: { ...VPCS, NO_RULE: { x: '1' } } },
    'parameters names NO_RULE, which hipaa-security does not have',
  ],
  [
    'parameters that are no record',
    { parameters: { ...VPCS, ACCESS_KEYS_ROTATED: 90 } },
    'parameters.ACCESS_KEYS_ROTATED is 90',
  ],
  [
    'a parameter that the rule does not have',
    { parameters: { ...VPCS, ACCESS_KEYS_ROTATED: { maxAge: '90' } } },
    "parameters.ACCESS_KEYS_ROTATED has 'maxAge'",
  ],
  [
    'a parameter of a rule that has none',
    { parameters: { ...VPCS, ALB_WAF_ENABLED: { wafId: 'x' } } },
    'the rule has no parameters',
  ],
  [
    'a number',
    { parameters: { ...VPCS, ACCESS_KEYS_ROTATED: { maxAccessKeyAge: 90 } } },
    'parameters.ACCESS_KEYS_ROTATED.maxAccessKeyAge is 90',
  ],
  [
    'an empty value',
    { parameters: { INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY: { AuthorizedVpcIds: '' } } },
    "AuthorizedVpcIds is ''",
  ],
  [
    'a value above the size',
    { parameters: { INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY: { AuthorizedVpcIds: 'v'.repeat(4097) } } },
    'AuthorizedVpcIds has 4097 characters',
  ],
])('%s is refused', (_, props, what) => {
  expect(refusal(() => build(props as Partial<ConformancePackProps>))).toContain(what);
});

const own = (count: number, parameters?: Readonly<Record<string, string>>): RulePack => ({
  name: 'own',
  asOf: '2026-11',
  source: 'own',
  rules: Array.from({ length: count }, (_, index) => ({
    identifier: `RULE_${index}`,
    name: `rule-${index}`,
    ...(parameters ? { parameters } : {}),
  })),
});

const whats = (...args: Parameters<typeof packProblems>) => packProblems(...args).map(({ what }) => what);

const rule = { identifier: 'A', name: 'a' };

test.each<[string, object, string]>([
  ['without rules', { ...own(1), rules: undefined }, 'pack is {'],
  ['without a name', { ...own(1), name: 'My Pack' }, "pack.name is 'My Pack'"],
  ['of identifiers', { ...own(1), rules: ['ACCESS_KEYS_ROTATED'] }, "pack.rules[0] is 'ACCESS_KEYS_ROTATED'"],
  ['of nothing', { ...own(1), rules: [rule, null] }, 'pack.rules[1] is null'],
  ['with a rule without a name', { ...own(1), rules: [{ identifier: 'A' }] }, 'pack.rules[0] is {'],
  ['with numbers', { ...own(1), rules: [{ ...rule, parameters: { days: 90 } }] }, 'pack.rules[0] is {'],
  [
    'with one type',
    { ...own(1), rules: [{ ...rule, resourceTypes: 'AWS::S3::Bucket' }] },
    'pack.rules[0] is {',
  ],
  ['with a rule twice', { ...own(1), rules: [rule, { ...rule, name: 'b' }] }, 'the identifier A twice'],
  ['with a name twice', { ...own(1), rules: [rule, { ...rule, identifier: 'B' }] }, 'the name a twice'],
])('a pack %s is refused', (_, pack, what) => {
  expect(whats(pack as RulePack, {}).join()).toContain(what);
});

test('a template that AWS Config would not take is refused', () => {
  expect(whats(own(130), {})).toEqual([]);
  expect(whats(own(131), {})).toEqual(['the template of own has 131 rules; AWS Config takes 130']);
  expect(whats(own(100, { words: 'x'.repeat(500) }), {})).toEqual([
    expect.stringMatching(/^the template of own has \d+ bytes; AWS Config takes 51200$/),
  ]);
  const given = Object.fromEntries(Array.from({ length: 61 }, (_, index) => [`RULE_${index}`, { x: '2' }]));
  expect(whats(own(61, { x: '1' }), { parameters: given })).toEqual([
    'the template of own has 61 parameters; AWS Config takes 60',
  ]);
});
