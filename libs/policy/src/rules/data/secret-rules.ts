import type { Model } from '@ashlar/graph';
import type { Judgement, Rule } from '../../rule.js';
import { evidence, judgeAttribute } from '../reading/attribute-rule.js';
import { isOwnKey } from '../reading/demand.js';
import { partsOf } from '../reading/parts.js';
import { each, fail, pass, unknown, type Verdict } from '../reading/verdict.js';

const using = 'SECRETSMANAGER_USING_CMK';

/** RDS keeps the password of a database in a secret that it makes itself. */
const ofDatabases =
  (judge: Parameters<typeof each>[1]) =>
  (model: Model): Judgement[] =>
    each(['aws_rds_cluster', 'aws_db_instance'], (database, model): Verdict | undefined =>
      String(database.attributes['manage_master_user_password']) === 'true'
        ? judge(database, model)
        : undefined,
    )(model);

export const secretRules: readonly Rule[] = [
  {
    id: 'SECRETSMANAGER_ROTATION_ENABLED_CHECK',
    holds: 'Secrets are replaced by themselves.',
    why: 'A password that leaked works until somebody replaces it.',
    fix: 'Add aws_secretsmanager_secret_rotation, or let RDS manage the password.',
    judge: (model) => [
      ...each(['aws_secretsmanager_secret'], (secret) => {
        const [rotation] = partsOf(model, secret, 'aws_secretsmanager_secret_rotation', 'secret_id', 'name');
        return rotation === undefined
          ? fail('no aws_secretsmanager_secret_rotation names it')
          : pass(`${rotation.id} replaces it`);
      })(model),
      ...ofDatabases(() => pass('RDS replaces its password every seven days'))(model),
    ],
  },
  {
    id: using,
    holds: 'Secrets are encrypted with a key of our own.',
    why: "Of AWS's key, everybody in the account who may read the secret may use it, and no policy can say less.",
    fix: 'Set kms_key_id, or master_user_secret_kms_key_id of a database.',
    judge: (model) => [
      ...each(['aws_secretsmanager_secret'], (secret) =>
        judgeAttribute(model, secret, { id: using, attribute: 'kms_key_id', must: isOwnKey }),
      )(model),
      ...ofDatabases((database) =>
        judgeAttribute(model, database, {
          ...{ id: using, must: isOwnKey },
          attribute: 'master_user_secret_kms_key_id',
        }),
      )(model),
    ],
  },
  {
    id: 'KMS_CMK_NOT_SCHEDULED_FOR_DELETION',
    holds: 'No key is about to be deleted.',
    why: 'What it encrypted is lost with it, backups too.',
    fix: 'Cancel the deletion (CancelKeyDeletion), and enable the key.',
    judge: each(['aws_kms_external_key', 'aws_kms_key', 'aws_kms_replica_key'], () =>
      unknown(`its state, PendingDeletion or not: ${evidence('KMS_CMK_NOT_SCHEDULED_FOR_DELETION')}`),
    ),
  },
];
