import { judged } from './judged.fixture.js';
import { created, deleted, updated } from './plan.fixture.js';

const carried = judged('carries-others');

const LOOK = ['review: makes or runs what its text says: no rule looks into it'];

test.each([
  ['aws_cloudcontrolapi_resource', { type_name: 'AWS::IAM::Role', desired_state: '{}' }],
  ['aws_cloudformation_stack', { template_body: '{"Resources":{}}' }],
  ['aws_ssm_association', { name: 'AWS-RunShellScript', parameters: { commands: 'id' } }],
])('what %s makes or runs deserves a look, new or changed', (type, values) => {
  expect(carried(created(`${type}.x`, values))).toEqual(LOOK);
  const [name = ''] = Object.keys(values);
  expect(carried(updated(`${type}.x`, { ...values, [name]: 'other' }, values))).toEqual(LOOK);
  expect(carried(updated(`${type}.x`, { ...values, tag: 1 }, { ...values, tag: 2 }))).toEqual([]);
  expect(carried(deleted(`${type}.x`, values))).toEqual([]);
});

test('a text that hands out the rights of an administrator is a danger', () => {
  const desired_state = JSON.stringify({
    ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
  });
  expect(carried(created('aws_cloudcontrolapi_resource.r', { desired_state }))).toEqual([
    'danger: allows nearly everything in a text that it hands on',
  ]);
});

test('a text that is known after the apply only deserves a look', () => {
  expect(
    carried(
      updated(
        'aws_cloudformation_stack.s',
        { template_body: '{}' },
        {},
        { after_unknown: { template_body: true } },
      ),
    ),
  ).toEqual(LOOK);
});
