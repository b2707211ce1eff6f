import { ProjectStack, type Target } from '@ashlar/core';
import { Network } from '@ashlar/network';
import { type EdgarEnvironment, isProtected } from '../environments.js';
import type { KeysStack } from './keys.js';

interface Needs {
  readonly keys: KeysStack;
}

/**
 * VPC, subnets, NAT gateways and flow logs. Only the load balancer and the NAT gateways stand in public subnets; the data
 * tier has no way out, and a network ACL of its own.
 */
export class NetworkStack extends ProjectStack<EdgarEnvironment> {
  readonly network: Network<'public' | 'app' | 'data'>;

  constructor(target: Target<EdgarEnvironment>, name: string, { keys }: Needs) {
    super(target, name);
    const { network, logRetentionDays } = target.environment;
    this.network = new Network(this, 'network', {
      ...network,
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
