import { synthStack } from '@ashlar/testing';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint/index.js';
import { VpcEndpointRouteTableAssociation } from '@cdktf/provider-aws/lib/vpc-endpoint-route-table-association/index.js';
import type { NetworkProps } from './network-props.js';
import { Network } from './network.js';

const build = (props: Partial<NetworkProps> = {}) =>
  synthStack((stack) => {
    new Network(stack, 'network', {
      cidr: '10.0.0.0/16',
      tiers: {
        public: { routing: 'public', range: '10.0.0.0/19' },
        app: { routing: 'private', range: '10.0.32.0/19' },
        batch: { routing: 'private', range: '10.0.96.0/19' },
        data: { routing: 'isolated', range: '10.0.64.0/19' },
      },
      flowLogs: 'off',
      ...props,
    });
  });

test('S3 and DynamoDB are reached without NAT unless something else is said, because it is free', () => {
  expect(build().all(VpcEndpoint)).toEqual([
    expect.objectContaining({
      service_name: 'com.amazonaws.us-east-1.dynamodb',
      vpc_endpoint_type: 'Gateway',
    }),
    expect.objectContaining({ service_name: 'com.amazonaws.us-east-1.s3', vpc_endpoint_type: 'Gateway' }),
  ]);
});

test('every private tier has them, public and isolated ones have not', () => {
  const tables = build()
    .all(VpcEndpointRouteTableAssociation)
    .map(({ route_table_id: id }) => String(id).replace(/.*network_(\w+)-us.*/, '$1'));
  expect(tables).toHaveLength(12);
  expect([...new Set(tables)].sort()).toEqual(['app', 'batch']);
});

test('the endpoint itself lists no route table, so that a zone that comes leaves it alone', () => {
  expect(
    build()
      .all(VpcEndpoint)
      .some((endpoint) => 'route_table_ids' in endpoint),
  ).toBe(false);
});

test('there are fewer, or none, when that is said', () => {
  expect(build({ endpoints: { gateway: ['s3'] } }).all(VpcEndpoint)).toHaveLength(1);
  expect(build({ endpoints: { gateway: [] } }).all(VpcEndpoint)).toEqual([]);
});
