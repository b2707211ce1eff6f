import { expectOwnChanges, idleToggles, synthStack, type Toggle } from '@ashlar/testing';
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

const toggles: Readonly<Record<string, Toggle<Partial<NetworkProps>>>> = {
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

const merged = (states: readonly Partial<NetworkProps>[]) =>
  build(Object.assign({}, ...states) as Partial<NetworkProps>);

test.each(Object.keys(toggles))('%s brings and takes what is its own, whatever else is on', (name) => {
  expectOwnChanges(toggles, name, merged, 15);
});

test('each toggle does something, unconnected excepted, which is for the ledger of VPCs alone', () => {
  expect(idleToggles(toggles, merged)).toEqual(['unconnected']);
});
