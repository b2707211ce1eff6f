import { ProjectStack, type Target } from '@ashlar/core';
import { refusal, synthApps, synthStack, testEnvironment } from '@ashlar/testing';
import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule/index.js';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import { balancer, buildGroup, group, http } from './minimal-alb.fixture.js';
import type { TargetGroup } from './target-group.js';

const nameOf = (props: object) => buildGroup(props).one(LbTargetGroup)['name'];

test('a target group has the load balancer ask for / every 30 seconds, and sends nobody twice to one target', () => {
  expect(buildGroup().one(LbTargetGroup)).toMatchObject({
    port: 8080,
    protocol: 'HTTP',
    protocol_version: 'HTTP1',
    target_type: 'ip',
    deregistration_delay: '30',
    slow_start: 0,
    stickiness: { enabled: false, type: 'lb_cookie' },
    health_check: {
      enabled: true,
      path: '/',
      matcher: '200',
      protocol: 'HTTP',
      port: 'traffic-port',
      interval: 30,
      timeout: 5,
      healthy_threshold: 5,
      unhealthy_threshold: 2,
    },
    lifecycle: { create_before_destroy: true },
  });
});

describe('R5, provider 5699: what AWS can not change', () => {
  test.each<[string, object]>([
    ['port', { port: 9090 }],
    ['protocol', { protocol: 'HTTPS' }],
    ['protocolVersion', { protocolVersion: 'GRPC' }],
    ['targetType', { targetType: 'instance' }],
    ['vpcId', { vpcId: 'vpc-2' }],
  ])('%s gives the group another name, so that the new one stands beside the old', (_, props) => {
    expect(nameOf(props)).not.toBe(nameOf({}));
  });

  test('is all that does', () => {
    const others = {
      healthCheck: { path: '/health' },
      stickiness: { seconds: 60 },
      slowStartSeconds: 30,
      deregistrationDelaySeconds: 0,
      rules: { other: { priority: 7, hosts: ['a.example.com'] } },
    };
    expect(nameOf(others)).toBe(nameOf({}));
    expect(nameOf({ protocol: 'HTTP', protocolVersion: 'HTTP1', targetType: 'ip' })).toBe(nameOf({}));
  });

  test('leaves rules where they are: only the group comes before it goes', () => {
    expect(buildGroup().one(LbListenerRule)).not.toHaveProperty('lifecycle');
  });
});

test('a rule sends what meets all of its conditions', () => {
  const rule = {
    priority: 7,
    hosts: ['b.example.com', 'a.example.com'],
    paths: ['/x/*'],
    headers: { 'X-Beta': ['yes'] },
    query: [{ key: 'v', value: '1' }],
  };
  expect(buildGroup({ rules: { web: rule } }).one(LbListenerRule)).toMatchObject({
    priority: 7,
    listener_arn: expect.stringContaining('web_https'),
    action: [{ type: 'forward', target_group_arn: expect.stringContaining('api_group') }],
    condition: [
      { host_header: { values: ['a.example.com', 'b.example.com'] } },
      { path_pattern: { values: ['/x/*'] } },
      { http_header: { http_header_name: 'X-Beta', values: ['yes'] } },
      { query_string: [{ key: 'v', value: '1' }] },
    ],
  });
  const others = {
    web: { priority: 7, methods: ['POST', 'GET'], sourceIps: ['2001:db8::/32', '10.0.0.0/8'] },
  };
  expect(buildGroup({ rules: others }).one(LbListenerRule)).toMatchObject({
    condition: [
      { http_request_method: { values: ['GET', 'POST'] } },
      { source_ip: { values: ['10.0.0.0/8', '2001:db8::/32'] } },
    ],
  });
});

const at = (priority: number, path: string) => ({ priority, paths: [path] });

test('R5 (terraform-aws-alb 289, 406): a rule in the middle changes no other, nor does their order', () => {
  const [a, b, c] = [at(10, '/a'), at(20, '/b'), at(30, '/c')];
  const before = buildGroup({ rules: { a, c } }).byAddress();
  const after = buildGroup({ rules: { a, b, c } }).byAddress();
  const added = Object.keys(after).filter((address) => !(address in before));
  expect(added).toEqual([expect.stringMatching(/^aws_lb_listener_rule\.api_rule-b_/)]);
  expect(after).toMatchObject(before);
  expect(buildGroup({ rules: { c, a, b } }).byAddress()).toEqual(after);
});

test('it says how it checks, and what a service waits for', () => {
  const seen: TargetGroup[] = [];
  synthStack((stack) => {
    const { listener } = balancer(stack, { listen: http });
    const rules = { b: at(20, '/b'), a: at(10, '/a') };
    seen.push(group(stack, { listener, rules, healthCheck: { path: '/up', intervalSeconds: 10 } }));
  });
  expect(seen[0]?.healthCheck).toEqual({
    path: '/up',
    matcher: '200',
    intervalSeconds: 10,
    timeoutSeconds: 5,
    healthyThreshold: 5,
    unhealthyThreshold: 2,
  });
  expect(seen[0]?.attached.map(({ node }) => node.id)).toEqual(['rule-a', 'rule-b']);
});

/** A load balancer in one stack, and target groups in another. */
const across = (
  define: (services: ProjectStack, listener: ReturnType<typeof balancer>['listener']) => void,
) =>
  synthApps({
    name: 'demo',
    environments: [testEnvironment()],
    build(target: Target) {
      const { listener } = balancer(new ProjectStack(target, 'edge'));
      define(new ProjectStack(target, 'services'), listener);
    },
  });

test('a service that comes or goes changes nothing in the stack of the load balancer', () => {
  const edge = (services: string[]) =>
    across((stack, listener) => {
      group(stack, { listener });
      services.forEach((id, index) => group(stack, { listener, rules: { a: at(index + 1, `/${id}`) } }, id));
    }).get('demo-test-edge');
  expect(edge(['orders', 'users'])?.byAddress()).toEqual(edge([])?.byAddress());
});

test('rules of different groups share one ledger, and both are named', () => {
  const clash = () =>
    across((stack, listener) => {
      group(stack, { listener, rules: { web: at(1, '/*') } }, 'web');
      group(stack, { listener, rules: { orders: at(1, '/o'), users: at(2, '/u') } });
    });
  expect(refusal(clash)).toMatchInlineSnapshot(`
    "demo-test-services/api (TargetGroup) has 2 problems:
      priority 1 of demo-test-services/api (TargetGroup) rules.orders is that of demo-test-services/web (TargetGroup) rules.web too
        fix: give one of the two another priority
      demo-test-services/api (TargetGroup) rules.users (priority 2) never gets a request: demo-test-services/web (TargetGroup) rules.web (priority 1) takes them all
        fix: give it the smaller priority, or narrow what stands before it"
  `);
});

test('GRPC is asked with its own code', () => {
  const { health_check } = buildGroup({ protocolVersion: 'GRPC' }).one(LbTargetGroup);
  expect(health_check).toMatchObject({ matcher: '12' });
});

test('it can be made sticky, and slow to start', () => {
  const props = { stickiness: { seconds: 3600 }, slowStartSeconds: 900, deregistrationDelaySeconds: 3600 };
  expect(buildGroup(props).one(LbTargetGroup)).toMatchObject({
    stickiness: { enabled: true, type: 'lb_cookie', cookie_duration: 3600 },
    slow_start: 900,
    deregistration_delay: '3600',
  });
});
