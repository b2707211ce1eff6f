import fc from 'fast-check';
import {
  canDeploy,
  circuitBreakerThreshold,
  deploymentBounds,
  deploymentProblems,
} from './deployment-feasibility.js';

const percents = fc.record({
  minimumHealthyPercent: fc.integer({ min: 0, max: 100 }),
  maximumPercent: fc.integer({ min: 100, max: 200 }),
});
const counts = fc.integer({ min: 1, max: 300 });

/** ECS, step by step: it replaces old tasks by new ones within the bounds, or stands still. */
function deploy(tasks: number, bounds: { readonly least: number; readonly most: number }): boolean {
  let [old, fresh] = [tasks, 0];
  while (old > 0 || fresh < tasks) {
    const starts = Math.min(bounds.most - old - fresh, tasks - fresh);
    if (starts > 0) fresh += starts;
    const stops = Math.min(old, old + fresh - bounds.least);
    if (stops > 0) old -= stops;
    if (starts <= 0 && stops <= 0) return false;
  }
  return true;
}

test('it foretells whether a deployment gets through, for all counts and percents', () => {
  fc.assert(
    fc.property(counts, percents, (tasks, percent) => {
      expect(canDeploy(tasks, percent)).toBe(deploy(tasks, deploymentBounds(tasks, percent)));
    }),
    { numRuns: 500 },
  );
});

test('more tasks never make it harder', () => {
  fc.assert(
    fc.property(counts, percents, (tasks, percent) => {
      if (canDeploy(tasks, percent)) expect(canDeploy(tasks + 1, percent)).toBe(true);
    }),
  );
});

test('what is proposed makes it work', () => {
  fc.assert(
    fc.property(counts, percents, (tasks, percent) => {
      const [problem] = deploymentProblems({ prop: 'tasks', tasks }, percent);
      const [maximumPercent = 0, minimumHealthyPercent = 0] = (problem?.fix.match(/\d+/g) ?? []).map(Number);
      if (problem === undefined) return;
      expect(canDeploy(tasks, { ...percent, maximumPercent })).toBe(true);
      expect(canDeploy(tasks, { ...percent, minimumHealthyPercent })).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('least is rounded up and most is rounded down, as ECS does', () => {
  expect(deploymentBounds(2, { minimumHealthyPercent: 75, maximumPercent: 149 })).toEqual({
    least: 2,
    most: 2,
  });
  expect(deploymentBounds(4, { minimumHealthyPercent: 50, maximumPercent: 200 })).toEqual({
    least: 2,
    most: 8,
  });
});

test('a single task that must stay and may not double can not be replaced', () => {
  const stuck = { minimumHealthyPercent: 100, maximumPercent: 100 };
  expect(deploymentProblems({ prop: 'tasks', tasks: 1 }, stuck)).toEqual([
    {
      what: 'tasks is 1, of which a deployment must keep 1 (minimumHealthyPercent 100) and may run 1 (maximumPercent 100): it can neither start a task nor stop one',
      fix: 'raise maximumPercent to 200 or more, or lower minimumHealthyPercent to 0',
    },
  ]);
});

test('the circuit breaker opens after half of the tasks, at least 3 and at most 200', () => {
  expect([1, 2, 6, 7, 25, 400, 5000].map(circuitBreakerThreshold)).toEqual([3, 3, 3, 4, 13, 200, 200]);
});
