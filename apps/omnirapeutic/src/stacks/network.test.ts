import { type StackView, synthApps } from '@ashlar/testing';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { FlowLog } from '@cdktf/provider-aws/lib/flow-log/index.js';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway/index.js';
import { Route } from '@cdktf/provider-aws/lib/route/index.js';
import { Subnet } from '@cdktf/provider-aws/lib/subnet/index.js';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint/index.js';
import { Vpc } from '@cdktf/provider-aws/lib/vpc/index.js';
import { app } from '../app.js';

const stacks = synthApps(app);
const production = stacks.get('omnirapeutic-production-network') as StackView;
const staging = stacks.get('omnirapeutic-staging-network') as StackView;

const subnets = (stack: StackView) =>
  stack.all(Subnet).map(({ availability_zone: zone, cidr_block: cidr, tags }) => ({
    tier: (tags as Record<string, string>)['Tier'],
    zone,
    cidr,
  }));

test('ORP-01: production has the VPC of the source, over three zones', () => {
  expect(production.one(Vpc)).toMatchObject({ cidr_block: '10.0.0.0/16' });
  expect(subnets(production)).toEqual(
    expect.arrayContaining([
      { tier: 'public', zone: 'us-east-1a', cidr: '10.0.1.0/24' },
      { tier: 'public', zone: 'us-east-1b', cidr: '10.0.2.0/24' },
      { tier: 'public', zone: 'us-east-1c', cidr: '10.0.3.0/24' },
      { tier: 'app', zone: 'us-east-1a', cidr: '10.0.11.0/24' },
      { tier: 'app', zone: 'us-east-1b', cidr: '10.0.12.0/24' },
      { tier: 'app', zone: 'us-east-1c', cidr: '10.0.13.0/24' },
      { tier: 'data', zone: 'us-east-1a', cidr: '10.0.21.0/24' },
      { tier: 'data', zone: 'us-east-1b', cidr: '10.0.22.0/24' },
      { tier: 'data', zone: 'us-east-1c', cidr: '10.0.23.0/24' },
    ]),
  );
  expect(subnets(production)).toHaveLength(9);
});

test('ORP-01: staging has the same shape, in a range of its own', () => {
  const shape = (stack: StackView) => subnets(stack).map(({ tier, zone }) => `${tier} ${String(zone)}`);
  expect(shape(staging)).toEqual(shape(production));
  expect(staging.one(Vpc)).toMatchObject({ cidr_block: '10.1.0.0/16' });
});

test('ORP-02: production has a NAT gateway in each zone, staging has one for all', () => {
  expect(production.all(NatGateway)).toHaveLength(3);
  expect(staging.all(NatGateway)).toHaveLength(1);
});

test('ORP-02: an app subnet leaves through the NAT gateway of its own zone', () => {
  for (const zone of ['us-east-1a', 'us-east-1b', 'us-east-1c']) {
    const route = production.at(`network/app-${zone}/internet`);
    expect(route).toMatchObject({ destination_cidr_block: '0.0.0.0/0' });
    expect(route['nat_gateway_id']).toMatch(new RegExp(`^\\$\\{aws_nat_gateway\\.network_nat-${zone}_`));
  }
});

test.each(['production', 'staging'])('ORP-02: no route of %s belongs to a data subnet', (environment) => {
  const stack = stacks.get(`omnirapeutic-${environment}-network`) as StackView;
  const tables = stack.all(Route).map(({ route_table_id: table }) => String(table));
  expect(tables.filter((table) => table.includes('network_data-'))).toEqual([]);
  expect(tables.filter((table) => table.includes('network_app-'))).toHaveLength(3);
});

test('ORP-03: flow logs are encrypted with our own key, and kept for the six years of HIPAA', () => {
  expect(production.one(FlowLog)).toMatchObject({
    traffic_type: 'ALL',
    log_destination_type: 'cloud-watch-logs',
  });
  const group = production.one(CloudwatchLogGroup);
  expect(group).toMatchObject({
    name: '/omnirapeutic/production/network/flow-logs',
    retention_in_days: 2192,
  });
  expect(group['kms_key_id']).toContain(
    'omnirapeutic-production-keys.outputs.cross-stack-output-aws_kms_keylogs_key',
  );
  expect(staging.one(CloudwatchLogGroup)).toMatchObject({ retention_in_days: 30 });
});

test('ORP-04: private tasks reach the services of AWS that they start with, without a NAT gateway', () => {
  const services = (kind: string) =>
    production
      .all(VpcEndpoint)
      .filter(({ vpc_endpoint_type: type }) => type === kind)
      .map(({ service_name: name }) => String(name).replace('com.amazonaws.us-east-1.', ''))
      .sort();

  expect(services('Gateway')).toEqual(['dynamodb', 's3']);
  expect(services('Interface')).toEqual([
    'ec2messages',
    'ecr.api',
    'ecr.dkr',
    'kms',
    'logs',
    'secretsmanager',
    'ssm',
    'ssmmessages',
  ]);
});

test('ORP-22: state lies in S3 under a key of its own, with a lock in DynamoDB and in S3', () => {
  expect(production.json.terraform?.backend).toEqual({
    s3: {
      bucket: 'ashlar-state-111122223333-us-east-1',
      key: 'omnirapeutic/production/network.tfstate',
      region: 'us-east-1',
      encrypt: true,
      kms_key_id: 'arn:aws:kms:us-east-1:111122223333:alias/ashlar-state',
      dynamodb_table: 'ashlar-state-locks',
      use_lockfile: true,
    },
  });
});
