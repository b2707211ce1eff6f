import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { attributeRule, evidence, judgeAttribute } from '../reading/attribute-rule.js';
import { atLeast, type Demand, is } from '../reading/demand.js';
import { each, type Verdict, unknown } from '../reading/verdict.js';
import { clusterOf } from './cluster-of.js';

const INSTANCES = ['aws_db_instance', 'aws_rds_cluster_instance'];

interface InstanceRow extends Omit<Rule, 'judge'> {
  readonly attribute: string;
  readonly must: Demand;
  readonly otherwise?: number | boolean;
  /** Where instances of Aurora have it from their cluster: what holds there when it says nothing. */
  readonly ofCluster?: { readonly otherwise: number | boolean };
  readonly leavesOut?: (instance: Resource) => boolean;
}

function instanceRule({ attribute, must, otherwise, ofCluster, leavesOut, ...rule }: InstanceRow): Rule {
  const { id } = rule;
  const judge = (instance: Resource, model: Model): Verdict | undefined => {
    if (leavesOut?.(instance)) return undefined;
    if (ofCluster === undefined || instance.type === 'aws_db_instance')
      return judgeAttribute(model, instance, { id, attribute, must, otherwise });
    const cluster = clusterOf(model, instance);
    if (cluster === undefined) return unknown(`its cluster is of no stack here: ${evidence(id)}`);
    const verdict = judgeAttribute(model, cluster, {
      ...{ id, attribute, must },
      otherwise: ofCluster.otherwise,
    });
    return { ...verdict, reason: `of its cluster, ${verdict.reason}` };
  };
  return { ...rule, judge: each(INSTANCES, judge) };
}

/** Rules that one attribute of a database decides. */
export const databaseRules: readonly Rule[] = [
  instanceRule({
    id: 'DB_INSTANCE_BACKUP_ENABLED',
    holds: 'A database instance makes backups by itself.',
    why: 'Without, it can be restored to no moment.',
    fix: 'Set backup_retention_period to 1 or more.',
    attribute: 'backup_retention_period',
    must: atLeast(1),
    otherwise: 0,
    ofCluster: { otherwise: 1 },
    leavesOut: ({ attributes }) => attributes['replicate_source_db'] !== undefined,
  }),
  instanceRule({
    id: 'RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED',
    holds: 'A database instance takes minor versions in its maintenance window.',
    why: 'Known holes stay open in old versions.',
    fix: 'Set auto_minor_version_upgrade to true, and the major version alone, or the plan will want to go back.',
    attribute: 'auto_minor_version_upgrade',
    must: is(true),
    otherwise: true,
  }),
  instanceRule({
    id: 'RDS_ENHANCED_MONITORING_ENABLED',
    holds: 'A database instance reports what its operating system does.',
    why: 'CloudWatch sees the machine from outside: not which process takes the memory.',
    fix: 'Set monitoring_interval, and a monitoring_role_arn.',
    attribute: 'monitoring_interval',
    must: atLeast(1),
    otherwise: 0,
  }),
  instanceRule({
    id: 'RDS_INSTANCE_PUBLIC_ACCESS_CHECK',
    holds: 'A database instance has no public address.',
    why: 'Everybody could try passwords.',
    fix: 'Set publicly_accessible to false.',
    attribute: 'publicly_accessible',
    must: is(false),
    otherwise: false,
  }),
  instanceRule({
    id: 'RDS_STORAGE_ENCRYPTED',
    holds: 'A database instance encrypts what it stores.',
    why: 'Disks that leave a data centre must tell nothing.',
    fix: 'Set storage_encrypted to true, with a kms_key_id; this replaces the database.',
    attribute: 'storage_encrypted',
    must: is(true),
    otherwise: false,
    ofCluster: { otherwise: false },
  }),
  attributeRule({
    id: 'RDS_CLUSTER_DELETION_PROTECTION_ENABLED',
    holds: 'A database cluster refuses to be deleted.',
    why: 'One wrong destroy takes the database with all of its snapshots.',
    fix: 'Set deletion_protection to true.',
    of: ['aws_rds_cluster'],
    attribute: 'deletion_protection',
    must: is(true),
    otherwise: false,
  }),
  attributeRule({
    id: 'RDS_MULTI_AZ_SUPPORT',
    holds: 'A database instance has a standby in another zone. (Not of Aurora, whose clusters are judged.)',
    why: 'When its zone fails, the database is gone until somebody restores it.',
    fix: 'Set multi_az to true.',
    of: ['aws_db_instance'],
    attribute: 'multi_az',
    must: is(true),
    otherwise: false,
  }),
];
