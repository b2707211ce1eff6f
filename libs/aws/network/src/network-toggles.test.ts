import { compareResources, synthStack, typeOf } from '@ashlar/testing';
import fc from 'fast-check';
import type { NetworkProps } from './network-props.js';
import { Network } from './network.js';

const build = (props: Partial<NetworkProps> = {}) =>
  synthStack((stack) => {
    new Network(stack, 'network', {
      cidr: '10.0.0.0/16',
      tiers: {
        public: { routing: 'public', range: '10.0.0.0/19', ipv6Block: 0 },
        app: { routing: 'private', range: '10.0.32.0/19', ipv6Block: 1 },
        data: { routing: 'isolated', range: '10.0.64.0/19', ipv6Block: 2 },
      },
      flowLogs: 'off',
      ...props,
    });
  }).byAddress();

interface Toggle {
  readonly states: readonly Partial<NetworkProps>[];
  /** Addresses that may come and go with it. */
  readonly own: RegExp;
  /** Types of resources that stay where they are and may look otherwise. */
  readonly touches: readonly string[];
}

const toggles: Readonly<Record<string, Toggle>> = {
  ipv6: {
    states: [{ ipv6: false }, { ipv6: true }],
    own: /^aws_(egress_only_internet_gateway\.|(route|network_acl_rule)\..*-ipv6_)/,
    // NAT gateways wait for one route more.
    touches: ['aws_vpc', 'aws_subnet', 'aws_nat_gateway'],
  },
  unconnected: { states: [{ unconnected: false }, { unconnected: true }], own: /^$/, touches: [] },
  kubernetesCluster: {
    states: [{}, { kubernetesCluster: 'main' }],
    own: /^$/,
    touches: ['aws_subnet'],
  },
  flowLogs: {
    states: [{ flowLogs: 'off' }, { flowLogs: { kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/logs' } }],
    own: /network_flow-logs_/,
    touches: [],
  },
  natGateways: {
    states: [
      { natGateways: 'none' },
      { natGateways: 'one-per-zone' },
      { natGateways: { zone: 'us-east-1a' } },
      { natGateways: { zone: 'us-east-1b' } },
    ],
    own: /^aws_((nat_gateway|eip)\.network_nat-|route\.network_app-[\w-]*_internet_)/,
    touches: ['aws_route'],
  },
  endpoints: {
    states: [
      {},
      { endpoints: { gateway: [] } },
      { endpoints: { gateway: ['s3'], interface: ['logs'] } },
      { endpoints: { interface: ['logs', 'kms'], tier: 'app' } },
    ],
    own: /network_(gateway-)?endpoints_/,
    touches: [],
  },
};

/** A state for each toggle. */
const settings = fc.record(
  Object.fromEntries(Object.entries(toggles).map(([name, { states }]) => [name, fc.constantFrom(...states)])),
);

const propsOf = (setting: Readonly<Record<string, Partial<NetworkProps>>>) =>
  Object.assign({}, ...Object.values(setting)) as Partial<NetworkProps>;

test.each(Object.entries(toggles))(
  '%s brings and takes what is its own, whatever else is on',
  (name, { states, own, touches }) => {
    fc.assert(
      fc.property(settings, fc.constantFrom(...states), (setting, state) => {
        const before = build(propsOf(setting));
        const after = build(propsOf({ ...setting, [name]: state }));
        const { moved, changed } = compareResources(before, after);
        expect(moved.filter((address) => !own.test(address))).toEqual([]);
        expect(changed.map(typeOf).filter((type) => !touches.includes(type))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  },
);

test('each toggle does something, unconnected excepted, which is for the ledger of VPCs alone', () => {
  const idle = Object.entries(toggles).filter(([, { states }]) => {
    const [first, ...others] = states.map((state) => JSON.stringify(build(state)));
    return others.every((other) => other === first);
  });
  expect(idle.map(([name]) => name)).toEqual(['unconnected']);
});
