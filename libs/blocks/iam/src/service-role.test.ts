import { refusal, synthStack } from '@ashlar/testing';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import { ServiceRole, type ServiceRoleProps } from './service-role.js';
import type { Statement } from './statement.js';
import { statementProblems } from './statement-problems.js';

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:orders';
const send: Statement = { sid: 'SendOrders', actions: ['sqs:SendMessage'], resources: [QUEUE] };

const build = (props: Partial<ServiceRoleProps> = {}) =>
  synthStack((stack) => {
    new ServiceRole(stack, 'role', {
      purpose: 'orders',
      service: 'ecs-tasks.amazonaws.com',
      may: [send],
      ...props,
    });
  });

const policyIn = (value: unknown) => JSON.parse(String(value)) as { Statement: Record<string, unknown>[] };

/** What is wrong and how it is repaired, without the line that says where. */
const problems = (...may: Statement[]) =>
  refusal(() => build({ may }))
    .split('\n')
    .slice(1)
    .map((line) => line.trim());

describe('a role', () => {
  test('may do what its statements say, in one managed policy and nothing inline', () => {
    const stack = build();
    expect(policyIn(stack.one(IamPolicy)['policy']).Statement).toEqual([
      { Sid: 'SendOrders', Effect: 'Allow', Action: 'sqs:SendMessage', Resource: QUEUE },
    ]);
    const attachment = stack.one(IamRolePolicyAttachment);
    expect(attachment['policy_arn']).toMatch(/^\$\{aws_iam_policy\.role_policy_\w+\.arn\}$/);
    expect(attachment['role']).toMatch(/^\$\{aws_iam_role\.role_\w+\.name\}$/);
    expect(stack.all(IamRolePolicy)).toEqual([]);
    expect(stack.one(IamRole)).not.toHaveProperty('inline_policy');
    expect(stack.one(IamRole)).not.toHaveProperty('managed_policy_arns');
  });

  test('is taken by its service alone, on behalf of this account', () => {
    expect(policyIn(build().one(IamRole)['assume_role_policy']).Statement).toEqual([
      {
        Sid: 'Trust',
        Effect: 'Allow',
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
      },
    ]);
  });

  test('asks for other proof when that is said', () => {
    const trustConditions = { ArnLike: { 'aws:SourceArn': QUEUE } };
    const [trust] = policyIn(build({ trustConditions }).one(IamRole)['assume_role_policy']).Statement;
    expect(trust).toMatchObject({ Condition: trustConditions });
  });

  test('is named after its stack and purpose', () => {
    expect(build().one(IamRole)).toMatchObject({ name: 'demo-test-unit-orders' });
    expect(build().one(IamPolicy)).toMatchObject({ name: 'demo-test-unit-orders' });
  });

  test('is the same, whatever the order of its statements', () => {
    const read: Statement = { sid: 'ReadOrders', actions: ['sqs:ReceiveMessage'], resources: [QUEUE] };
    expect(build({ may: [send, read] }).byAddress()).toEqual(build({ may: [read, send] }).byAddress());
  });

  test('may use actions with digits in their names', () => {
    expect(() => build({ may: [{ ...send, actions: ['ec2:AssignIpv6Addresses'] }] })).not.toThrow();
  });
});

describe('what nobody could defend is refused', () => {
  test('any resource without a reason', () => {
    expect(problems({ ...send, resources: ['*'] })).toEqual([
      'SendOrders is for every resource of a kind: *',
      'fix: name ARNs, or say in anyResourceBecause why none can be named',
    ]);
    expect(problems({ ...send, resources: ['*'], anyResourceBecause: ' ' })).toHaveLength(2);
    expect(problems({ ...send, resources: [], anyResourceBecause: 'it is late' })).toEqual([
      'SendOrders names no resource',
      "fix: name ARNs, or use '*' and say in anyResourceBecause why none can be named",
    ]);
    const reason = 'ListQueues knows no resource';
    const list = { ...send, actions: ['sqs:ListQueues'], resources: ['*'], anyResourceBecause: reason };
    expect(() => build({ may: [list] })).not.toThrow();
  });

  test.each([
    'arn:aws:s3:::*',
    'arn:aws:sqs:us-east-1:123456789012:*',
    'arn:aws:secretsmanager:us-east-1:123456789012:secret:*',
    'arn:aws:dynamodb:us-east-1:123456789012:table/*',
    'arn:aws:iam::123456789012:role/*',
  ])('every resource of a kind without a reason: %s', (wide) => {
    expect(problems({ ...send, resources: [QUEUE, wide] })).toEqual([
      `SendOrders is for every resource of a kind: ${wide}`,
      'fix: name ARNs, or say in anyResourceBecause why none can be named',
    ]);
    const reason = 'the inventory names them all';
    expect(() => build({ may: [{ ...send, resources: [wide], anyResourceBecause: reason }] })).not.toThrow();
  });

  test.each(['sqs:*', 'sqs:**'])('every action of a service: %s', (action) => {
    expect(problems({ ...send, actions: ['sqs:SendMessage', action] })).toEqual([
      'SendOrders allows every action of a service',
      'fix: list the actions that are used',
    ]);
  });

  test.each(['*', 'SendMessage', 'sqs:', 'SQS:SendMessage', '*:SendMessage'])(
    'what is no action: %s',
    (action) => {
      expect(problems({ ...send, actions: [action] })).toEqual([
        `SendOrders allows '${action}'`,
        "fix: list actions as 'service:Action'; a whole service or everything is never needed",
      ]);
    },
  );

  test('no action', () => {
    expect(problems({ ...send, actions: [] })[0]).toBe("SendOrders allows ''");
  });

  test('no statement, which IAM does not take', () => {
    expect(problems()).toEqual([
      'may is empty',
      'fix: give it at least one statement; IAM has no empty policy',
    ]);
  });

  test.each(['send-orders', 'Send Orders', ''])("a sid that IAM does not take: '%s'", (sid) => {
    expect(problems({ ...send, sid })).toEqual([
      `sid is '${sid}'`,
      'fix: use letters and digits only: ReadOrders',
    ]);
  });

  test('one sid twice', () => {
    expect(problems(send, send, send)).toEqual([
      'two statements have the sid SendOrders',
      'fix: name each after what it is for',
    ]);
  });

  test('a policy above the size that IAM takes', () => {
    const may = Array.from({ length: 60 }, (_, index) => ({ ...send, sid: `SendOrders${index}` }));
    const [what, fix] = problems(...may);
    expect(what).toMatch(/^the policy has \d{4} characters; IAM takes 6144$/);
    expect(fix).toBe('fix: give the role fewer or shorter statements');
  });

  test('all of it at once', () => {
    const attempt = () =>
      build({ may: [{ sid: 'All of it', actions: ['s3:*'], resources: ['*'] }, send, send] });
    expect(refusal(attempt)).toMatchInlineSnapshot(`
      "demo-test-unit/role (ServiceRole) has 4 problems:
        sid is 'All of it'
          fix: use letters and digits only: ReadOrders
        All of it allows every action of a service
          fix: list the actions that are used
        All of it is for every resource of a kind: *
          fix: name ARNs, or say in anyResourceBecause why none can be named
        two statements have the sid SendOrders
          fix: name each after what it is for"
    `);
  });
});

test.each([
  'arn:aws:s3:::bucket/*',
  'arn:aws:s3:::bucket',
  'arn:aws:ecs:us-east-1:123456789012:task/cluster/*',
  'arn:aws:secretsmanager:us-east-1:123456789012:secret:shop/*',
  'arn:aws:logs:us-east-1:123456789012:log-group:/shop/production/api:*',
  '${aws_sqs_queue.orders.arn}',
  '${aws_s3_bucket.orders.arn}/*',
])('what is below a name needs no reason: %s', (resource) => {
  expect(statementProblems([{ ...send, resources: [resource] }], '')).toEqual([]);
});

test('two roles of one purpose in a stack are refused', () => {
  const attempt = () =>
    synthStack((stack) => {
      const props = { purpose: 'orders', service: 'ecs-tasks.amazonaws.com', may: [send] };
      new ServiceRole(stack, 'one', props);
      new ServiceRole(stack, 'two', props);
    });
  expect(refusal(attempt)).toMatch("the iam-role name 'demo-test-unit-orders' is already given to");
});

test('a service that sends nothing along takes its role without a condition, if that is said', () => {
  const [trust] = policyIn(build({ trustConditions: 'none' }).one(IamRole)['assume_role_policy']).Statement;
  expect(trust).not.toHaveProperty('Condition');
});

describe('policies that AWS manages', () => {
  const NAME = 'service-role/AWSBackupServiceRolePolicyForBackup';
  const attached = (props: Partial<ServiceRoleProps>) =>
    build(props)
      .all(IamRolePolicyAttachment)
      .map(({ policy_arn }) => policy_arn);

  test('are attached by their ARN, once', () => {
    expect(attached({ may: [], awsManagedPolicies: [NAME, NAME] })).toEqual([
      `arn:aws:iam::aws:policy/${NAME}`,
    ]);
    expect(build({ may: [], awsManagedPolicies: [NAME] }).all(IamPolicy)).toEqual([]);
  });

  test('stand beside statements, whose addresses they leave alone', () => {
    const plain = build().byAddress();
    const both = build({ awsManagedPolicies: [NAME] }).byAddress();
    expect(both).toMatchObject(plain);
    expect(Object.keys(both)).toHaveLength(Object.keys(plain).length + 1);
  });

  test('in another order are the same', () => {
    const [one, other] = [
      build({ awsManagedPolicies: [NAME, 'Z'] }),
      build({ awsManagedPolicies: ['Z', NAME] }),
    ];
    expect(one.byAddress()).toEqual(other.byAddress());
  });

  test.each([
    [['arn:aws:iam::aws:policy/X'], "names 'arn:aws:iam::aws:policy/X'"],
    [[''], "names ''"],
    [[7 as unknown as string], "names '7'"],
    [['AdministratorAccess'], 'names AdministratorAccess'],
    ['X' as unknown as string[], 'is no list'],
  ])('%p are refused', (awsManagedPolicies, what) => {
    expect(refusal(() => build({ awsManagedPolicies }))).toContain(`awsManagedPolicies ${what}`);
  });
});
