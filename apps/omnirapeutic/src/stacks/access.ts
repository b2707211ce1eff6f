import { Bastion } from '@ashlar/bastion';
import { ProjectStack, type Target } from '@ashlar/core';
import { isProtected, type OmnirapeuticEnvironment } from '../environments.js';
import type { DataStack } from './data.js';
import type { KeysStack } from './keys.js';
import type { NetworkStack } from './network.js';

interface Needs {
  readonly keys: KeysStack;
  readonly network: NetworkStack;
  readonly data: DataStack;
}

/** The way of people into the private subnets. */
export class AccessStack extends ProjectStack<OmnirapeuticEnvironment> {
  constructor(target: Target<OmnirapeuticEnvironment>, name: string, { keys, network, data }: Needs) {
    super(target, name);
    const { logRetentionDays, bastionZone } = target.environment;
    const { vpcId, cidr, tiers } = network.network;

    const bastion = new Bastion(this, 'bastion', {
      vpcId,
      vpcCidr: cidr,
      subnetId: tiers.app.subnetIds[bastionZone] ?? '',
      kmsKeyArn: keys.logs.keyArn,
      logRetentionDays,
      keepLogs: isProtected(target.environment),
      reaches: {
        records: {
          securityGroupId: data.database.securityGroupId,
          port: data.database.port,
          description: 'People look into the records through tunnels',
        },
      },
    });

    this.output('bastion_id', bastion.instanceId, 'The bastion, for aws ssm start-session --target');
    this.output(
      'operator_policy_arn',
      bastion.operatorPolicyArn,
      'To attach to the roles of people who use it',
    );
    this.output(
      'session_document',
      bastion.sessionDocumentName,
      'For --document-name, so that the session is logged',
    );
  }
}
