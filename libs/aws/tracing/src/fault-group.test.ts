import { refusal, synthStack } from '@ashlar/testing';
import { XrayGroup } from '@cdktf/provider-aws/lib/xray-group/index.js';
import { FaultGroup } from './fault-group.js';

const build = (services: unknown) =>
  synthStack((stack) => {
    new FaultGroup(stack, 'faults', { services: services as string[] });
  });

test('traces with a fault in one of the services stand together, whatever their order', () => {
  const group = build(['web', 'api']).one(XrayGroup);
  expect(group).toMatchObject({
    group_name: 'demo-test-faults',
    filter_expression: 'service("demo-test-api") { fault } OR service("demo-test-web") { fault }',
    insights_configuration: { insights_enabled: false, notifications_enabled: false },
  });
  expect(build(['api', 'web']).one(XrayGroup)).toEqual(group);
});

test.each<[unknown, string]>([
  [[], 'services names none'],
  [undefined, 'services names none'],
  [['api', 'api'], "services has 'api' twice"],
  [['a"b'], "services is 'a\"b'"],
])('%j is refused', (services, what) => {
  expect(refusal(() => build(services))).toContain(what);
});
