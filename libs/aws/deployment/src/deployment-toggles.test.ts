import { compareResources } from '@ashlar/testing';
import fc from 'fast-check';
import { alarmNames, functionArn, plan, release, targets } from './minimal-deployment.fixture.js';
import { codeDeployStrategies, ecsStrategies, rollingStrategies } from './strategies.fixture.js';

test('from one strategy of CodeDeploy to another, only the configuration comes or goes', () => {
  fc.assert(
    fc.property(codeDeployStrategies, codeDeployStrategies, (one, other) => {
      const [before, after] = [release(one).stack.byAddress(), release(other).stack.byAddress()];
      const { moved, changed } = compareResources(before, after);
      expect(moved.filter((address) => !address.includes('release_config_'))).toEqual([]);
      expect(changed.filter((address) => !/release_(config|group)_/.test(address))).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test('hooks and alarms bring nothing, and change the role and the group only', () => {
  const bare = release({ type: 'blue-green', by: 'codedeploy' }, plainOf({})).stack.byAddress();
  const watched = release(
    { type: 'blue-green', by: 'codedeploy' },
    { ...plainOf(alarmNames), hooks: { AfterInstall: { functionArn } } },
  ).stack.byAddress();
  const { moved, changed } = compareResources(bare, watched);
  expect(moved).toEqual([]);
  expect(changed).toEqual([
    expect.stringContaining('aws_codedeploy_deployment_group.release_group'),
    expect.stringContaining('aws_iam_policy.release_role_policy'),
  ]);
});

test('a plan has roles for what ECS moves itself, and nothing else, whatever it was before', () => {
  const any = fc.oneof(codeDeployStrategies, ecsStrategies, rollingStrategies);
  fc.assert(
    fc.property(any, (strategy) => {
      const addresses = Object.keys(plan({ strategy, targets, alarmNames }).stack.byAddress());
      const own = addresses.filter((address) => address.includes('.plan_ecs_traffic_'));
      expect(addresses).toEqual(own);
      expect(own.length > 0).toBe(strategy.by === 'ecs');
    }),
    { numRuns: 20 },
  );
});

function plainOf(alarms: Readonly<Record<string, string>>) {
  return {
    plan: { strategy: { type: 'blue-green', by: 'codedeploy' } as const, targets, alarmNames: alarms },
  };
}
