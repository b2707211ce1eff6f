import { type Blocks, Model } from '@ashlar/graph';
import { judged } from '../judged.fixture.js';
import { backupRules } from './backup-rules.js';
import { kept, selectionsOf } from './selections-of.js';

const judge = judged(backupRules);

const MINIMUM = 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK';
const plan = (...rules: object[]): Blocks => ({ aws_backup_plan: { p: { rule: rules } } });
const daily = { rule_name: 'daily', schedule: 'cron(0 5 ? * * *)', lifecycle: { delete_after: 35 } };

test('a plan has a rule that runs daily and keeps 35 days', () => {
  expect(judge(MINIMUM, {})).toEqual([]);
  expect(judge(MINIMUM, plan({ ...daily, schedule: 'cron(0 5 ? * MON *)' }, daily))).toEqual([
    'pass aws_backup_plan.p: daily runs cron(0 5 ? * * *) and keeps 35 days',
  ]);
  expect(judge(MINIMUM, plan({ rule_name: 'always' }))).toEqual([
    'pass aws_backup_plan.p: always runs daily and keeps for ever',
  ]);
});

test.each<[string, object[], string]>([
  ['no rule', [], 'fail aws_backup_plan.p: it has no rule'],
  [
    'too short a retention',
    [{ ...daily, lifecycle: [{ delete_after: 34 }] }],
    'fail aws_backup_plan.p: daily runs cron(0 5 ? * * *) and keeps 34 days',
  ],
  [
    'frequency in one rule, retention in another',
    [
      { ...daily, lifecycle: { delete_after: 7 } },
      { ...daily, rule_name: 'weekly', schedule: 'cron(0 5 ? * SUN *)' },
    ],
    'fail aws_backup_plan.p: daily runs cron(0 5 ? * * *) and keeps 7 days; weekly runs cron(0 5 ? * SUN *) and keeps 35 days',
  ],
])('a plan with %s fails', (_, rules, expected) => {
  expect(judge(MINIMUM, plan(...rules))).toEqual([expected]);
});

test('a schedule that is a variable is not known', () => {
  expect(judge(MINIMUM, plan({ ...daily, schedule: '${var.when}' }))).toEqual([
    expect.stringMatching('^unknown aws_backup_plan.p: daily runs \\$\\{var.when\\}'),
  ]);
});

const MANUAL = 'BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED';

const denial = {
  Effect: 'Deny',
  Principal: '*',
  Action: ['backup:DeleteRecoveryPoint', 'backup:Update*', 'backup:PutBackupVaultAccessPolicy'],
  Resource: '*',
};

const vault = (statement?: object): Blocks => ({
  aws_backup_vault: { v: { name: 'vault' } },
  ...(statement && {
    aws_backup_vault_policy: {
      p: {
        backup_vault_name: '${aws_backup_vault.v.name}',
        policy: JSON.stringify({ Statement: [statement] }),
      },
    },
  }),
});

test('a vault denies to delete what it keeps', () => {
  expect(judge(MANUAL, {})).toEqual([]);
  expect(judge(MANUAL, vault())).toEqual(['fail aws_backup_vault.v: no aws_backup_vault_policy names it']);
  expect(judge(MANUAL, vault(denial))).toEqual([
    'pass aws_backup_vault.v: its policy denies it to everybody',
  ]);
});

test.each<[string, object]>([
  ['but one action', { Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'] }],
  ['under a condition', { Condition: { StringNotEquals: { 'aws:PrincipalArn': 'x' } } }],
  ['to one', { Principal: { AWS: 'arn:aws:iam::111122223333:root' } }],
  ['to all but one', { Principal: undefined, NotPrincipal: { AWS: 'x' } }],
  ['on one recovery point', { Resource: 'arn:aws:backup:us-east-1:111122223333:recovery-point:1' }],
])('a vault that denies it %s fails', (_, change) => {
  expect(judge(MANUAL, vault({ ...denial, ...change }))).toEqual([
    expect.stringMatching('^fail aws_backup_vault.v: no statement of its policy denies '),
  ]);
});

const byTag = { selection_tag: [{ type: 'STRINGEQUALS', key: 'backup-plan', value: 'daily' }] };
const tagged = { tags: { 'backup-plan': 'daily' } };

/** Whether a selection takes the table in. */
function takes(selection: Record<string, unknown>, table: Record<string, unknown> = {}): boolean {
  const resource = {
    aws_backup_selection: { s: selection },
    aws_dynamodb_table: { t: { name: 'visits', ...table } },
  };
  const model = new Model([{ name: 's', json: { resource } }]);
  return selectionsOf(model, kept(model, model.at('s/aws_dynamodb_table.t'))).length > 0;
}

test.each<[string, Record<string, unknown>, Record<string, unknown>, boolean]>([
  ['its tag', byTag, tagged, true],
  ['a tag that it lacks', byTag, {}, false],
  [
    'its tag, in the long form',
    { selection_tag: { key: 'aws:ResourceTag/backup-plan', value: 'daily' } },
    tagged,
    true,
  ],
  ['one of two tags', { selection_tag: [{ key: 'x', value: 'y' }, ...byTag.selection_tag] }, tagged, true],
  ['a reference', { resources: ['${aws_dynamodb_table.t.arn}'] }, {}, true],
  ['its ARN', { resources: ['arn:aws:dynamodb:us-east-1:111122223333:table/visits'] }, {}, true],
  ['another ARN', { resources: ['arn:aws:dynamodb:us-east-1:111122223333:table/other'] }, {}, false],
  ['all tables', { resources: ['arn:aws:dynamodb:*:*:table/*'] }, {}, true],
  ['all volumes', { resources: ['arn:aws:ec2:*:*:volume/*'] }, {}, false],
  ['everything', { resources: ['*'] }, {}, true],
  ['nothing, which is everything', {}, {}, true],
  ['a list or a tag, by the tag', { ...byTag, resources: ['arn:aws:ec2:*:*:volume/*'] }, tagged, true],
  ['a list or a tag, by the list', { ...byTag, resources: ['*'] }, {}, true],
  [
    'everything but itself',
    { resources: ['*'], not_resources: ['${aws_dynamodb_table.t.arn}'] },
    tagged,
    false,
  ],
  [
    'everything under a condition that holds',
    {
      resources: ['*'],
      condition: { string_equals: [{ key: 'aws:ResourceTag/backup-plan', value: 'daily' }] },
    },
    tagged,
    true,
  ],
  [
    'everything under a condition that does not',
    { resources: ['*'], condition: [{ string_like: { key: 'aws:ResourceTag/backup-plan', value: 'w*' } }] },
    tagged,
    false,
  ],
  [
    'two conditions of which one holds',
    {
      condition: {
        string_like: [{ key: 'aws:ResourceTag/backup-plan', value: 'd*' }],
        string_not_equals: [{ key: 'aws:ResourceTag/backup-plan', value: 'daily' }],
      },
    },
    tagged,
    false,
  ],
])('a selection by %s', (_, selection, table, expected) => {
  expect(takes(selection, table)).toBe(expected);
});

const selection: Blocks = { aws_backup_selection: { s: byTag } };

test.each<[string, string, Record<string, unknown>]>([
  ['EBS_IN_BACKUP_PLAN', 'aws_ebs_volume', tagged],
  ['EBS_IN_BACKUP_PLAN', 'aws_instance', { volume_tags: tagged.tags }],
  ['EBS_IN_BACKUP_PLAN', 'aws_instance', { root_block_device: [tagged] }],
  ['EC2_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'aws_instance', tagged],
  ['EFS_IN_BACKUP_PLAN', 'aws_efs_file_system', tagged],
  ['DYNAMODB_IN_BACKUP_PLAN', 'aws_dynamodb_table', tagged],
  ['AURORA_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'aws_rds_cluster', { engine: 'aurora-mysql', ...tagged }],
  ['RDS_IN_BACKUP_PLAN', 'aws_db_instance', tagged],
])('%s: %s is in a plan by its tag, and in none without', (id, type, attributes) => {
  expect(judge(id, { ...selection, [type]: { x: attributes } })).toEqual([
    `pass ${type}.x: s/aws_backup_selection.s takes it in`,
  ]);
  expect(judge(id, { ...selection, [type]: { x: {} } })).toEqual([
    `fail ${type}.x: no aws_backup_selection takes it in; its tags are none`,
  ]);
  expect(judge(id, selection)).toEqual([]);
});

test('a reason tells the tags that were looked at', () => {
  const tags = { 'backup-plan': 'weekly', Name: 'visits' };
  expect(judge('DYNAMODB_IN_BACKUP_PLAN', { ...selection, aws_dynamodb_table: { t: { tags } } })).toEqual([
    'fail aws_dynamodb_table.t: no aws_backup_selection takes it in; its tags are backup-plan=weekly, Name=visits',
  ]);
});

test('tags that the provider puts on everything count, and those of the resource win', () => {
  const json = {
    provider: { aws: [{ default_tags: [tagged] }] },
    resource: {
      ...selection,
      aws_dynamodb_table: { own: { tags: { 'backup-plan': 'none' } }, plain: {} },
    },
  };
  const model = new Model([{ name: 's', json }]);
  const taken = model
    .all('aws_dynamodb_table')
    .map((table) => selectionsOf(model, kept(model, table)).length);
  expect(taken).toEqual([0, 1]);
});

test('an instance of Aurora is kept with its cluster', () => {
  const cluster = (attributes: object): Blocks => ({
    ...selection,
    aws_rds_cluster: { c: { cluster_identifier: 'records', ...attributes } },
    aws_rds_cluster_instance: { i: { cluster_identifier: '${aws_rds_cluster.c.id}' } },
  });
  expect(judge('RDS_IN_BACKUP_PLAN', cluster(tagged))).toEqual([
    'pass aws_rds_cluster_instance.i: s/aws_backup_selection.s takes s/aws_rds_cluster.c in',
  ]);
  expect(judge('RDS_IN_BACKUP_PLAN', cluster({}))).toEqual([
    expect.stringMatching(
      '^fail aws_rds_cluster_instance.i: no aws_backup_selection takes s/aws_rds_cluster.c in',
    ),
  ]);
  expect(judge('AURORA_RESOURCES_PROTECTED_BY_BACKUP_PLAN', cluster({ engine: 'mysql' }))).toEqual([]);
});

test('volumes of an instance have the tags of its launch template too', () => {
  const template = { tag_specifications: [{ resource_type: 'volume', ...tagged }] };
  const resources: Blocks = {
    ...selection,
    aws_launch_template: { l: template },
    aws_instance: { i: { launch_template: { id: '${aws_launch_template.l.id}', version: '$Latest' } } },
  };
  expect(judge('EBS_IN_BACKUP_PLAN', resources)).toEqual([expect.stringMatching('^pass aws_instance.i')]);
});

test('what an autoscaling group starts is not known', () => {
  const group: Blocks = { aws_autoscaling_group: { g: {} } };
  for (const id of ['EBS_IN_BACKUP_PLAN', 'EC2_RESOURCES_PROTECTED_BY_BACKUP_PLAN'])
    expect(judge(id, group)).toEqual([expect.stringMatching('^unknown aws_autoscaling_group.g: ')]);
});

test('recovery points are encrypted as their source, or by the vault', () => {
  const id = 'BACKUP_RECOVERY_POINT_ENCRYPTED';
  expect(judge(id, { aws_rds_cluster: { c: { storage_encrypted: false } } })).toEqual([]);
  const points = judge(id, {
    ...selection,
    aws_ebs_volume: { v: { ...tagged, encrypted: '${var.encrypted}' } },
    aws_instance: { i: tagged },
    aws_rds_cluster: { c: { ...tagged, storage_encrypted: true }, d: tagged },
    aws_s3_bucket: { b: tagged },
  });
  expect(points.map((point) => point.split(':')[0])).toEqual([
    'unknown aws_ebs_volume.v',
    'unknown aws_instance.i',
    'pass aws_rds_cluster.c',
    'fail aws_rds_cluster.d',
    'pass aws_s3_bucket.b',
  ]);
  expect(points[3]).toContain('storage_encrypted is not set, which means false');
});
