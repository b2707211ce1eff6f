import type { Rule } from '../../rule.js';
import { attributeRule, evidence, judgeAttribute } from '../reading/attribute-rule.js';
import { atLeast, is, isSet } from '../reading/demand.js';
import { isWritten, settingOf, valuesAt } from '../reading/setting.js';
import { each, fail, pass, unknown } from '../reading/verdict.js';

export const otherServiceRules: readonly Rule[] = [
  attributeRule({
    id: 'DMS_REPLICATION_NOT_PUBLIC',
    holds: 'A replication instance has no public address.',
    why: 'It holds the passwords of two databases.',
    fix: 'Set publicly_accessible to false.',
    of: ['aws_dms_replication_instance'],
    attribute: 'publicly_accessible',
    must: is(false),
    otherwise: false,
  }),
  attributeRule({
    id: 'EFS_ENCRYPTED_CHECK',
    holds: 'A file system encrypts what it stores.',
    why: 'Disks that leave a data centre must tell nothing.',
    fix: 'Set encrypted to true, with a kms_key_id; this replaces the file system.',
    of: ['aws_efs_file_system'],
    attribute: 'encrypted',
    must: is(true),
    otherwise: false,
  }),
  {
    id: 'ELASTIC_BEANSTALK_MANAGED_UPDATES_ENABLED',
    holds: 'An environment updates its platform by itself.',
    why: 'Known holes stay open in old platforms.',
    fix: 'Set ManagedActionsEnabled to true in aws:elasticbeanstalk:managedactions.',
    judge: each(['aws_elastic_beanstalk_environment'], ({ attributes }) => {
      const values = valuesAt(attributes, 'setting')
        .filter(
          (setting) =>
            valuesAt(setting, 'namespace')[0] === 'aws:elasticbeanstalk:managedactions' &&
            valuesAt(setting, 'name')[0] === 'ManagedActionsEnabled',
        )
        .flatMap((setting) => valuesAt(setting, 'value').map(String));
      return values.includes('true')
        ? pass('ManagedActionsEnabled is true')
        : fail(`ManagedActionsEnabled is ${values[0] ?? 'not set'}`);
    }),
  },
  {
    id: 'ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK',
    holds: 'A Redis cluster keeps snapshots for more than 15 days.',
    why: 'Without, what is deleted is gone. AWS counts 15 days, its default, as too few.',
    fix: 'Set snapshot_retention_limit to 16 or more.',
    judge: each(['aws_elasticache_replication_group', 'aws_elasticache_cluster'], (cluster, model) => {
      const isOfAGroup = isWritten(settingOf(model, cluster, 'replication_group_id'));
      if (cluster.attributes['engine'] === 'memcached' || (cluster.type.endsWith('cluster') && isOfAGroup))
        return undefined;
      return judgeAttribute(model, cluster, {
        id: 'ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK',
        attribute: 'snapshot_retention_limit',
        must: atLeast(16),
        otherwise: 0,
      });
    }),
  },
  attributeRule({
    id: 'EMR_KERBEROS_ENABLED',
    holds: 'A cluster of EMR knows its users by Kerberos.',
    why: 'Without, whoever reaches a node is whoever they say.',
    fix: 'Set kerberos_attributes, and a security_configuration with Kerberos.',
    of: ['aws_emr_cluster'],
    attribute: 'kerberos_attributes.realm',
    must: isSet,
  }),
  {
    id: 'EMR_MASTER_NO_PUBLIC_IP',
    holds: 'The main node of EMR has no public address.',
    why: 'Everybody could try its doors.',
    fix: 'Put the cluster into a private subnet.',
    judge: each(['aws_emr_cluster'], () =>
      unknown(`its subnet gives addresses when nodes start: ${evidence('EMR_MASTER_NO_PUBLIC_IP')}`),
    ),
  },
  attributeRule({
    id: 'KINESIS_STREAM_ENCRYPTED',
    holds: 'A stream encrypts what it carries.',
    why: 'Records wait in it for up to a year.',
    fix: 'Set encryption_type to KMS, with a kms_key_id.',
    of: ['aws_kinesis_stream'],
    attribute: 'encryption_type',
    must: is('KMS'),
    otherwise: 'NONE',
  }),
];
