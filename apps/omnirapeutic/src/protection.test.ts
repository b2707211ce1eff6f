import type { Resource } from '@ashlar/testing';
import { environmentOf, stacksOf } from './platform.fixture.js';

const flagged = (resource: Resource, flags: readonly string[], value: boolean) =>
  flags.filter((flag) => resource[flag] === value);

/** What makes Terraform or AWS refuse to delete a resource, or leave behind what it held. */
const keptBy = (resource: Resource): string[] => [
  ...flagged({ ...(resource['lifecycle'] as Resource | undefined) }, ['prevent_destroy'], true),
  ...flagged(resource, ['skip_destroy', 'deletion_protection', 'enable_deletion_protection'], true),
  ...flagged(resource, ['skip_final_snapshot', 'delete_automated_backups'], false).map(
    (flag) => `no ${flag}`,
  ),
];

/** What lets a resource go together with all that it holds. */
const lostBy = (resource: Resource): string[] => [
  ...flagged(resource, ['force_destroy', 'force_delete'], true),
  ...flagged(resource, ['skip_final_snapshot', 'delete_automated_backups'], true),
  ...(resource['recovery_window_in_days'] === 0 ? ['no recovery window'] : []),
];

/** Old revisions of a task definition stay everywhere, for a way back; they hold nothing. */
const holdsNothing = (address: string) => address.startsWith('aws_ecs_task_definition.');

const marked = (environment: 'production' | 'staging', marksOf: (resource: Resource) => string[]) =>
  Object.entries(stacksOf(environmentOf(environment))).flatMap(([stack, view]) =>
    Object.entries(view.byAddress())
      .filter(([address, resource]) => !holdsNothing(address) && marksOf(resource).length > 0)
      .map(([address, resource]) => {
        const marks = marksOf(resource).join(', ');
        return `${stack} ${address.replace(/_[0-9A-F]{8}$/, '')}: ${marks}`;
      }),
  );

const log = 'prevent_destroy, skip_destroy';

test('what holds or guards data in production is kept, whatever is taken out of the sources', () => {
  expect(marked('production', keptBy).sort()).toEqual(
    [
      `access aws_cloudwatch_log_group.bastion_session-log_group: ${log}`,
      `audit aws_cloudwatch_log_group.trail_records_group: ${log}`,
      'audit aws_s3_bucket.config-files_bucket: prevent_destroy',
      'audit aws_s3_bucket.trail-files_bucket: prevent_destroy',
      'backup aws_backup_vault.copy_vault: prevent_destroy',
      'backup aws_backup_vault.vault: prevent_destroy',
      `data aws_cloudwatch_log_group.records_log_group: ${log}`,
      'data aws_rds_cluster.records_cluster: deletion_protection, no skip_final_snapshot, no delete_automated_backups',
      'dns aws_route53_zone.zone: prevent_destroy',
      `edge aws_cloudwatch_log_group.firewall_log_records_group: ${log}`,
      'edge aws_lb.web_lb: enable_deletion_protection',
      'edge aws_s3_bucket.access-logs_bucket: prevent_destroy',
      'keys aws_kms_key.alarms_key: prevent_destroy',
      'keys aws_kms_key.audit_key: prevent_destroy',
      'keys aws_kms_key.backup-copy_key: prevent_destroy',
      'keys aws_kms_key.backup_key: prevent_destroy',
      'keys aws_kms_key.database_key: prevent_destroy',
      'keys aws_kms_key.logs_key: prevent_destroy',
      'keys aws_kms_key.secrets_key: prevent_destroy',
      'keys aws_kms_key.storage_key: prevent_destroy',
      `network aws_cloudwatch_log_group.network_flow-logs_records_group: ${log}`,
      'registry aws_ecr_repository.api_repository: prevent_destroy',
      'registry aws_ecr_repository.web_repository: prevent_destroy',
      'registry aws_ecr_repository.worker_repository: prevent_destroy',
      `services aws_cloudwatch_log_group.api-log_group: ${log}`,
      `services aws_cloudwatch_log_group.cluster_exec-log_group: ${log}`,
      `services aws_cloudwatch_log_group.nginx-log_group: ${log}`,
      `services aws_cloudwatch_log_group.web-log_group: ${log}`,
      `services aws_cloudwatch_log_group.worker-log_group: ${log}`,
      'storage aws_s3_bucket.bucket-logs_bucket: prevent_destroy',
      'storage aws_s3_bucket.documents_bucket: prevent_destroy',
    ].sort(),
  );
});

test('nothing of production goes together with what it holds', () => {
  expect(marked('production', lostBy)).toEqual([]);
});

test('nothing of staging stands in the way of `destroy`', () => {
  expect(marked('staging', keptBy)).toEqual([]);
});
