import fc from 'fast-check';
import { gracePeriodProblems, secondsUntilHealthy } from './health-chain.js';

const command = ['CMD', 'true'];

test('without a check of its own, a task waits for the load balancer', () => {
  expect(secondsUntilHealthy([])).toBe(150);
  expect(secondsUntilHealthy([], { intervalSeconds: 10, healthyThreshold: 2 })).toBe(20);
});

test('the slowest container counts, and the load balancer asks when all have started', () => {
  const quick = { intervalSeconds: 10, healthyThreshold: 2 };
  const slow = { command, startPeriodSeconds: 100, intervalSeconds: 30, retries: 3 };
  expect(secondsUntilHealthy([{ command }, slow], quick)).toBe(190);
  expect(secondsUntilHealthy([{ ...slow, retries: 1, intervalSeconds: 5 }], quick)).toBe(120);
});

test('no check of a chain is cut short', () => {
  const seconds = (max: number) => fc.integer({ min: 0, max });
  const checks = fc.array(
    fc.record({
      command: fc.constant(command),
      startPeriodSeconds: seconds(300),
      intervalSeconds: seconds(300),
      retries: seconds(10),
    }),
  );
  fc.assert(
    fc.property(checks, seconds(300), seconds(10), (chain, intervalSeconds, healthyThreshold) => {
      const needed = secondsUntilHealthy(chain, { intervalSeconds, healthyThreshold });
      expect(needed).toBeGreaterThanOrEqual(intervalSeconds * healthyThreshold);
      for (const check of chain) {
        const own = check.startPeriodSeconds + check.intervalSeconds * check.retries;
        expect(needed).toBeGreaterThanOrEqual(own);
      }
    }),
  );
});

test('a grace period that is too short says how long it has to be', () => {
  expect(gracePeriodProblems(60, 150)[0]?.what).toBe(
    'healthCheckGracePeriodSeconds is 60; until its checks have passed, a sound task takes 150',
  );
  expect([gracePeriodProblems(150, 150), gracePeriodProblems(undefined, 150)].flat()).toEqual([]);
});
