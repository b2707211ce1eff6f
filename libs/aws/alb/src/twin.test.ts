import { ProjectStack } from '@ashlar/core';
import { compareResources, refusal, synthStack } from '@ashlar/testing';
import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule/index.js';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import { balancer, group, http, https } from './minimal-alb.fixture.js';
import type { LoadBalancer } from './load-balancer.js';
import type { TargetGroup } from './target-group.js';

const testListener = { clients: { gate: { cidr: '192.0.2.7/32', description: 'the gate of releases' } } };
const listening = (stack: ProjectStack, listen: object = https) => balancer(stack, { testListener, listen });

/** A group behind a load balancer with a test listener, and what it becomes with it. */
function build(props: (web: LoadBalancer) => object, listen: object = https) {
  const seen: TargetGroup[] = [];
  const view = synthStack((stack) => {
    const web = listening(stack, listen);
    seen.push(group(stack, { listener: web.listener, ...props(web) }));
  });
  return { view, group: seen[0] as TargetGroup };
}
const twin = (web: LoadBalancer) => ({ twin: { testListener: web.testListener } });
const problems = (props: (web: LoadBalancer) => object, listen: object = https) =>
  refusal(() => build(props, listen));

const blueGreen = build(twin).view;

test('a twin is a second group like the first, under a name of its own', () => {
  const [one, other] = [blueGreen.at('api/group'), blueGreen.at('api/twin')];
  expect(other).toEqual({
    ...one,
    '//': expect.anything(),
    name: expect.stringMatching(/^demo-test-api-twin-[0-9a-f]{4}$/),
    tags: { Name: 'demo-test-api-twin' },
  });
  expect(one['name']).toMatch(/^demo-test-api-[0-9a-f]{4}$/);
});

test('requests lead to the first group and tests to the twin, until the deployment says otherwise', () => {
  expect(blueGreen.at('api/rule-web')).toMatchObject({
    listener_arn: expect.stringContaining('web_https'),
    priority: 100,
    action: [{ type: 'forward', target_group_arn: expect.stringContaining('api_group') }],
    lifecycle: { ignore_changes: ['action'] },
  });
  expect(blueGreen.at('api/test-web')).toMatchObject({
    listener_arn: expect.stringContaining('web_test'),
    priority: 100,
    condition: blueGreen.at('api/rule-web')['condition'],
    action: [{ type: 'forward', target_group_arn: expect.stringContaining('api_twin') }],
    lifecycle: { ignore_changes: ['action'] },
  });
});

test('from no twin to a twin, nothing moves, and of what stands only the owner of the action changes', () => {
  const before = build(() => ({})).view.byAddress();
  const after = blueGreen.byAddress();
  const { moved, changed } = compareResources(before, after);
  expect(moved).toEqual([
    expect.stringMatching(/^aws_lb_listener_rule\.api_test-web_/),
    expect.stringMatching(/^aws_lb_target_group\.api_twin_/),
  ]);
  expect(changed).toEqual([expect.stringMatching(/^aws_lb_listener_rule\.api_rule-web_/)]);
  const [rule = ''] = changed;
  expect(after[rule]).toEqual({ ...before[rule], lifecycle: { ignore_changes: ['action'] } });
});

test('without a twin, Terraform owns the action, and says so by saying nothing', () => {
  const { view, group: alone } = build(() => ({}));
  expect(view.all(LbTargetGroup)).toHaveLength(1);
  expect(view.one(LbListenerRule)).not.toHaveProperty('lifecycle');
  expect(alone.twin).toBeUndefined();
});

test('it publishes what a deployment moves requests between', () => {
  const view = synthStack((stack) => {
    const web = listening(stack);
    const { twin: targets, rules, targetGroupName } = group(stack, { listener: web.listener, ...twin(web) });
    for (const [name, value] of Object.entries({
      ...targets,
      rule: rules['web'],
      targetGroupName_: targetGroupName,
    })) {
      stack.output(name, String(value), 'For the deployment');
    }
  });
  const published = Object.entries(view.json.output ?? {}).map(([name, { value }]) => [name, value]);
  expect(Object.fromEntries(published)).toEqual({
    targetGroupName_: expect.stringMatching(/api_group_\w+\.name/),
    targetGroupArn: expect.stringMatching(/api_twin_\w+\.arn/),
    targetGroupName: expect.stringMatching(/api_twin_\w+\.name/),
    arnSuffix: expect.stringMatching(/api_twin_\w+\.arn_suffix/),
    productionListenerArn: expect.stringMatching(/web_https_\w+\.arn/),
    testListenerArn: expect.stringMatching(/web_test_\w+\.arn/),
    rule: expect.stringMatching(/api_rule-web_\w+\.arn/),
    productionRuleArn: expect.stringMatching(/api_rule-web_\w+\.arn/),
    testRuleArn: expect.stringMatching(/api_test-web_\w+\.arn/),
  });
});

test('tests can come by other conditions', () => {
  const testRules = { all: { priority: 7, paths: ['/*'] } };
  const { view } = build((web) => ({ twin: { testListener: web.testListener, testRules } }));
  expect(view.at('api/test-all')).toMatchObject({ priority: 7 });
});

describe('a blue/green group is refused', () => {
  test('without a test listener', () => {
    expect(
      refusal(() =>
        synthStack((stack) => {
          const web = balancer(stack);
          group(stack, { listener: web.listener, twin: { testListener: web.testListener } });
        }),
      ),
    ).toMatchInlineSnapshot(`
      "demo-test-unit/api (TargetGroup) has a problem:
        twin.testListener is left out, which is no listener
          fix: give the load balancer a testListener, and this group its listener: testListener: balancer.testListener"
    `);
  });

  test('that would be tried on the listener of production', () => {
    expect(problems((web) => ({ twin: { testListener: web.listener } }))).toMatchInlineSnapshot(`
      "demo-test-unit/api (TargetGroup) has a problem:
        twin.testListener is the listener that everybody reaches
          fix: use balancer.testListener: tests need a way in of their own"
    `);
  });

  test('with two rules, because a deployment moves one', () => {
    const rules = { web: { priority: 1, paths: ['/a'] }, more: { priority: 2, paths: ['/b'] } };
    expect(problems((web) => ({ ...twin(web), rules }))).toContain(
      'rules has 2 rules (web, more), and a deployment moves one',
    );
    expect(problems((web) => ({ twin: { testListener: web.testListener, testRules: rules } }))).toContain(
      'twin.testRules has 2 rules',
    );
  });

  test.each<[string, unknown, string]>([
    ['no record', 'yes', "twin is 'yes'"],
    ['null', null, 'twin is null'],
    ['misspelt', { testListner: 1 }, "did you mean 'testListener'?"],
    ['a listener that is none', { testListener: {} }, 'twin.testListener is {}, which is no listener'],
  ])('with a twin that is %s', (_, wrong, expected) => {
    expect(problems(() => ({ twin: wrong }))).toContain(expected);
  });

  test('with test rules that are wrong by themselves', () => {
    const testRules = { all: { priority: 0, paths: ['x'] } };
    const text = problems((web) => ({ twin: { testListener: web.testListener, testRules } }));
    expect(text).toContain('twin.testRules.all.priority is 0');
    expect(text).toContain("twin.testRules.all.paths[0] is 'x'");
  });

  test('and what is wrong with its rules is said once', () => {
    const text = problems((web) => ({ ...twin(web), rules: { web: { priority: 0, paths: ['/a'] } } }));
    expect(text.match(/priority is 0/g)).toHaveLength(1);
  });

  test('for GRPC behind test listeners that speak HTTP', () => {
    expect(problems((web) => ({ ...twin(web), protocolVersion: 'GRPC' }), http)).toContain(
      "protocolVersion is 'GRPC' behind a listener for HTTP",
    );
  });
});

describe('the ledger of the test listener', () => {
  /** Two groups that serve `/a` and `/b`, and are tried out by other rules. */
  const two = (first: object, second: object) => () =>
    synthStack((stack) => {
      const { listener, testListener: tests } = listening(stack);
      const made = (priority: number, path: string, testRules: object, id: string) => {
        const rules = { web: { priority, paths: [path] } };
        group(stack, { listener, rules, twin: { testListener: tests, testRules } }, id);
      };
      made(1, '/a', first, 'one');
      made(2, '/b', second, 'two');
    });

  test('gives each priority once', () => {
    const text = refusal(two({ x: { priority: 5, paths: ['/x'] } }, { y: { priority: 5, paths: ['/y'] } }));
    expect(text).toContain(
      'priority 5 of demo-test-unit/two (TargetGroup) test listener, twin.testRules.y is that of demo-test-unit/one (TargetGroup) test listener, twin.testRules.x too',
    );
  });

  test('finds the rule that never gets a request', () => {
    const text = refusal(two({ x: { priority: 5, paths: ['/*'] } }, { y: { priority: 6, paths: ['/y'] } }));
    expect(text).toContain('twin.testRules.y (priority 6) never gets a request');
  });

  test('knows nothing of the rules of production', () => {
    expect(two({ x: { priority: 2, paths: ['/b'] } }, { y: { priority: 1, paths: ['/a'] } })).not.toThrow();
  });
});
