import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { judged } from './judged.fixture.js';
import { created, deleted, replaced, updated } from './plan.fixture.js';

type Values = Record<string, unknown>;

/** Rule, type, the safe values, the others. */
const weakened: [string, string, Values, Values][] = [
  ['protection-off', 'aws_rds_cluster', { deletion_protection: true }, { deletion_protection: false }],
  ['protection-off', 'aws_lb', { enable_deletion_protection: true }, { enable_deletion_protection: false }],
  [
    'protection-off',
    'aws_cognito_user_pool',
    { deletion_protection: 'ACTIVE' },
    { deletion_protection: 'INACTIVE' },
  ],
  ['protection-off', 'aws_s3_bucket', { force_destroy: false }, { force_destroy: true }],
  ['protection-off', 'aws_db_instance', { skip_final_snapshot: false }, { skip_final_snapshot: true }],
  [
    'protection-off',
    'aws_secretsmanager_secret',
    { recovery_window_in_days: 30 },
    { recovery_window_in_days: 0 },
  ],
  ['protection-off', 'aws_db_instance', { multi_az: true }, { multi_az: false }],
  ['encryption-off', 'aws_rds_cluster', { storage_encrypted: true }, { storage_encrypted: false }],
  ['encryption-off', 'aws_sqs_queue', { kms_master_key_id: 'alias/k' }, { kms_master_key_id: '' }],
  ['encryption-off', 'aws_lb_listener', { protocol: 'HTTPS' }, { protocol: 'HTTP' }],
  [
    'encryption-off',
    'aws_lb_listener',
    { ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' },
    { ssl_policy: 'ELBSecurityPolicy-2016-08' },
  ],
  [
    'encryption-off',
    'aws_db_parameter_group',
    { parameter: [{ name: 'rds.force_ssl', value: '1' }] },
    { parameter: [{ name: 'rds.force_ssl', value: '0' }] },
  ],
  [
    'encryption-off',
    'aws_instance',
    { ebs_block_device: [{ encrypted: true }, { encrypted: true }] },
    { ebs_block_device: [{ encrypted: true }, { encrypted: false }] },
  ],
  [
    'encryption-off',
    'aws_launch_template',
    { block_device_mappings: [{ ebs: [{ encrypted: 'true' }] }] },
    { block_device_mappings: [{ ebs: [{ encrypted: 'false' }] }] },
  ],
  [
    'backup-off',
    'aws_s3_bucket_replication_configuration',
    { rule: [{ status: 'Enabled' }, { status: 'Enabled' }] },
    { rule: [{ status: 'Enabled' }, { status: 'Disabled' }] },
  ],
  ['backup-off', 'aws_kinesis_stream', { retention_period: 168 }, { retention_period: 24 }],
  [
    'protection-off',
    'aws_instance',
    { metadata_options: [{ http_tokens: 'required' }] },
    { metadata_options: [{ http_tokens: 'optional' }] },
  ],
  [
    'logging-off',
    'aws_cloudtrail',
    { event_selector: [{ read_write_type: 'All' }] },
    { event_selector: [{ read_write_type: 'ReadOnly' }] },
  ],
  ['logging-off', 'aws_cloudtrail', { enable_logging: true }, { enable_logging: false }],
  ['logging-off', 'aws_lb', { access_logs: [{ enabled: true }] }, { access_logs: [{ enabled: false }] }],
  [
    'logging-off',
    'aws_eks_cluster',
    { enabled_cluster_log_types: ['api', 'audit'] },
    { enabled_cluster_log_types: ['api'] },
  ],
  ['logging-off', 'aws_cloudwatch_log_group', { retention_in_days: 0 }, { retention_in_days: 30 }],
  ['backup-off', 'aws_db_instance', { backup_retention_period: 14 }, { backup_retention_period: 7 }],
  [
    'backup-off',
    'aws_dynamodb_table',
    { point_in_time_recovery: [{ enabled: true }] },
    { point_in_time_recovery: [{ enabled: false }] },
  ],
  [
    'backup-off',
    'aws_s3_bucket_versioning',
    { versioning_configuration: [{ status: 'Enabled' }] },
    { versioning_configuration: [{ status: 'Suspended' }] },
  ],
  [
    'public-access-unblocked',
    'aws_s3_bucket_public_access_block',
    { block_public_acls: true },
    { block_public_acls: false },
  ],
  ['capacity-to-zero', 'aws_ecs_service', { desired_count: 2 }, { desired_count: 0 }],
  ['alarms-off', 'aws_cloudwatch_metric_alarm', { alarm_actions: ['arn:aws:sns:a'] }, { alarm_actions: [] }],
];

test.each(weakened)('%s: %s %j → %j is found; back, new or as before is not', (rule, type, safe, weak) => {
  const found = judged(rule);
  expect(found(updated(`${type}.x`, safe, weak))).toHaveLength(1);
  expect(found(updated(`${type}.x`, weak, safe))).toEqual([]);
  expect(found(updated(`${type}.x`, { ...weak, other: 1 }, { ...weak, other: 2 }))).toEqual([]);
  expect(found(updated(`${type}.x`, safe, safe))).toEqual([]);
  expect(found(created(`${type}.x`, weak))).toEqual([]);
});

test.each([
  ['protection-off', 'aws_rds_cluster', 'deletion_protection', true],
  ['protection-off', 'aws_s3_bucket', 'force_destroy', false],
  ['encryption-off', 'aws_ebs_volume', 'encrypted', true],
  ['encryption-off', 'aws_lb_listener', 'ssl_policy', 'ELBSecurityPolicy-TLS13-1-2-2021-06'],
  ['logging-off', 'aws_cloudtrail', 'enable_logging', true],
  ['backup-off', 'aws_rds_cluster', 'backup_retention_period', 7],
  ['capacity-to-zero', 'aws_ecs_service', 'desired_count', 2],
])('%s: what %s.%s will be may be known after the apply only, and that is said', (rule, type, name, safe) => {
  const unknown = updated(`${type}.x`, { [name]: safe }, {}, { after_unknown: { [name]: true } });
  expect(judged(rule)(unknown)).toEqual([
    expect.stringMatching(/^review: perhaps .* is known after the apply only$/),
  ]);
});

test.each([
  ['logging-off', 'aws_flow_log', { vpc_id: 'vpc-1' }],
  ['encryption-off', 'aws_s3_bucket_server_side_encryption_configuration', { bucket: 'files' }],
  ['backup-off', 'aws_backup_selection', {}],
  ['protection-off', 'aws_wafv2_web_acl_association', { resource_arn: 'arn:aws:elb:1' }],
  ['public-access-unblocked', 'aws_s3_bucket_public_access_block', { bucket: 'files' }],
  ['alarms-off', 'aws_cloudwatch_metric_alarm', {}],
])('%s: %s that is destroyed is found', (rule, type, before) => {
  expect(judged(rule)(deleted(`${type}.x`, { id: 'files', ...before }))).toHaveLength(1);
});

test('what goes together with what it protects is not found', () => {
  const block = deleted('aws_s3_bucket_public_access_block.x', { id: 'files', bucket: 'files' });
  const versions = deleted('aws_s3_bucket_versioning.x', { id: 'files', bucket: 'files' });
  const bucket = deleted('aws_s3_bucket.x', { id: 'files', bucket: 'files' });
  const [unblocked, backup] = [judged('public-access-unblocked'), judged('backup-off')];
  expect([unblocked(block, versions, bucket), backup(block, versions, bucket)]).toEqual([[], []]);
  // Neither excuses the other, although both carry the bucket's name.
  expect([unblocked(block, versions).length, backup(block, versions).length]).toEqual([1, 1]);
});

test('what only moves to another address without saying so asks for a look', () => {
  const values = { traffic_type: 'ALL', vpc_id: 'vpc-1', log_destination: 'arn:aws:s3:::logs' };
  expect(
    judged('logging-off')(deleted('aws_flow_log.old', values), created('aws_flow_log.new', values)),
  ).toEqual(['review: no longer records connections, until aws_flow_log.new does the same']);
});

test('one of several that goes while the others stay on loses nothing', () => {
  const disks = (...encrypted: boolean[]) => ({
    ebs_block_device: encrypted.map((on) => ({ encrypted: on })),
  });
  const found = judged('encryption-off');
  expect(found(updated('aws_instance.i', disks(true, true), disks(true)))).toEqual([]);
  expect(found(updated('aws_instance.i', disks(true), disks(true, false)))).toEqual([]);
});

const PROTECTING = { block_public_acls: true, block_public_policy: true, ignore_public_acls: true };
const blockOf = (bucket?: string) => ({ ...PROTECTING, ...(bucket === undefined ? {} : { bucket }) });
const BLOCK = 'aws_s3_bucket_public_access_block';

test('what protects something else from now on no longer protects what it did', () => {
  const found = judged('public-access-unblocked');
  expect(found(replaced(`${BLOCK}.b`, blockOf('secret'), blockOf('empty')))).toEqual([
    'danger: no longer keeps objects from becoming public: it protects something else from now on',
  ]);
  const unknown = { after_unknown: { bucket: true } };
  expect(found(replaced(`${BLOCK}.b`, blockOf('secret'), blockOf(), unknown))).toEqual([
    expect.stringMatching(/^review: perhaps no longer keeps/),
  ]);
  expect(found(replaced(`${BLOCK}.b`, blockOf('secret'), blockOf('secret')))).toEqual([]);
  const gone = deleted('aws_s3_bucket.s', { bucket: 'secret' });
  expect(found(replaced(`${BLOCK}.b`, blockOf('secret'), blockOf('empty')), gone)).toEqual([]);
});

test('one that comes for another bucket is no rename of one that goes', () => {
  const found = judged('public-access-unblocked');
  const old = deleted(`${BLOCK}.old`, blockOf('secret'));
  expect(found(old, created(`${BLOCK}.new`, blockOf('other')))).toEqual([
    'danger: no longer keeps objects from becoming public',
  ]);
  expect(found(old, created(`${BLOCK}.new`, blockOf('secret')))).toEqual([expect.stringMatching(/^review/)]);
  const unknown = { after_unknown: { bucket: true } };
  expect(found(old, created(`${BLOCK}.new`, blockOf(), unknown))).toEqual([expect.stringMatching(/^review/)]);
});

test('a new block of public access that blocks nothing deserves a look', () => {
  const none = { ...blockOf('b'), block_public_acls: false, block_public_policy: false };
  const all = { ...none, ignore_public_acls: false, restrict_public_buckets: false };
  const found = judged('public-access-unblocked');
  expect(found(created(`${BLOCK}.b`, all))).toEqual([
    'review: lets objects be made public: it blocks nothing',
  ]);
  expect(found(created(`${BLOCK}.b`, none))).toEqual([]);
});

test('the tables name no type that there is not', () => {
  const lib = join(dirname(require.resolve('@cdktf/provider-aws/package.json')), 'lib');
  const tables = [
    'alarms-off',
    'backup-off',
    'capacity-to-zero',
    'encryption-off',
    'interrupts-service',
    'carries-others',
  ];
  const more = ['logging-off', 'made-public', 'protection-off', 'public-access-unblocked'];
  const types = [...tables, ...more].flatMap(
    (name) => readFileSync(join(__dirname, `${name}.ts`), 'utf8').match(/(?<=\W)aws_\w+/g) ?? [],
  );
  const strange = types.filter((type) => !existsSync(join(lib, type.slice(4).replaceAll('_', '-'))));
  expect(types.length).toBeGreaterThan(100);
  expect(strange).toEqual([]);
});
