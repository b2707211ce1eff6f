import { judged } from './judged.fixture.js';
import { created, deleted, forgotten, replaced, updated } from './plan.fixture.js';

const strange = judged('of-unknown-provider');

test('of what another provider destroys it is said that nobody knows what is lost', () => {
  const lost = 'what may hold data: it is not known what is lost with this type';
  expect(strange(deleted('cloudflare_r2_bucket.b'))).toEqual([`review: destroys ${lost}`]);
  expect(strange(replaced('mongodbatlas_cluster.c'))).toEqual([`review: replaces ${lost}`]);
  expect(strange(forgotten('snowflake_table.t'))).toEqual([`review: forgets ${lost}`]);
});

test('the databases of AWS under the names of another provider are a danger', () => {
  expect(strange(deleted('awscc_rds_db_instance.d'))).toEqual([expect.stringMatching(/^danger: destroys/)]);
});

test.each([
  'null_resource',
  'random_password',
  'terraform_data',
  'time_sleep',
  'tls_private_key',
  'local_file',
])('%s holds nothing', (type) => {
  expect(strange(deleted(`${type}.x`), replaced(`${type}.y`))).toEqual([]);
});

test('what is made or changed loses nothing, and the types of AWS are known', () => {
  expect(
    strange(created('awscc_rds_db_instance.d'), updated('datadog_monitor.m', { a: 1 }, { a: 2 })),
  ).toEqual([]);
  expect(strange(deleted('aws_lambda_function.f'))).toEqual([]);
});
