import type { DeploymentStrategy } from './strategy.js';
import { strategyProblems } from './strategy-problems.js';

/** Each of them has to be refused by the compiler as well: an expectation that nothing meets fails the type check. */
const illegal: readonly DeploymentStrategy[] = [
  // @ts-expect-error: a canary has a share
  { type: 'canary', by: 'codedeploy', minutes: 5 },
  // @ts-expect-error: and somebody who moves it
  { type: 'canary', percent: 10, minutes: 5 },
  // @ts-expect-error: CodeDeploy bakes nothing
  { type: 'blue-green', by: 'codedeploy', bakeMinutes: 5 },
  // @ts-expect-error: ECS asks nobody for consent
  { type: 'blue-green', by: 'ecs', consentWaitMinutes: 5 },
  // @ts-expect-error: ECS calls it bakeMinutes
  { type: 'linear', by: 'ecs', percent: 10, everyMinutes: 1, terminationWaitMinutes: 5 },
  // @ts-expect-error: ECS itself does it
  { type: 'rolling', by: 'codedeploy' },
  // @ts-expect-error: there is no share to move
  { type: 'rolling', percent: 10 },
  // @ts-expect-error: steps have a pace of their own
  { type: 'linear', by: 'codedeploy', percent: 10, minutes: 5 },
];

test.each(illegal.map((strategy) => [JSON.stringify(strategy), strategy] as const))(
  '%s does not compile, and is refused where nobody compiles',
  (_, strategy) => {
    expect(strategyProblems(strategy).length).toBeGreaterThan(0);
  },
);
