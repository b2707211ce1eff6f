import fc from 'fast-check';
import type { AuroraClusterProps } from './aurora-props.js';
import { build } from './cluster.fixture.js';

/** States of options, and the addresses that may come and go with each. */
const toggles: Readonly<Record<string, { states: readonly Partial<AuroraClusterProps>[]; own: RegExp }>> = {
  readers: { states: [{ readers: 0 }, {}, { readers: 4 }], own: /^aws_rds_cluster_instance\.db_instance-/ },
  monitoring: { states: [{}, { monitoringIntervalSeconds: 0 }], own: /\.db_monitoring_/ },
  version: {
    states: [{}, { engineVersion: '17.7' }, { engineVersion: '16.8', upgradingFrom: '15.10' }],
    own: /^$/,
  },
  deletion: { states: [{}, { deletionProtection: false }], own: /^$/ },
  capacity: { states: [{}, { scaling: { min: 0, max: 16, pauseAfterSeconds: 600 } }], own: /^$/ },
  zones: {
    states: [{}, { subnetIds: { 'us-east-1c': 'c', 'us-east-1a': 'a', 'us-east-1b': 'b' } }],
    own: /^$/,
  },
  settings: {
    states: [{}, { parameters: { work_mem: '8192' }, preload: ['pg_cron'], audit: ['role'] }],
    own: /^$/,
  },
  measured: { states: [{}, { performanceInsights: false }], own: /^$/ },
};

const settings = fc.record(
  Object.fromEntries(Object.entries(toggles).map(([name, { states }]) => [name, fc.constantFrom(...states)])),
);

test('no option changes the address of what is not its own', () => {
  const addresses = (setting: Readonly<Record<string, Partial<AuroraClusterProps>>>) =>
    Object.keys(
      build(Object.assign({}, ...Object.values(setting)) as Partial<AuroraClusterProps>).byAddress(),
    );
  fc.assert(
    fc.property(settings, fc.constantFrom(...Object.keys(toggles)), (setting, name) => {
      const { states, own } = toggles[name] as (typeof toggles)[string];
      const [first = [], ...others] = states
        .map((state) => addresses({ ...setting, [name]: state }))
        .map((all) => all.filter((address) => !own.test(address)).sort());
      for (const other of others) expect(other).toEqual(first);
    }),
    { numRuns: 8 },
  );
});
