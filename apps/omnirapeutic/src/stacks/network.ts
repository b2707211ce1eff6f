import { ProjectStack, type Target } from '@ashlar/core';
import { Network } from '@ashlar/network';
import { isProtected, type OmnirapeuticEnvironment } from '../environments.js';
import type { KeysStack } from './keys.js';

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

interface Needs {
  readonly keys: KeysStack;
}

/** VPC, subnets, NAT gateways, endpoints and flow logs. */
export class NetworkStack extends ProjectStack<OmnirapeuticEnvironment> {
  readonly network: Network<'public' | 'app' | 'data'>;

  constructor(target: Target<OmnirapeuticEnvironment>, name: string, { keys }: Needs) {
    super(target, name);
    const { network, logRetentionDays } = target.environment;

    this.network = new Network(this, 'network', {
      ...network,
      endpoints: { interface: PRIVATE_SERVICES },
      flowLogs: {
        kmsKeyArn: keys.logs.keyArn,
        retentionDays: logRetentionDays,
        keep: isProtected(target.environment),
      },
    });

    this.output('vpc_id', this.network.vpcId, 'The VPC');
    this.output(
      'nat_gateway_ips',
      Object.values(this.network.natGatewayIps),
      'Addresses that others see, for their allow lists',
    );
  }
}
