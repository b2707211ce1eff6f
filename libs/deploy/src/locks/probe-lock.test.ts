import { TerraformFailed, type TerraformRoot } from '@ashlar/terraform';
import { probeLock } from './probe-lock.js';

/** What Terraform 1.11.4 said of the four ways in which a lock may be left, and of a table that isn't there. */
const s3Free =
  "unable to retrieve file from S3 bucket 'states' with key 't/p.tfstate.tflock': operation error S3: GetObject, https response error StatusCode: 404, RequestID: H, HostID: 9, NoSuchKey: ";
const s3Held =
  "lock ID '00000000-0000-0000-0000-000000000000' does not match the existing lock ID 'f4ca9fff-e147-c6dc-8ec5-c4576ed983b2'";
const tableFree =
  'failed to retrieve lock info for lock ID "00000000-0000-0000-0000-000000000000": unexpected end of JSON input';
const tableHeld =
  'lock ID "00000000-0000-0000-0000-000000000000" does not match existing lock ("f4ca9fff-e147-c6dc-8ec5-c4576ed983b2")';
const tableMissing =
  'failed to retrieve lock info for lock ID "0": Unable to retrieve item from DynamoDB table "nope-locks": operation error DynamoDB: GetItem, https response error StatusCode: 400, RequestID: 1, ResourceNotFoundException: Requested resource not found';
const info =
  '\nLock Info:\n  ID:        f4ca9fff-e147-c6dc-8ec5-c4576ed983b2\n  Path:      states/t/p.tfstate\n  Operation: OperationTypeApply\n  Who:       root@vm\n  Version:   1.11.4\n  Created:   2026-11-21 16:06:54.152465513 +0000 UTC\n  Info:      \n';

const answering = (s3: string, table: string, lock = '') =>
  ({
    run: () => {
      const summary = `Failed to unlock state: failed to unlock both S3 and DynamoDB: S3 error: ${s3}, DynamoDB error: ${table}${lock}`;
      return Promise.reject(new TerraformFailed('force-unlock', [{ summary }]));
    },
  }) as unknown as TerraformRoot;

test.each([
  ['both', s3Held, tableHeld, ['bucket', 'table']],
  ['the bucket', s3Held, tableFree, ['bucket']],
  ['the table', s3Free, tableHeld, ['table']],
] as const)('a lock in %s is found', async (_, s3, table, foundIn) => {
  expect(await probeLock(answering(s3, table, info))).toMatchObject({
    id: 'f4ca9fff-e147-c6dc-8ec5-c4576ed983b2',
    who: 'root@vm',
    foundIn,
  });
});

test('a state that nobody works on has no lock', async () => {
  expect(await probeLock(answering(s3Free, tableFree))).toBeUndefined();
});

test('a table that is missing is no state without a lock', async () => {
  await expect(probeLock(answering(s3Free, tableMissing))).rejects.toThrow('nope-locks');
  await expect(probeLock(answering('AccessDenied: no', tableFree.slice(0, 20)))).rejects.toThrow(
    'AccessDenied',
  );
});
