import type { Rule } from '../../rule.js';
import { accountRule } from '../reading/account-rule.js';
import { attributeRule, judgeAttribute } from '../reading/attribute-rule.js';
import { is } from '../reading/demand.js';
import { settingOf } from '../reading/setting.js';
import { ofAccount, pass, unknown } from '../reading/verdict.js';
import { encryptedVolumes } from './encrypted-volumes.js';
import { instanceRules } from './instance-rules.js';
import { noPublicAddress } from './public-address.js';

const snapshotsNotPublic: Rule = {
  id: 'EBS_SNAPSHOT_PUBLIC_RESTORABLE_CHECK',
  holds: 'No snapshot of a volume is public.',
  why: 'Everybody with an account could restore it and read it.',
  fix: 'Set aws_ebs_snapshot_block_public_access with the state block-all-sharing.',
  judge: (model) => {
    const [block] = model
      .all('aws_ebs_snapshot_block_public_access')
      .filter((found) => settingOf(model, found, 'state').values.includes('block-all-sharing'));
    return [
      ofAccount(
        block === undefined
          ? unknown('createVolumePermission of every snapshot, which must not be all (DescribeSnapshots)')
          : pass(`of ${block.id}, state is block-all-sharing`),
      ),
    ];
  },
};

export const computeRules: readonly Rule[] = [
  ...instanceRules,
  encryptedVolumes,
  noPublicAddress,
  snapshotsNotPublic,
  attributeRule({
    id: 'AUTOSCALING_LAUNCH_CONFIG_PUBLIC_IP_DISABLED',
    holds: 'Launch configurations ask for no public address.',
    why: 'Every instance that a group starts would be on the internet.',
    fix: 'Set associate_public_ip_address to false.',
    of: ['aws_launch_configuration'],
    attribute: 'associate_public_ip_address',
    must: is(false),
    otherwise: false,
  }),
  accountRule({
    id: 'EC2_EBS_ENCRYPTION_BY_DEFAULT',
    holds: 'The account encrypts every new volume.',
    why: 'What somebody makes by hand, or AWS for a service, would be in clear.',
    fix: 'Set aws_ebs_encryption_by_default.',
    needs: 'aws_ebs_encryption_by_default',
    judgeEach: (setting, model) =>
      judgeAttribute(model, setting, {
        id: 'EC2_EBS_ENCRYPTION_BY_DEFAULT',
        attribute: 'enabled',
        must: is(true),
        otherwise: true,
      }),
  }),
];
