import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { evidence } from '../reading/attribute-rule.js';
import { settingOf, valuesAt } from '../reading/setting.js';
import { each, fail, pass, unknown, type Verdict } from '../reading/verdict.js';

const DATABASES = ['aws_db_instance', 'aws_rds_cluster'];
const SNAPSHOTS = ['aws_db_snapshot', 'aws_db_cluster_snapshot'];

const isEncrypted = (model: Model, database: Resource) =>
  settingOf(model, database, 'storage_encrypted').values.includes('true');

/** Snapshots made by hand are in no JSON, but what they can be follows from their database. */
const ofDatabase =
  (id: string, why: string) =>
  (database: Resource, model: Model): Verdict =>
    isEncrypted(model, database)
      ? pass(`its storage is encrypted, and ${why}`)
      : unknown(`storage_encrypted is not true, so a snapshot of it could be otherwise: ${evidence(id)}`);

const encrypted = 'RDS_SNAPSHOT_ENCRYPTED';
const notPublic = 'RDS_SNAPSHOTS_PUBLIC_PROHIBITED';

export const snapshotRules: readonly Rule[] = [
  {
    id: encrypted,
    holds: 'Snapshots of databases are encrypted.',
    why: 'A snapshot that is not can be read by every account that it is shared with.',
    fix: 'Encrypt the database: all snapshots of it are as it is.',
    judge: each(DATABASES, ofDatabase(encrypted, 'so is every snapshot of it')),
  },
  {
    id: notPublic,
    holds: 'No snapshot of a database is public.',
    why: 'Every account of AWS could restore it.',
    fix: 'Encrypt the database: AWS lets nobody make an encrypted snapshot public.',
    judge: (model) => [
      ...each(DATABASES, ofDatabase(notPublic, 'AWS makes no encrypted snapshot public'))(model),
      ...each(SNAPSHOTS, ({ attributes }) =>
        valuesAt(attributes, 'shared_accounts').includes('all')
          ? fail('shared_accounts is all')
          : pass('shared_accounts does not hold all'),
      )(model),
    ],
  },
];
