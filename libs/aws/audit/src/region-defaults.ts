import { keyArnProblems, ProjectStack, refuse, strangerProblems, wholeNumberProblems } from '@ashlar/core';
import { EbsDefaultKmsKey } from '@cdktf/provider-aws/lib/ebs-default-kms-key/index.js';
import { EbsEncryptionByDefault } from '@cdktf/provider-aws/lib/ebs-encryption-by-default/index.js';
import { EbsSnapshotBlockPublicAccess } from '@cdktf/provider-aws/lib/ebs-snapshot-block-public-access/index.js';
import { Ec2InstanceMetadataDefaults } from '@cdktf/provider-aws/lib/ec2-instance-metadata-defaults/index.js';
import { Construct } from 'constructs';

export interface RegionDefaultsProps {
  /**
   * The key of volumes that name none. Whoever starts instances needs it, and Auto Scaling needs the key's user
   * `ebs-autoscaling`.
   * @default - `aws/ebs`, which AWS keeps for the account and which no other account can use
   */
  readonly ebsKmsKeyArn?: string;
  /**
   * How far an answer of the metadata service travels, 1 to 64. Containers on instances need 2, unless they run in the network of
   * the host.
   * @default 1
   */
  readonly metadataHopLimit?: number;
}

/**
 * What holds for everything that is made in the region from now on:
 * - Volumes and snapshots of EBS are encrypted. Those that exist stay as they are.
 * - No snapshot of EBS is public; those that are public today stop being so at once.
 * - Instances answer for their credentials by IMDSv2 only, unless their launch says something else. Those that run stay as they are.
 *
 * One for each account and region. Destroying it takes the protection away. Costs nothing.
 *
 * @throws InputError for what is no key, a limit that EC2 does not take, and a second owner in the account and region.
 */
export class RegionDefaults extends Construct {
  constructor(scope: Construct, id: string, props: RegionDefaultsProps = {}) {
    super(scope, id);
    const { ebsKmsKeyArn, metadataHopLimit = 1 } = props;
    const stack = ProjectStack.of(this);
    refuse(`${this.node.path} (RegionDefaults)`, [
      ...strangerProblems('the defaults', props, ['ebsKmsKeyArn', 'metadataHopLimit']),
      ...(ebsKmsKeyArn === undefined ? [] : keyArnProblems('ebsKmsKeyArn', ebsKmsKeyArn)),
      ...wholeNumberProblems('metadataHopLimit', metadataHopLimit, 1, 64),
    ]);
    stack.claimSingleton(this, 'ebs-encryption-by-default');
    stack.claimSingleton(this, 'ebs-snapshot-public-access');
    stack.claimSingleton(this, 'instance-metadata-defaults');
    new EbsEncryptionByDefault(this, 'ebs-encryption', { enabled: true });
    if (ebsKmsKeyArn !== undefined) new EbsDefaultKmsKey(this, 'ebs-key', { keyArn: ebsKmsKeyArn });
    new EbsSnapshotBlockPublicAccess(this, 'ebs-snapshots', { state: 'block-all-sharing' });
    new Ec2InstanceMetadataDefaults(this, 'instance-metadata', {
      httpEndpoint: 'enabled',
      httpTokens: 'required',
      httpPutResponseHopLimit: metadataHopLimit,
    });
  }
}
