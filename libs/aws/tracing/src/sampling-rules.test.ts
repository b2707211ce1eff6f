import { refusal, synthStack } from '@ashlar/testing';
import { XraySamplingRule } from '@cdktf/provider-aws/lib/xray-sampling-rule/index.js';
import { SamplingRules, type SamplingRulesProps } from './sampling-rules.js';

const build = (props?: SamplingRulesProps) =>
  synthStack((stack) => {
    new SamplingRules(stack, 'sampling', props);
  });

const rules = (props?: SamplingRulesProps) =>
  build(props)
    .all(XraySamplingRule)
    .map(({ rule_name: name, url_path: path, fixed_rate: rate, reservoir_size: reservoir }) => [
      ...[name, path],
      ...[rate, reservoir],
    ]);

test('health checks leave no trace; of the rest, one a second and 5 % do', () => {
  expect(rules()).toEqual([
    ['demo-test-health', '/health', 0, 0],
    ['demo-test-ready', '/ready', 0, 0],
    ['demo-test-rest', '*', 0.05, 1],
  ]);
});

test('what is never traced is decided first', () => {
  const priorities = build()
    .all(XraySamplingRule)
    .map(({ priority }) => priority);
  expect(priorities).toEqual([100, 100, 1000]);
});

test('the rules hold for services of this app and environment, and no other', () => {
  for (const rule of build().all(XraySamplingRule)) {
    expect(rule).toMatchObject({ service_name: 'demo-test-*', resource_arn: '*', host: '*', version: 1 });
  }
});

test('the other requests can all be traced, or none', () => {
  expect(rules({ never: {}, percent: 100, perSecond: 0 })).toEqual([['demo-test-rest', '*', 1, 0]]);
  expect(rules({ never: {}, percent: 0, perSecond: 0 })).toEqual([['demo-test-rest', '*', 0, 0]]);
});

test('a path more changes no other rule', () => {
  const before = build().byAddress();
  const after = build({ never: { health: '/health', ready: '/ready', icon: '/favicon.ico' } }).byAddress();
  expect(after).toMatchObject(before);
  expect(Object.keys(after)).toHaveLength(4);
});

test.each<[unknown, string]>([
  [{ never: ['/health'] }, 'never is ["/health"]'],
  [{ never: { health: 'health' } }, "never.health is 'health'"],
  [{ never: { rest: '/rest' } }, "never has the key 'rest'"],
  [{ percent: 101 }, 'percent is 101'],
  [{ percent: '5' }, "percent is '5'"],
  [{ percent: Number.NaN }, 'percent is NaN'],
  [{ perSecond: -1 }, 'perSecond is -1'],
  [{ perSecond: 0.5 }, 'perSecond is 0.5'],
  [{ persecond: 1 }, "props has 'persecond'"],
])('%j is refused', (props, what) => {
  expect(refusal(() => build(props as SamplingRulesProps))).toContain(what);
});
