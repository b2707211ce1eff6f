import type { Resource } from '@ashlar/graph';
import { block, blocks, written } from './attributes.js';
import { ifAny, ofType } from './kinds.js';
import type { View } from './view.js';
import { some } from './words.js';

/** A bucket, and how it keeps what is in it. */
export function bucketLine(bucket: Resource, view: View): string {
  const about = (type: string) => view.ofBucket(type, bucket).map(({ attributes }) => attributes);
  const encrypted = about('aws_s3_bucket_server_side_encryption_configuration').flatMap((each) =>
    blocks(each, 'rule'),
  );
  const isOwn = encrypted.some(
    (rule) => block(rule, 'apply_server_side_encryption_by_default')?.['kms_master_key_id'],
  );
  const isVersioned = about('aws_s3_bucket_versioning').some(
    (each) => written(block(each, 'versioning_configuration'), 'status') === 'Enabled',
  );
  const isLocked = about('aws_s3_bucket_object_lock_configuration').length > 0;
  const traits = [
    ...(isOwn ? ['own key'] : []),
    ...(isVersioned ? ['versioned'] : []),
    ...(isLocked ? ['locked'] : []),
  ];
  // Account ids make names unique, and are read elsewhere in the picture.
  const name = view.nameOf(bucket).replace(/-\d{12}(-[a-z0-9-]+)?$/, '');
  return traits.length > 0 ? `${name}: ${traits.join(', ')}` : name;
}

/** Where backups go, and how long they stay. */
export function backupLines(all: readonly Resource[], view: View): string[] {
  const vaults = ofType(all, 'aws_backup_vault').map((vault) => view.nameOf(vault));
  const rules = ofType(all, 'aws_backup_plan').flatMap(({ attributes }) => blocks(attributes, 'rule'));
  const days = rules.flatMap((rule) => written(block(rule, 'lifecycle'), 'delete_after') ?? []);
  return [
    ...(vaults.length > 0 ? [`vault ${some(vaults)}`] : []),
    ...ifAny(all, 'aws_backup_vault_lock_configuration', 'locked vault'),
    ...ofType(all, 'aws_backup_plan').map((plan) => `plan ${view.nameOf(plan)}`),
    ...(days.length > 0 ? [`kept ${[...new Set(days)].join(' or ')} days`] : []),
    ...ifAny(all, 'aws_backup_restore_testing_plan', 'restore testing plan'),
  ];
}
