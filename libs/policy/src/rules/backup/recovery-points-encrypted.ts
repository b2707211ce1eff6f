import type { Rule } from '../../rule.js';
import { evidence, judgeAttribute } from '../reading/attribute-rule.js';
import { is } from '../reading/demand.js';
import { each, pass, unknown, type Verdict } from '../reading/verdict.js';
import { kept, selectionsOf } from './selections-of.js';

const id = 'BACKUP_RECOVERY_POINT_ENCRYPTED';

/** Kept as snapshots of their own service, which are encrypted when they are. */
const AS_THEIR_SOURCE: Readonly<Record<string, string>> = {
  aws_db_instance: 'storage_encrypted',
  aws_ebs_volume: 'encrypted',
  aws_rds_cluster: 'storage_encrypted',
};

/** AWS Backup encrypts these itself, with the key of the vault. */
const BY_VAULT = ['aws_dynamodb_table', 'aws_efs_file_system', 'aws_s3_bucket'];

const kinds = [...Object.keys(AS_THEIR_SOURCE), ...BY_VAULT, 'aws_instance'];

export const recoveryPointsEncrypted: Rule = {
  id,
  holds: 'What backup plans keep is encrypted.',
  why: 'A copy of unencrypted data is as readable as the data.',
  fix: 'Encrypt the source: recovery points of volumes and databases are encrypted as it is.',
  judge: each(kinds, (resource, model): Verdict | undefined => {
    if (selectionsOf(model, kept(model, resource)).length === 0) return undefined;
    const attribute = AS_THEIR_SOURCE[resource.type];
    if (attribute !== undefined)
      return judgeAttribute(model, resource, { id, attribute, must: is(true), otherwise: false });
    return BY_VAULT.includes(resource.type)
      ? pass('AWS Backup encrypts it with the key of the vault')
      : unknown(`its volumes decide: ${evidence(id)}`);
  }),
};
