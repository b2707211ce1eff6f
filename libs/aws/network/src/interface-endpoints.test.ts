import { synthStack } from '@ashlar/testing';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint/index.js';
import { VpcEndpointSubnetAssociation } from '@cdktf/provider-aws/lib/vpc-endpoint-subnet-association/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import type { Endpoints } from './network-props.js';
import { Network } from './network.js';

const build = (endpoints: Endpoints<'app' | 'data'> = { interface: ['ecr.api', 'logs'] }) =>
  synthStack((stack) => {
    new Network(stack, 'network', {
      cidr: '10.0.0.0/16',
      tiers: {
        app: { routing: 'private', range: '10.0.32.0/19' },
        data: { routing: 'isolated', range: '10.0.64.0/19' },
      },
      natGateways: 'none',
      endpoints: { gateway: [], ...endpoints },
      flowLogs: 'off',
    });
  });

const homes = (endpoints: Endpoints<'app' | 'data'>) =>
  build(endpoints)
    .all(VpcEndpointSubnetAssociation)
    .map(({ subnet_id: id }) => String(id).replace(/.*network_(\w+)-(us-east-1\w)_.*/, '$1 $2'));

test('there are none unless they are named, because each costs money', () => {
  expect(build({}).all(VpcEndpoint)).toEqual([]);
  expect(build({}).all(SecurityGroup)).toEqual([]);
});

test('a service is reached in the VPC by its usual DNS name', () => {
  expect(build().at('network/endpoints/ecr.api')).toMatchObject({
    service_name: 'com.amazonaws.us-east-1.ecr.api',
    vpc_endpoint_type: 'Interface',
    private_dns_enabled: true,
  });
});

test('it has an address in each zone of the private tier, or of the tier that is named', () => {
  const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
  expect(homes({ interface: ['logs'] })).toEqual(zones.map((zone) => `app ${zone}`));
  expect(homes({ interface: ['logs'], tier: 'data' })).toEqual(zones.map((zone) => `data ${zone}`));
});

test('the endpoint itself lists no subnet, so that a zone that comes leaves it alone', () => {
  expect(
    build()
      .all(VpcEndpoint)
      .some((endpoint) => 'subnet_ids' in endpoint),
  ).toBe(false);
});

test('it admits HTTPS from the VPC alone, by one rule with a description and a key, and connects to nobody', () => {
  const stack = build();
  expect(stack.one(VpcSecurityGroupIngressRule)).toMatchObject({
    cidr_ipv4: '10.0.0.0/16',
    from_port: 443,
    to_port: 443,
    ip_protocol: 'tcp',
    description: 'HTTPS from everything in the VPC',
    tags: { Name: 'vpc' },
  });
  expect(stack.all(VpcSecurityGroupEgressRule)).toEqual([]);
  expect(stack.one(SecurityGroup)).not.toHaveProperty('ingress');
  expect(stack.one(SecurityGroup)).not.toHaveProperty('egress');
});
