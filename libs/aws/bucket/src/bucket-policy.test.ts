import type { PrincipalStatement } from '@ashlar/iam';
import fc from 'fast-check';
import { bucketPolicyProblems, mergeStatements, transportStatements } from './bucket-policy.js';

const ARN = 'arn:aws:s3:::records';

const statement = (overrides: object = {}): PrincipalStatement => ({
  sid: 'Config',
  principal: { service: 'config.amazonaws.com' },
  actions: ['s3:PutObject'],
  resources: [`${ARN}/AWSLogs/*`],
  ...overrides,
});

const problems = (...statements: PrincipalStatement[]) =>
  bucketPolicyProblems([...transportStatements(ARN), ...statements], ARN).map(({ what }) => what);

test('statements that say the same are one', () => {
  expect(mergeStatements([statement(), statement()])).toEqual([statement()]);
  expect(problems(statement(), statement())).toEqual([]);
});

test('one sid for two things is refused, even when it is our own', () => {
  expect(problems(statement(), statement({ actions: ['s3:GetBucketAcl'], resources: [ARN] }))).toEqual([
    'two different statements have the sid Config',
  ]);
  expect(problems(statement({ sid: 'DenyPlainHttp' }))).toEqual([
    'two different statements have the sid DenyPlainHttp',
  ]);
});

test.each(['*', 'arn:aws:s3:::*', 'arn:aws:s3:::records-of-others/*', 'arn:aws:s3:::other'])(
  'a statement for %s is not for this bucket',
  (resource) => {
    expect(problems(statement({ resources: [`${ARN}/*`, resource] }))).toEqual([
      `Config is for '${resource}', which is not of this bucket`,
    ]);
  },
);

test('what only Terraform knows is not refused', () => {
  expect(problems(statement({ resources: ['${aws_s3_bucket.records.arn}/*'] }))).toEqual([]);
});

describe('the world', () => {
  const everybody = (overrides: object = {}) =>
    statement({ sid: 'Public', principal: '*', actions: ['s3:GetObject'], ...overrides });
  const refusedAsPublic = ['Public lets everybody in the world s3:GetObject'];

  test.each<[string, object]>([
    ['no condition', {}],
    ['empty conditions', { conditions: {} }],
    ['an AWS principal of everybody', { principal: { aws: '*' } }],
    ['a condition that ties to nobody', { conditions: { StringEquals: { 's3:prefix': 'a' } } }],
    ['a condition for anything', { conditions: { StringLike: { 'aws:SourceArn': '*' } } }],
    ['one value for anything', { conditions: { StringLike: { 'aws:SourceVpc': ['vpc-1', '*'] } } }],
    ['a condition against something', { conditions: { StringNotEquals: { 'aws:SourceAccount': '1' } } }],
    ['a condition if there is one', { conditions: { StringEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' } } }],
  ])('is not let in with %s', (_, overrides) => {
    expect(problems(everybody(overrides))).toEqual(refusedAsPublic);
  });

  test.each<[string, object]>([
    ['an organization', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }],
    ['an endpoint', { StringEquals: { 'aws:sourceVpce': ['vpce-1', 'vpce-2'] } }],
    ['a distribution', { ArnLike: { 'AWS:SourceArn': 'arn:aws:cloudfront::1:distribution/*' } }],
  ])('is narrowed to %s', (_, conditions) => {
    expect(problems(everybody({ conditions }))).toEqual([]);
  });

  test.each([
    ...[
      'aws:PrincipalAccount',
      'aws:PrincipalArn',
      'aws:PrincipalOrgID',
      'aws:SourceAccount',
      'aws:SourceArn',
    ],
    ...['aws:SourceVpc', 'aws:SourceVpce', 's3:DataAccessPointAccount', 's3:DataAccessPointArn'],
  ])('is somebody for %s', (key) => {
    expect(problems(everybody({ conditions: { StringEquals: { [key]: 'one' } } }))).toEqual([]);
    expect(problems(everybody({ conditions: { StringEquals: { [key]: '*' } } }))).toEqual(refusedAsPublic);
  });

  test('may be denied', () => {
    expect(problems(everybody({ effect: 'Deny', actions: ['s3:DeleteObject'] }))).toEqual([]);
  });
});

describe('a Deny', () => {
  const deny = (overrides: object = {}) =>
    statement({ sid: 'Freeze', effect: 'Deny', principal: '*', actions: ['s3:Put*'], ...overrides });

  test('that nobody could repair is refused', () => {
    expect(problems(deny({ actions: ['s3:*'], resources: [ARN] }))).toEqual([
      'Freeze denies everybody s3:PutBucketPolicy and s3:DeleteBucketPolicy: nobody could repair the policy',
    ]);
    expect(
      problems(deny({ resources: [ARN], conditions: { Bool: { 'aws:ViaAWSService': 'false' } } })),
    ).toEqual([]);
    expect(problems(deny({ resources: [`${ARN}/*`] }))).toEqual([]);
  });

  test('that takes back what another statement gives is named', () => {
    expect(problems(statement(), deny({ resources: [`${ARN}/*`] }))).toEqual([
      'Freeze denies what Config allows',
    ]);
    expect(problems(statement(), deny({ resources: [`${ARN}/other/*`] }))).toEqual([]);
    expect(
      problems(statement({ actions: ['s3:PutObject', 's3:GetObject'] }), deny({ resources: [`${ARN}/*`] })),
    ).toEqual([]);
  });
});

test.each<[string, object, string]>([
  ['a sid with signs', { sid: 'AWS-Config' }, "sid is 'AWS-Config'"],
  ['no sid', { sid: undefined }, "sid is 'undefined'"],
  ['no principal', { principal: undefined }, 'Config has no principal'],
  ['null for a principal', { principal: null }, 'Config has no principal'],
  ['a principal of another kind', { principal: { federated: 'x' } }, 'Config has no principal'],
  ['a list of principals', { principal: { aws: ['x'] } }, 'Config has no principal'],
  ['another effect', { effect: 'deny' }, "Config has the effect 'deny'"],
  ['every action', { actions: ['s3:*'] }, "Config is for the actions 's3:*'"],
  ['an action of another service', { actions: ['kms:Decrypt'] }, "Config is for the actions 'kms:Decrypt'"],
  ['no action', { actions: [] }, "Config is for the actions ''"],
  ['no actions', { actions: undefined }, "Config is for the actions ''"],
  ['no resource', { resources: [] }, 'Config names no resource'],
  ['no resources', { resources: undefined }, 'Config names no resource'],
])('a statement with %s is refused', (_, overrides, what) => {
  expect(problems(statement(overrides))).toEqual([what]);
});

test('a policy above the size that S3 takes is refused', () => {
  const many = Array.from({ length: 200 }, (_, index) => statement({ sid: `Config${index}` }));
  expect(problems(...many)).toEqual([expect.stringMatching(/^the policy has \d{5} bytes; S3 takes 20480$/)]);
});

test('an Allow for everybody passes only with a condition, whatever it is made of', () => {
  const operators = fc.constantFrom('StringEquals', 'StringLike', 'StringNotLike', 'ArnLike', 'Bool', 'Null');
  const keys = fc.constantFrom('aws:SourceArn', 'aws:PrincipalOrgID', 's3:prefix', 'aws:SecureTransport');
  const values = fc.constantFrom('*', '**', 'o-1', 'true', '?');
  const conditions = fc.option(fc.dictionary(operators, fc.dictionary(keys, values)), { nil: undefined });
  fc.assert(
    fc.property(conditions, (given) => {
      const refused = problems(statement({ principal: '*', conditions: given })).length > 0;
      const narrowed = ['StringEquals', 'StringLike', 'ArnLike'].some((operator) =>
        ['aws:SourceArn', 'aws:PrincipalOrgID'].some((key) =>
          ['o-1', 'true'].includes(given?.[operator]?.[key] ?? '*'),
        ),
      );
      expect(refused).toBe(!narrowed);
    }),
  );
});

test('every producer may come in any order', () => {
  const sids = fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{2,4}$/), { maxLength: 5 });
  fc.assert(
    fc.property(sids, (names) => {
      const statements = names.map((sid) => statement({ sid }));
      expect(problems(...statements)).toEqual([]);
      expect(new Set(mergeStatements([...statements, ...statements]))).toEqual(new Set(statements));
    }),
  );
});
