import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { judged } from './judged.fixture.js';
import { created, deleted, forgotten, replaced, updated } from './plan.fixture.js';
import { lostWith, statefulTypes } from './stateful-types.js';

const destroyed = judged('stateful-destroyed');
const replacedBy = judged('stateful-replaced');
const forgottenBy = judged('stateful-forgotten');
const deposed = judged('deposed-destroyed');

test('what is destroyed with its data is a danger, and is called by its name', () => {
  expect(destroyed(deleted('aws_db_instance.main'))).toEqual(['danger: destroys the database and its data']);
  expect(destroyed(deleted('module.data["eu"].aws_dynamodb_table.orders'))).toEqual([
    'danger: destroys the table and its items',
  ]);
});

test('what can be made again is no danger, and neither is making or changing what holds data', () => {
  expect(destroyed(deleted('aws_lambda_function.f'), created('aws_db_instance.a'))).toEqual([]);
  expect(destroyed(updated('aws_db_instance.a', { a: 1 }, { a: 2 }))).toEqual([]);
});

test('a replacement says which attributes force it', () => {
  const path = (...names: (string | number)[]) => ({ replace_paths: [names] });
  expect(replacedBy(replaced('aws_rds_cluster.db', {}, {}, path('engine_mode')))).toEqual([
    'danger: replaces the database cluster and its data by an empty one: engine_mode forces it',
  ]);
  const two = { replace_paths: [['name'], ['attribute', 0, 'type']] };
  expect(replacedBy(replaced('aws_dynamodb_table.t', {}, {}, two))).toEqual([
    'danger: replaces the table and its items by an empty one: attribute[0].type and name force it',
  ]);
});

test.each([
  ['replace_because_tainted', 'it is tainted'],
  ['replace_by_request', 'somebody asked for it with -replace'],
  ['replace_by_triggers', 'something in its replace_triggered_by changes'],
  ['replace_because_of_the_moon', 'replace because of the moon'],
])('of a replacement with %s it says: %s', (action_reason, because) => {
  expect(replacedBy(replaced('aws_ebs_volume.v', {}, {}, { action_reason }))).toEqual([
    `danger: replaces the volume and its files by an empty one: ${because}`,
  ]);
});

test.each([
  ['aws_qldb_ledger', 'the ledger and its journal'],
  ['aws_rds_shard_group', 'the shards and their data'],
  ['aws_eks_cluster', 'the cluster and all that runs in it'],
  ['aws_cloudformation_stack', 'the stack and all that is in it'],
  ['aws_cloudcontrolapi_resource', 'the resource that it stands for, and what that holds'],
])('%s holds something too: %s', (type, lost) => {
  expect(destroyed(deleted(`${type}.x`))).toEqual([`danger: destroys ${lost}`]);
});

test('what is written in the configuration is lost when it is destroyed, and there again when it is replaced', () => {
  expect(destroyed(deleted('aws_s3_object.o'), deleted('aws_secretsmanager_secret_version.v'))).toHaveLength(
    2,
  );
  expect(replacedBy(replaced('aws_s3_object.o'), replaced('aws_secretsmanager_secret_version.v'))).toEqual(
    [],
  );
});

test('data that nobody looks after any more is a danger', () => {
  expect(forgottenBy(forgotten('aws_s3_bucket.files'))).toHaveLength(1);
  expect(forgottenBy(forgotten('aws_iam_role.app'))).toEqual([]);
});

test('what a replacement left behind is judged apart', () => {
  const left = deleted('aws_db_instance.main', {}, { deposed: 'ab12cd34' });
  expect([destroyed(left), deposed(left)].map((found) => found.length)).toEqual([0, 1]);
  expect(deposed(deleted('aws_lambda_function.f', {}, { deposed: 'ab12cd34' }))).toEqual([]);
});

test('the table knows what is lost with each, and no type that there is not', () => {
  const lib = join(dirname(require.resolve('@cdktf/provider-aws/package.json')), 'lib');
  const strange = statefulTypes.filter(
    (type) => !existsSync(join(lib, type.replace(/^aws_/, '').replaceAll('_', '-'))),
  );
  expect(strange).toEqual([]);
  expect(statefulTypes.length).toBeGreaterThanOrEqual(60);
  expect(lostWith('constructor')).toBeUndefined();
});
