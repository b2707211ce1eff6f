import fc from 'fast-check';
import { codeDeployStrategies, ecsStrategies, rollingStrategies } from './strategies.fixture.js';
import type { DeploymentStrategy } from './strategy.js';
import { strategyProblems } from './strategy-problems.js';

const whatOf = (strategy: object, provider?: string) =>
  strategyProblems(strategy as DeploymentStrategy, provider).map(({ what }) => what);

test('every legal strategy passes', () => {
  fc.assert(
    fc.property(fc.oneof(codeDeployStrategies, ecsStrategies, rollingStrategies), (strategy) => {
      expect(strategyProblems(strategy)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('no share passes that is none of the traffic, all of it, or more', () => {
  const none = fc.oneof(fc.double({ max: 0, noNaN: true }), fc.double({ min: 100, noNaN: true }));
  const illegal = fc.oneof(
    none,
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, '10', null, undefined),
  );
  fc.assert(
    fc.property(
      fc.constantFrom('codedeploy', 'ecs'),
      fc.constantFrom(['canary', 'minutes'], ['linear', 'everyMinutes']),
      illegal,
      (by, [type = '', pace = ''], percent) => {
        expect(whatOf({ type, by, percent, [pace]: 5 })).toHaveLength(1);
      },
    ),
    { numRuns: 300 },
  );
});

test.each<[string, object]>([
  [
    'strategy.percent is 0: no traffic would move',
    { type: 'canary', by: 'codedeploy', percent: 0, minutes: 5 },
  ],
  [
    'strategy.percent is 100: the canary would be everybody',
    { type: 'canary', by: 'codedeploy', percent: 100, minutes: 5 },
  ],
  [
    'strategy.percent is 100: the first step would be the last',
    { type: 'linear', by: 'ecs', percent: 100, everyMinutes: 5 },
  ],
  ['strategy.percent is 12.5', { type: 'canary', by: 'codedeploy', percent: 12.5, minutes: 5 }],
  ['strategy.percent is 0.25', { type: 'canary', by: 'ecs', percent: 0.25, minutes: 5 }],
  ['strategy.percent is 2.9', { type: 'linear', by: 'ecs', percent: 2.9, everyMinutes: 5 }],
  ['strategy.minutes is 0', { type: 'canary', by: 'ecs', percent: 10, minutes: 0 }],
  ['strategy.minutes is 1441', { type: 'canary', by: 'ecs', percent: 10, minutes: 1441 }],
  ['strategy.minutes is 2881', { type: 'canary', by: 'codedeploy', percent: 10, minutes: 2881 }],
  ['strategy.minutes is left out', { type: 'canary', by: 'codedeploy', percent: 10 }],
  ['strategy.everyMinutes is 1.5', { type: 'linear', by: 'ecs', percent: 10, everyMinutes: 1.5 }],
  [
    'strategy takes 2970 minutes: 99 pauses of 30; CodeDeploy shifts traffic within 2880',
    { type: 'linear', by: 'codedeploy', percent: 1, everyMinutes: 30 },
  ],
  [
    'strategy.terminationWaitMinutes is 2881',
    { type: 'blue-green', by: 'codedeploy', terminationWaitMinutes: 2881 },
  ],
  [
    'strategy.terminationWaitMinutes is -1',
    { type: 'blue-green', by: 'codedeploy', terminationWaitMinutes: -1 },
  ],
  ['strategy.consentWaitMinutes is 0', { type: 'blue-green', by: 'codedeploy', consentWaitMinutes: 0 }],
  ['strategy.bakeMinutes is 1441', { type: 'blue-green', by: 'ecs', bakeMinutes: 1441 }],
  ["strategy has 'bakeMinutes'", { type: 'blue-green', by: 'codedeploy', bakeMinutes: 5 }],
  ["strategy has 'terminationWaitMinutes'", { type: 'blue-green', by: 'ecs', terminationWaitMinutes: 5 }],
  ["strategy has 'circuitBreaker'", { type: 'blue-green', by: 'codedeploy', circuitBreaker: true }],
  ["strategy has 'percent'", { type: 'blue-green', by: 'codedeploy', percent: 10 }],
  ["strategy has 'by'", { type: 'rolling', by: 'codedeploy' }],
  ['strategy.minimumHealthyPercent is 101', { type: 'rolling', minimumHealthyPercent: 101 }],
  ['strategy.maximumPercent is 99', { type: 'rolling', maximumPercent: 99 }],
  ["strategy.by is 'code-deploy'", { type: 'canary', by: 'code-deploy', percent: 10, minutes: 5 }],
  ['strategy.by is left out', { type: 'blue-green' }],
  ["strategy.type is 'bluegreen'", { type: 'bluegreen', by: 'ecs' }],
  ['strategy.type is left out', {}],
])('%s: that is refused', (message, strategy) => {
  expect(whatOf(strategy)).toEqual([message]);
});

test('what is no strategy at all is told in the same way', () => {
  expect(whatOf(undefined as unknown as object)).toEqual(['strategy is left out']);
  expect(whatOf('canary' as unknown as object)).toEqual(["strategy is 'canary'"]);
});

test('everything wrong is said at once', () => {
  const strategy = { type: 'canary', by: 'codedeploy', percent: 0, minutes: 0, terminationWaitMinutes: 9999 };
  expect(whatOf(strategy)).toHaveLength(3);
});

test('a proposed pace fits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 49 }), (percent) => {
      const linear = { type: 'linear', by: 'codedeploy', percent, everyMinutes: 2880 } as const;
      const [problem] = strategyProblems(linear);
      const everyMinutes = Number(/everyMinutes: (\d+)/.exec(problem?.fix ?? '')?.[1]);
      expect(strategyProblems({ ...linear, everyMinutes })).toEqual([]);
    }),
  );
});

describe('an older provider', () => {
  const canary = { type: 'canary', by: 'ecs', percent: 10, minutes: 5 } as const;

  test.each([
    ['6.21.0', canary, 0],
    ['6.20.9', canary, 1],
    ['7.0.0', canary, 0],
    ['6.4', { type: 'blue-green', by: 'ecs' }, 0],
    ['6.3.0', { type: 'blue-green', by: 'ecs' }, 1],
    ['5.100.0', { type: 'blue-green', by: 'ecs' }, 1],
    ['5.100.0', { type: 'blue-green', by: 'codedeploy' }, 0],
    ['5.100.0', { type: 'rolling' }, 0],
  ] as const)('%s and %j: %d problems', (provider, strategy, count) => {
    expect(strategyProblems(strategy, provider)).toHaveLength(count);
  });

  test('is told what it lacks, and what works there', () => {
    expect(strategyProblems(canary, '5.100.0')).toEqual([
      {
        what: "ECS's own canary needs AWS provider 6.21.0, and 5.100.0 is asked to plan it",
        fix: "plan with 6.21.0 or newer; with 5.100.0, use by: 'codedeploy', or type: 'rolling'",
      },
    ]);
    expect(strategyProblems(canary, '6.10.0')[0]?.fix).toContain("'blue-green' by 'ecs'");
  });

  test('has to be a version', () => {
    expect(whatOf(canary, '~> 6.0')).toEqual(["provider is '~> 6.0'"]);
  });
});
