import type { Problem } from '@ashlar/core';
import type { Model } from '@ashlar/graph';
import { kept, selectionsOf } from './rules/backup/selections-of.js';

/** What holds data that nobody can make again, and AWS Backup can keep. */
const STATEFUL = [
  'aws_db_instance',
  'aws_dynamodb_table',
  'aws_ebs_volume',
  'aws_efs_file_system',
  'aws_instance',
  'aws_rds_cluster',
  'aws_s3_bucket',
];

/** Why something that holds data is in no plan. */
export interface BackupWaiver {
  /** Its stack's last word, its type and how its name begins: `edge/aws_s3_bucket.access-logs`. */
  readonly resource: string;
  readonly reason: string;
}

/**
 * What holds data and is in no plan or in several, without a written reason; and reasons that nothing needs. Two plans
 * would keep and bill everything twice.
 */
export function backupCoverageProblems(model: Model, waivers: readonly BackupWaiver[]): Problem[] {
  const stateful = model.all(...STATEFUL).map((resource) => {
    const plans = selectionsOf(model, kept(model, resource)).map(({ id }) => id);
    const excuses = waivers.filter((waiver) => isMeant(resource.id, waiver));
    return { id: resource.id, plans, excuses };
  });
  const wrong = stateful.flatMap(({ id, plans, excuses }): Problem[] => {
    if (plans.length === 1 && excuses.length > 0) {
      return [{ what: `${id} is in ${plans[0]} and has a waiver`, fix: 'take one of them away' }];
    }
    if (plans.length > 1) {
      return [{ what: `${id} is in ${plans.length} plans: ${plans.join(', ')}`, fix: 'leave it in one' }];
    }
    if (plans.length === 1 || excuses.length > 0) return [];
    const fix = 'give it a plan (`backup`), or a waiver that says why it needs none';
    return [{ what: `${id} is in no backup plan`, fix }];
  });
  const idle = waivers
    .filter((waiver) => !stateful.some(({ id }) => isMeant(id, waiver)))
    .map(({ resource }) => ({ what: `the waiver of ${resource} is of nothing`, fix: 'delete it' }));
  const empty = waivers
    .filter(({ reason }) => typeof reason !== 'string' || reason.trim().length < 20)
    .map(({ resource }) => ({
      what: `the waiver of ${resource} gives no reason`,
      fix: 'say how the data comes back, or why nobody misses it',
    }));
  return [...wrong, ...idle, ...empty];
}

function isMeant(id: string, { resource }: BackupWaiver): boolean {
  const [stack = '', address = ''] = resource.split('/');
  const [owner = '', name = ''] = id.split('/');
  return owner.endsWith(`-${stack}`) && name.startsWith(address);
}
