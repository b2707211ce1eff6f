import { ProjectStack, type Target } from '@ashlar/core';
import { Network } from '@ashlar/network';
import { EncryptionKey } from '@ashlar/secrets';
import type { OmnirapeuticEnvironment } from '../environments.js';

/** What containers call while they start and run, so that none of it leaves the VPC (ORP-04). */
const PRIVATE_SERVICES = [
  'ecr.api',
  'ecr.dkr',
  'kms',
  'logs',
  'secretsmanager',
  'ssm',
  // Sessions to the bastion and into containers travel over these two.
  'ec2messages',
  'ssmmessages',
];

/** VPC, subnets, NAT gateways, endpoints and flow logs. */
export class NetworkStack extends ProjectStack<OmnirapeuticEnvironment> {
  readonly network: Network<'public' | 'app' | 'data'>;

  constructor(target: Target<OmnirapeuticEnvironment>, name: string) {
    super(target, name);
    const { cidr, tiers, natGateways, flowLogRetentionDays } = target.environment.network;
    const logsKey = new EncryptionKey(this, 'logs-key', { purpose: 'flow-logs', users: ['log-groups'] });

    this.network = new Network(this, 'network', {
      cidr,
      tiers,
      natGateways,
      endpoints: { interface: PRIVATE_SERVICES },
      flowLogs: { kmsKeyArn: logsKey.keyArn, retentionDays: flowLogRetentionDays },
    });

    this.output('vpc_id', this.network.vpcId, 'The VPC');
    this.output(
      'nat_gateway_ips',
      Object.values(this.network.natGatewayIps),
      'Addresses that others see, for their allow lists',
    );
  }
}
