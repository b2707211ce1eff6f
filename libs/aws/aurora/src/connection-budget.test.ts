import fc from 'fast-check';
import { build } from './cluster.fixture.js';
import { connectionProblems, usableConnections } from './connection-budget.js';

test.each([
  [0.5, 1, 189],
  [0.5, 4, 823],
  [1, 8, 1669],
  [1, 16, 3360],
  [0.5, 16, 2000],
  [0, 256, 2000],
  [1, 32, 5000],
  [2, 256, 5000],
])('%d to %d ACU take %d connections, less 5 for administrators', (min, max, all) => {
  expect(usableConnections({ min, max })).toBe(all - 5);
});

const acu = fc.integer({ min: 1, max: 256 });

test('a larger maximum never takes fewer, and a minimum of 1 never fewer than 0.5', () => {
  fc.assert(
    fc.property(acu, acu, (a, b) => {
      const [small, large] = [Math.min(a, b), Math.max(a, b)];
      for (const min of [0.5, 1]) {
        expect(usableConnections({ min, max: large })).toBeGreaterThanOrEqual(
          usableConnections({ min, max: small }),
        );
      }
      expect(usableConnections({ min: 1, max: a })).toBeGreaterThanOrEqual(
        usableConnections({ min: 0.5, max: a }),
      );
    }),
  );
});

const client = fc.record({ tasks: fc.nat(60), poolSize: fc.nat(40) });

test('clients are refused exactly when their pools exceed what an instance takes', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), client, { maxKeys: 5 }),
      acu,
      (clients, max) => {
        const total = Object.values(clients).reduce((sum, { tasks, poolSize }) => sum + tasks * poolSize, 0);
        const fits = total <= usableConnections({ min: 0.5, max });
        expect(connectionProblems(clients, { min: 0.5, max })).toHaveLength(fits ? 0 : 1);
      },
    ),
  );
});

test('a capacity that is advised is enough', () => {
  fc.assert(
    fc.property(fc.integer({ min: 185, max: 6000 }), (total) => {
      const clients = { api: { tasks: 1, poolSize: total } };
      const [problem] = connectionProblems(clients, { min: 0.5, max: 1 });
      const [, min = '0.5', max] =
        /^raise (?:scaling.min to (\d+) and )?scaling.max to (\d+)/.exec(problem?.fix ?? '') ?? [];
      if (max === undefined) expect(total).toBeGreaterThan(4995);
      else expect(connectionProblems(clients, { min: Number(min), max: Number(max) })).toEqual([]);
    }),
  );
});

test('the order of clients makes no difference', () => {
  const [api, worker] = [
    { tasks: 90, poolSize: 2 },
    { tasks: 3, poolSize: 9 },
  ];
  const scaling = { min: 0.5, max: 1 };
  expect(connectionProblems({ api, worker }, scaling)).toEqual(connectionProblems({ worker, api }, scaling));
});

test('counts that are none are refused', () => {
  const clients = { api: { tasks: -1, poolSize: 2.5 } };
  expect(connectionProblems(clients, { min: 1, max: 1 }).map(({ what }) => what)).toEqual([
    'clients.api.tasks is -1',
    'clients.api.poolSize is 2.5',
  ]);
});

test('alarms find the cluster by its name, and know how many connections fill an instance', () => {
  const heard: (string | number)[] = [];
  build({ scaling: { min: 0.5, max: 1 } }, (db) => heard.push(db.clusterName, db.maxConnections));
  build({ scaling: { min: 1, max: 8 } }, (db) => heard.push(db.maxConnections));
  // What superusers keep for themselves is not the applications'.
  expect(heard).toEqual(['demo-test-records', 189 - 5, 1669 - 5]);
});
