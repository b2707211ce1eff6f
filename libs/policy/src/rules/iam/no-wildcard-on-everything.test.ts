import { judged } from '../judged.fixture.js';
import { noWildcardOnEverything } from './no-wildcard-on-everything.js';

const allowing = (statement: object, type = 'aws_iam_policy') =>
  judged([noWildcardOnEverything])('NO_WILDCARD_ON_EVERYTHING', {
    [type]: { p: { policy: JSON.stringify({ Statement: [{ Effect: 'Allow', ...statement }] }) } },
  });

const everything = { Action: 's3:Put*', Resource: '*' };

test('a wildcard on both sides fails, on one it passes', () => {
  expect(allowing(everything)).toEqual(['fail aws_iam_policy.p: it allows s3:Put* on every resource']);
  expect(allowing({ ...everything, Resource: 'arn:aws:s3:::logs/*' })).toEqual([
    'pass aws_iam_policy.p: it has no wildcard on both sides',
  ]);
  expect(allowing({ ...everything, Action: ['xray:PutTraceSegments', 'ecr:GetAuthorizationToken'] })).toEqual(
    [expect.stringMatching('^pass ')],
  );
});

test('everything but some is everything', () => {
  expect(allowing({ NotAction: 'iam:*', Resource: '*' })).toEqual([
    'fail aws_iam_policy.p: it allows everything but iam:* on every resource',
  ]);
  expect(allowing({ Action: 's3:Put*', NotResource: 'arn:aws:s3:::mine/*' })).toEqual([
    expect.stringMatching('^fail '),
  ]);
});

test('a denial or a condition is no such permission', () => {
  expect(allowing({ ...everything, Effect: 'Deny' })).toEqual([expect.stringMatching('^pass ')]);
  const Condition = { StringEquals: { 'aws:ResourceTag/app': 'shop' } };
  expect(allowing({ ...everything, Condition })).toEqual([expect.stringMatching('^pass ')]);
});

test('policies within a role are held to the same', () => {
  expect(allowing(everything, 'aws_iam_role_policy')).toEqual([
    expect.stringMatching('^fail aws_iam_role_policy.p: '),
  ]);
});

test('what only Terraform knows is open', () => {
  const blocks = { aws_iam_policy: { p: { policy: '${var.policy}' } } };
  expect(judged([noWildcardOnEverything])('NO_WILDCARD_ON_EVERYTHING', blocks)).toEqual([
    expect.stringMatching('^unknown aws_iam_policy.p: '),
  ]);
});
