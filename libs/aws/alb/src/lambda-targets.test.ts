import type { ProjectStack } from '@ashlar/core';
import { compareResources, refusal, synthStack } from '@ashlar/testing';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission/index.js';
import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule/index.js';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import { LbTargetGroupAttachment } from '@cdktf/provider-aws/lib/lb-target-group-attachment/index.js';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import { LambdaTargets } from './lambda-targets.js';
import type { LambdaTargetsProps } from './lambda-targets-props.js';
import { balancer, group } from './minimal-alb.fixture.js';

const auth = {
  functionName: 'demo-test-auth',
  aliasName: 'live',
  aliasArn: 'arn:aws:lambda:us-east-1:123456789012:function:demo-test-auth:live',
  timeoutSeconds: 10,
};
const rules = { auth: { priority: 10, paths: ['/auth/*'] } };

const lambda = (stack: ProjectStack, props: object, id = 'auth') =>
  new LambdaTargets(stack, id, {
    purpose: id,
    function: auth,
    rules,
    ...props,
  } as unknown as LambdaTargetsProps);

const build = (props: object = {}, web: object = {}) =>
  synthStack((stack) => void lambda(stack, { listener: balancer(stack, web).listener, ...props }));

const problems = (props: object, web: object = {}) => refusal(() => build(props, web));

test('a function gets the requests of its rules, through an alias', () => {
  const stack = build();
  expect(stack.one(LbTargetGroup)).toEqual({
    '//': expect.anything(),
    name: 'demo-test-auth',
    target_type: 'lambda',
    lambda_multi_value_headers_enabled: false,
    health_check: { enabled: false },
    lifecycle: { create_before_destroy: true },
    tags: { Name: 'demo-test-auth' },
  });
  expect(stack.one(LbTargetGroupAttachment)).toMatchObject({
    target_group_arn: expect.stringContaining('auth_group'),
    target_id: auth.aliasArn,
  });
  expect(stack.one(LbListenerRule)).toMatchObject({
    priority: 10,
    action: [{ type: 'forward', target_group_arn: expect.stringContaining('auth_group') }],
    condition: [{ path_pattern: { values: ['/auth/*'] } }],
  });
});

test('the load balancer may call that alias, for that target group, before it is a target', () => {
  const stack = build();
  expect(stack.one(LambdaPermission)).toEqual({
    '//': expect.anything(),
    statement_id: 'load-balancer-auth',
    action: 'lambda:InvokeFunction',
    function_name: 'demo-test-auth',
    qualifier: 'live',
    principal: 'elasticloadbalancing.amazonaws.com',
    source_arn: expect.stringMatching(/aws_lb_target_group\.auth_group_\w+\.arn/),
  });
  expect(stack.one(LbTargetGroupAttachment)).toMatchObject({
    depends_on: [expect.stringMatching(/^aws_lambda_permission\.auth_permission_/)],
  });
});

test('a health check calls the function with the figures that are given', () => {
  const healthCheck = { path: '/health', matcher: '200-399', healthyThreshold: 2, unhealthyThreshold: 5 };
  expect(build({ healthCheck }).one(LbTargetGroup)).toMatchObject({
    health_check: {
      enabled: true,
      path: '/health',
      matcher: '200-399',
      interval: 30,
      timeout: 5,
      healthy_threshold: 2,
      unhealthy_threshold: 5,
    },
  });
});

test('no option moves anything, and each changes the group alone', () => {
  const before = build().byAddress();
  for (const props of [{ healthCheck: { path: '/health' } }, { multiValueHeaders: true }]) {
    const { moved, changed } = compareResources(before, build(props).byAddress());
    expect(moved).toEqual([]);
    expect(changed).toEqual([expect.stringMatching(/^aws_lb_target_group\./)]);
  }
});

test('what only Terraform knows is not refused', () => {
  synthStack((stack) => {
    const { arn: aliasArn, visibilityTimeoutSeconds } = new SqsQueue(stack, 'queue', {});
    const target = { ...auth, aliasArn, timeoutSeconds: visibilityTimeoutSeconds };
    const { listener } = balancer(stack);
    const targets = lambda(stack, { listener, function: target, healthCheck: {} });
    expect(Object.keys(targets.rules)).toEqual(['auth']);
    expect(targets.attached).toHaveLength(1);
  });
});

describe('time', () => {
  test('a function that may take longer than the load balancer waits is refused', () => {
    const slow = { function: { ...auth, timeoutSeconds: 60 } };
    expect(problems(slow)).toMatchInlineSnapshot(`
      "demo-test-unit/auth (LambdaTargets) has a problem:
        function.timeoutSeconds is 60, and the load balancer waits 60: clients get a 504 while it works on
          fix: lower it below 60, or raise idleTimeoutSeconds of the load balancer above 60"
    `);
    expect(() => build(slow, { idleTimeoutSeconds: 61 })).not.toThrow();
    expect(() => build({ function: { ...auth, timeoutSeconds: 59 } })).not.toThrow();
  });

  test('so is a health check that comes again before the function is done', () => {
    const at = (intervalSeconds: number) => ({ healthCheck: { intervalSeconds } });
    expect(problems(at(10))).toContain('healthCheck.intervalSeconds is 10, and the function may take 10');
    expect(() => build(at(11))).not.toThrow();
  });
});

test.each<[string, object, string]>([
  ['no function', { function: undefined }, 'function is left out'],
  ['null', { function: null }, 'function is null'],
  ['no alias', { function: { ...auth, aliasName: undefined } }, 'function.aliasName is left out'],
  [
    'the ARN of the function itself',
    { function: { ...auth, aliasArn: 'arn:aws:lambda:us-east-1:123456789012:function:demo-test-auth' } },
    'its ARN ends in :function:<name>:<alias>',
  ],
  ['no name', { function: { ...auth, functionName: '' } }, "function.functionName is ''"],
  ['no timeout', { function: { ...auth, timeoutSeconds: undefined } }, 'function.timeoutSeconds is left out'],
  ['more time than Lambda gives', { function: { ...auth, timeoutSeconds: 901 } }, 'timeoutSeconds is 901'],
  ['no purpose', { purpose: '' }, "purpose is ''"],
  ['a purpose that is no statement id', { purpose: 'a b' }, "purpose is 'a b'"],
  ['a wrong health check', { healthCheck: { path: 'x' } }, "healthCheck.path is 'x'"],
  ['headers that are no yes or no', { multiValueHeaders: 1 }, 'multiValueHeaders is 1'],
  ['no listener', { listener: undefined }, 'listener is none'],
  ['no rules', { rules: {} }, 'rules is empty'],
  ['a wrong rule', { rules: { auth: { priority: 1 } } }, 'rules.auth has no condition'],
])('a function with %s is refused', (_, props, expected) => {
  expect(problems(props)).toContain(expected);
});

describe('the ledger is shared with target groups', () => {
  const beside = (paths: string[], priority: number) =>
    refusal(() =>
      synthStack((stack) => {
        const { listener } = balancer(stack);
        group(stack, { listener, rules: { web: { priority: 5, paths: ['/auth/*'] } } });
        lambda(stack, { listener, rules: { auth: { priority, paths } } });
      }),
    );

  test('a priority is given once', () => {
    expect(beside(['/x'], 5)).toContain(
      'priority 5 of demo-test-unit/auth (LambdaTargets) rules.auth is that of',
    );
  });

  test('a rule that never gets a request is refused', () => {
    expect(beside(['/auth/login'], 6)).toContain(
      'demo-test-unit/auth (LambdaTargets) rules.auth (priority 6) never gets a request',
    );
  });
});

test('two functions behind one load balancer are two groups', () => {
  const stack = synthStack((scope) => {
    const { listener } = balancer(scope);
    lambda(scope, { listener });
    lambda(scope, { listener, rules: { a: { priority: 20, paths: ['/p'] } } }, 'profile');
  });
  expect(stack.all(LbTargetGroup).map(({ name }) => name)).toEqual(['demo-test-auth', 'demo-test-profile']);
});
