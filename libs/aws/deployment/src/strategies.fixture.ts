import fc from 'fast-check';
import type { CodeDeployStrategy, EcsStrategy, RollingStrategy } from './strategy.js';

const minutes = (min: number, max: number) => fc.integer({ min, max });

/** Shares in tenths, as ECS takes them. */
const tenths = (min: number, max: number) =>
  fc.integer({ min: min * 10, max: max * 10 - 1 }).map((tenth) => tenth / 10);

const handOver = fc.record(
  { terminationWaitMinutes: minutes(0, 2880), consentWaitMinutes: minutes(1, 2880) },
  { requiredKeys: [] },
);

/** Steps and pauses that fit into the two days of a shift. */
const linearPace = fc.integer({ min: 1, max: 99 }).chain((percent) =>
  minutes(1, Math.floor(2880 / Math.max(1, Math.ceil(100 / percent) - 1))).map((everyMinutes) => ({
    percent,
    everyMinutes,
  })),
);

/** Test support: every legal strategy. */
export const codeDeployStrategies: fc.Arbitrary<CodeDeployStrategy> = fc
  .tuple(
    handOver,
    fc.oneof(
      fc.constant({ type: 'blue-green' as const }),
      fc.record({
        type: fc.constant('canary' as const),
        percent: fc.integer({ min: 1, max: 99 }),
        minutes: minutes(1, 2880),
      }),
      linearPace.map((pace) => ({ type: 'linear' as const, ...pace })),
    ),
  )
  .map(([waits, shift]) => ({ by: 'codedeploy' as const, ...waits, ...shift }));

export const ecsStrategies: fc.Arbitrary<EcsStrategy> = fc
  .tuple(
    fc.record({ bakeMinutes: minutes(0, 1440) }, { requiredKeys: [] }),
    fc.oneof(
      fc.constant({ type: 'blue-green' as const }),
      fc.record({
        type: fc.constant('canary' as const),
        percent: tenths(0.1, 100),
        minutes: minutes(1, 1440),
      }),
      fc.record({
        type: fc.constant('linear' as const),
        percent: tenths(3, 100),
        everyMinutes: minutes(1, 1440),
      }),
    ),
  )
  .map(([bake, shift]) => ({ by: 'ecs' as const, ...bake, ...shift }));

export const rollingStrategies: fc.Arbitrary<RollingStrategy> = fc.record(
  {
    type: fc.constant('rolling' as const),
    minimumHealthyPercent: fc.integer({ min: 0, max: 100 }),
    maximumPercent: fc.integer({ min: 100, max: 200 }),
  },
  { requiredKeys: ['type'] },
);
