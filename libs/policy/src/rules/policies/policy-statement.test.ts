import fc from 'fast-check';
import { isForAnybody, parsePolicy, type PolicyStatement, speaksOf } from './policy-statement.js';

const parse = (statement: object): PolicyStatement =>
  parsePolicy(JSON.stringify({ Statement: statement }))?.[0] as PolicyStatement;

test('one or several, a statement has lists', () => {
  const one = { Effect: 'Deny', Principal: { AWS: 'a' }, Action: 's3:GetObject', Resource: '*' };
  const listed = { ...one, Principal: { AWS: ['a'] }, Action: ['s3:GetObject'], Resource: ['*'] };
  expect(parse(one)).toEqual(parse(listed));
  expect(parse(one)).toMatchObject({ effect: 'Deny', principals: ['AWS:a'], resources: ['*'] });
});

test('conditions are told apart by operator and key', () => {
  const condition = { Bool: { 'aws:SecureTransport': false }, StringLike: { a: ['1', '2'], b: '3' } };
  expect(parse({ Condition: condition }).conditions).toEqual([
    { operator: 'Bool', key: 'aws:SecureTransport', values: ['false'] },
    { operator: 'StringLike', key: 'a', values: ['1', '2'] },
    { operator: 'StringLike', key: 'b', values: ['3'] },
  ]);
});

test('variables of IAM stand as IAM writes them, references as Terraform does', () => {
  expect(parse({ Resource: ['session/$${aws:userid}-*', '${aws_s3_bucket.b.arn}/*'] }).resources).toEqual([
    'session/${aws:userid}-*',
    '${aws_s3_bucket.b.arn}/*',
  ]);
});

test.each(['', '${var.policy}', '[]', '"text"', '{"Statement": '])("'%s' is no policy", (text) => {
  expect(parsePolicy(text)).toBeUndefined();
});

test('everybody is a star, alone or as an account', () => {
  expect(isForAnybody(parse({ Principal: '*' }))).toBe(true);
  expect(isForAnybody(parse({ Principal: { AWS: ['111122223333', '*'] } }))).toBe(true);
  expect(isForAnybody(parse({ Principal: { Service: '*' } }))).toBe(false);
  expect(isForAnybody(parse({ NotPrincipal: { AWS: '111122223333' } }))).toBe(false);
  expect(isForAnybody(parse({}))).toBe(false);
});

const action = fc.tuple(
  fc.constantFrom('s3', 'kms', 'iam'),
  fc.constantFrom('Get', 'GetObject', 'Decrypt', 'List'),
);

test('a statement speaks of an action in any case of letters, and by every prefix of it', () => {
  fc.assert(
    fc.property(action, fc.nat(12), ([service, name], length) => {
      const full = `${service}:${name}`;
      expect(speaksOf(parse({ Action: full.toUpperCase() }), full)).toBe(true);
      expect(speaksOf(parse({ Action: `${full.slice(0, length)}*` }), full)).toBe(true);
    }),
  );
});

test('of each action, either the list or its opposite speaks', () => {
  const pattern = fc.constantFrom('*', 's3:*', 's3:Get*', '*:Decrypt', 'kms:?ecrypt', 'iam:List');
  fc.assert(
    fc.property(fc.array(pattern, { minLength: 1, maxLength: 3 }), action, (patterns, [service, name]) => {
      const full = `${service}:${name}`;
      expect(speaksOf(parse({ Action: patterns }), full)).toBe(
        !speaksOf(parse({ NotAction: patterns }), full),
      );
    }),
  );
});
