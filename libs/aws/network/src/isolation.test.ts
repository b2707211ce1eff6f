import { Model, type Resource, waysOut } from '@ashlar/graph';
import { synthStack, testEnvironment } from '@ashlar/testing';
import fc from 'fast-check';
import { type ArbitraryNetwork, legalNetworks } from './arbitrary-network.fixture.js';
import type { NetworkProps } from './network-props.js';
import { Network } from './network.js';

const build = (
  props: Partial<NetworkProps> = {},
  zones: readonly string[] = ['us-east-1a', 'us-east-1b'],
) => {
  const stack = synthStack((stack) => {
    new Network(stack, 'network', {
      cidr: '10.0.0.0/16',
      tiers: {
        public: { routing: 'public', range: '10.0.0.0/19' },
        app: { routing: 'private', range: '10.0.32.0/19' },
        data: { routing: 'isolated', range: '10.0.64.0/19' },
      },
      flowLogs: 'off',
      ...props,
    });
  }, testEnvironment({ zones }));
  return new Model([stack]);
};

/** Kinds of things by which the subnets of a tier leave, without repetition. */
const kindsOf = (model: Model, tier: string) => {
  const kinds = subnetsOf(model, tier)
    .flatMap((subnet) => waysOut(model, subnet))
    .map((id) => {
      const { type, attributes } = model.at(id);
      if (type !== 'aws_route') return type;
      return attributes['nat_gateway_id'] ? 'nat' : attributes['gateway_id'] ? 'internet' : 'egress-only';
    });
  return [...new Set(kinds)].sort();
};

const subnetsOf = (model: Model, tier: string): Resource[] =>
  model.all('aws_subnet').filter(({ attributes }) => (attributes['tags'] as { Tier: string }).Tier === tier);

describe('R4 (terraform-aws-vpc 814, 932, 1041): isolated tiers', () => {
  test('a database tier has no way out of the VPC, beside a private tier that has', () => {
    const model = build();
    expect(kindsOf(model, 'data')).toEqual([]);
    expect(kindsOf(model, 'app')).toEqual(['aws_vpc_endpoint_route_table_association', 'nat']);
    expect(kindsOf(model, 'public')).toEqual(['internet']);
  });

  test('public and isolated tiers alone are a network without NAT gateways', () => {
    const model = build({
      tiers: {
        public: { routing: 'public', range: '10.0.0.0/19' },
        data: { routing: 'isolated', range: '10.0.64.0/19' },
      },
    });
    expect(model.all('aws_nat_gateway')).toEqual([]);
    expect(kindsOf(model, 'data')).toEqual([]);
    expect(kindsOf(model, 'public')).toEqual(['internet']);
  });

  test('in any network, isolated tiers have no way out, and private ones none to the internet gateway', () => {
    fc.assert(
      fc.property(legalNetworks, ({ props, zones }: ArbitraryNetwork) => {
        const model = build(props, zones);
        for (const [name, { routing, ipv6Block }] of Object.entries(props.tiers)) {
          const ipv6 = props.ipv6 && ipv6Block !== undefined;
          const { gateway = ['dynamodb', 's3'] } = props.endpoints ?? {};
          const expected = {
            isolated: [],
            public: ['internet'],
            private: [
              ...(gateway.length > 0 ? ['aws_vpc_endpoint_route_table_association'] : []),
              ...(ipv6 ? ['egress-only'] : []),
              ...(props.natGateways === 'none' ? [] : ['nat']),
            ],
          };
          expect(kindsOf(model, name)).toEqual(expected[routing]);
        }
      }),
      { numRuns: 40 },
    );
  });
});
