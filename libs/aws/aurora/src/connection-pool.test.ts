import fc from 'fast-check';
import { type ConnectionPool, pooledConnections, poolProblems, poolSettings } from './connection-pool.js';

const pool = fc.record(
  {
    maxConnectionsPercent: fc.integer({ min: -5, max: 110 }),
    maxIdleConnectionsPercent: fc.integer({ min: -5, max: 110 }),
    borrowTimeoutSeconds: fc.integer({ min: -5, max: 310 }),
  },
  { requiredKeys: [] },
);

const within = (value: number, min: number, max: number) => value >= min && value <= max;

test('what is accepted is what RDS takes, with what was left out', () => {
  fc.assert(
    fc.property(pool, (given) => {
      const settings = poolSettings(given as ConnectionPool);
      const legal =
        within(settings.maxConnectionsPercent, 1, 100) &&
        within(settings.maxIdleConnectionsPercent, 0, settings.maxConnectionsPercent) &&
        within(settings.borrowTimeoutSeconds, 0, 300);
      expect(poolProblems(given).length === 0).toBe(legal);
    }),
    {
      examples: [
        [{ maxConnectionsPercent: 100, maxIdleConnectionsPercent: 100 }],
        [{ borrowTimeoutSeconds: 300 }],
      ],
    },
  );
});

test('half of what the proxy may open is kept open, unless somebody says how much', () => {
  expect(poolSettings()).toEqual({
    borrowTimeoutSeconds: 30,
    maxConnectionsPercent: 90,
    maxIdleConnectionsPercent: 45,
  });
  expect(poolSettings({ maxConnectionsPercent: 1 })).toMatchObject({ maxIdleConnectionsPercent: 0 });
  expect(poolSettings({ maxIdleConnectionsPercent: 0 })).toMatchObject({ maxIdleConnectionsPercent: 0 });
});

test('a proxy never opens more than its share', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.integer({ min: 1, max: 100 }), (connections, percent) => {
      const open = pooledConnections(connections, percent);
      expect(open * 100).toBeLessThanOrEqual(connections * percent);
      expect((open + 1) * 100).toBeGreaterThan(connections * percent);
    }),
  );
});

test.each([
  [{ maxConnectionsPercent: 12.5 }, 'pool.maxConnectionsPercent is 12.5'],
  [
    { maxIdleConnectionsPercent: 95 },
    'pool.maxIdleConnectionsPercent is 95, above pool.maxConnectionsPercent (90)',
  ],
  [{ borrowTimeoutSeconds: Number.NaN }, 'pool.borrowTimeoutSeconds is NaN'],
  [{ sessionPinningFilters: ['EXCLUDE_VARIABLE_SETS'] }, "pool has 'sessionPinningFilters'"],
  [[], 'pool is no record'],
])('%p is refused', (given, what) => {
  expect(poolProblems(given).map((problem) => problem.what)).toEqual([what]);
});
