import { hipaaSecurity } from './packs/hipaa-security.js';
import { packTemplate } from './pack-template.js';
import type { RulePack } from './rule-pack.js';

interface Template {
  readonly Parameters?: Readonly<Record<string, { readonly Type: string }>>;
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: Rule }>>;
}

interface Rule {
  readonly ConfigRuleName: string;
  readonly InputParameters?: Readonly<Record<string, unknown>>;
  readonly Scope?: { readonly ComplianceResourceTypes: readonly string[] };
  readonly Source: { readonly Owner: string; readonly SourceIdentifier: string };
}

const VPCS = { INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY: { AuthorizedVpcIds: 'vpc-1' } };

const parse = (body: string) => JSON.parse(body) as Template;
const { body, parameters } = packTemplate(hipaaSecurity, { parameters: VPCS });
const template = parse(body);

describe('the pack for HIPAA', () => {
  test('has 130 rules, each once', () => {
    const { rules } = hipaaSecurity;
    expect(new Set(rules.map(({ identifier }) => identifier)).size).toBe(130);
    expect(new Set(rules.map(({ name }) => name)).size).toBe(130);
    expect(rules).toHaveLength(130);
  });

  test('has rules that AWS names in another way than their identifiers', () => {
    const names = Object.fromEntries(hipaaSecurity.rules.map(({ identifier, name }) => [identifier, name]));
    expect(names).toMatchObject({
      ACCESS_KEYS_ROTATED: 'access-keys-rotated',
      AWS_CONFIG_PROCESS_CHECK: 'annual-risk-assessment-performed',
      INCOMING_SSH_DISABLED: 'restricted-ssh',
      RESTRICTED_INCOMING_TRAFFIC: 'restricted-common-ports',
    });
  });

  test('asks of its deployer only which VPCs may have internet gateways', () => {
    const empty = hipaaSecurity.rules.flatMap(({ identifier, parameters: values = {} }) =>
      Object.entries(values).flatMap(([name, value]) => (value === '' ? [`${identifier}.${name}`] : [])),
    );
    expect(empty).toEqual(['INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY.AuthorizedVpcIds']);
  });
});

test('every rule is a resource of the template, within the size that AWS Config takes', () => {
  expect(
    Object.values(template.Resources).map(({ Properties }) => Properties.Source.SourceIdentifier),
  ).toEqual(hipaaSecurity.rules.map(({ identifier }) => identifier));
  expect(Object.keys(template.Resources).filter((id) => !/^[A-Za-z0-9]+$/.test(id))).toEqual([]);
  expect(Buffer.byteLength(body)).toBeLessThan(51_200);
});

test('a rule says what it looks at, and by which figures', () => {
  expect(template.Resources['CloudwatchAlarmActionCheck']).toEqual({
    Type: 'AWS::Config::ConfigRule',
    Properties: {
      ConfigRuleName: 'cloudwatch-alarm-action-check',
      InputParameters: {
        alarmActionRequired: 'true',
        insufficientDataActionRequired: 'true',
        okActionRequired: 'false',
      },
      Scope: { ComplianceResourceTypes: ['AWS::CloudWatch::Alarm'] },
      Source: { Owner: 'AWS', SourceIdentifier: 'CLOUDWATCH_ALARM_ACTION_CHECK' },
    },
  });
});

test('a value that is given becomes a parameter, so that the template is the same in every environment', () => {
  const name = 'InternetGatewayAuthorizedVpcOnlyParamAuthorizedVpcIds';
  expect(parameters).toEqual({ [name]: 'vpc-1' });
  expect(template.Parameters).toEqual({ [name]: { Type: 'String' } });
  const { Properties } = template.Resources['InternetGatewayAuthorizedVpcOnly'] ?? {};
  expect(Properties?.InputParameters).toEqual({ AuthorizedVpcIds: { Ref: name } });
  const elsewhere = { INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY: { AuthorizedVpcIds: '${aws_vpc.main.id}' } };
  expect(packTemplate(hipaaSecurity, { parameters: elsewhere }).body).toBe(body);
});

test('a figure of the pack can be replaced', () => {
  const replaced = packTemplate(hipaaSecurity, {
    parameters: { ...VPCS, ACCESS_KEYS_ROTATED: { maxAccessKeyAge: '30' } },
  });
  expect(replaced.parameters).toMatchObject({ AccessKeysRotatedParamMaxAccessKeyAge: '30' });
});

test('a rule that is left out is not deployed, nor its parameters', () => {
  const leaveOut = { INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY: 'VPCs come and go' };
  const fewer = parse(packTemplate(hipaaSecurity, { leaveOut }).body);
  expect(Object.keys(fewer.Resources)).toHaveLength(129);
  expect(fewer).not.toHaveProperty('Parameters');
});

test('the order of parameters in the code makes no difference', () => {
  const pack: RulePack = {
    name: 'own',
    asOf: '2026-11',
    source: 'own',
    rules: [{ identifier: 'A', name: 'a', parameters: { y: '1', x: '2' } }],
  };
  const other: RulePack = {
    ...pack,
    rules: [{ identifier: 'A', name: 'a', parameters: { x: '2', y: '1' } }],
  };
  expect(packTemplate(other, { parameters: { A: { x: '1', y: '2' } } })).toEqual(
    packTemplate(pack, { parameters: { A: { y: '2', x: '1' } } }),
  );
});
