import { ServiceRole } from '@ashlar/iam';
import { refusal, synthStack } from '@ashlar/testing';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import type { AccessKind } from './bucket-access.js';
import { Bucket, type BucketProps } from './index.js';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555';
const ARN = 'arn:aws:s3:::demo-test-records-123456789012';

const props: BucketProps = { purpose: 'records', encryption: { kmsKeyArn: KEY }, accessLogs: 'off' };

const build = (overrides: Partial<BucketProps> = {}, then: (bucket: Bucket) => void = () => undefined) =>
  synthStack((stack) => then(new Bucket(stack, 'bucket', { ...props, ...overrides })));

describe('access', () => {
  const may = (kind: AccessKind, prefix?: string, overrides: Partial<BucketProps> = {}) => {
    const stack = build(overrides, (bucket) => {
      new ServiceRole(bucket, 'role', {
        purpose: 'api',
        service: 'ecs-tasks.amazonaws.com',
        may: bucket.access(kind, prefix),
      });
    });
    return (JSON.parse(String(stack.one(IamPolicy)['policy'])) as { Statement: object[] }).Statement;
  };
  const viaS3 = { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } };

  test('to read is for the objects, their list, and the key through S3', () => {
    expect(may('read')).toEqual([
      { Sid: 'ListRecords', Effect: 'Allow', Action: 's3:ListBucket', Resource: ARN },
      {
        Sid: 'ReadKeyOfRecords',
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: KEY,
        Condition: viaS3,
      },
      { Sid: 'ReadRecords', Effect: 'Allow', Action: 's3:GetObject', Resource: `${ARN}/*` },
    ]);
  });

  test('to write is not to read, to list or to delete', () => {
    expect(may('write', 'uploads')).toEqual([
      {
        Sid: 'WriteKeyOfRecordsUploads',
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: KEY,
        Condition: viaS3,
      },
      {
        Sid: 'WriteRecordsUploads',
        Effect: 'Allow',
        Action: ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts', 's3:PutObject'],
        Resource: `${ARN}/uploads/*`,
      },
    ]);
  });

  test('to a folder ends with the folder, with a slash after it or not', () => {
    expect(may('read', 'uploads')).toEqual(may('read', 'uploads/'));
    expect(may('read', 'uploads')[0]).toMatchObject({
      Condition: { StringLike: { 's3:prefix': 'uploads/*' } },
    });
  });

  test('to read and write is both, and to delete is another thing', () => {
    expect(may('read-write')).toMatchObject([
      { Sid: 'ListRecords' },
      { Sid: 'ReadRecords' },
      { Sid: 'ReadWriteKeyOfRecords', Action: ['kms:Decrypt', 'kms:GenerateDataKey'] },
      { Sid: 'WriteRecords' },
    ]);
    expect(may('delete')).toMatchObject([
      { Sid: 'DeleteRecords', Action: 's3:DeleteObject', Resource: `${ARN}/*` },
    ]);
  });

  test("with Amazon's own encryption needs no key", () => {
    const encryption = { s3Managed: 'load balancers know no other' };
    expect(JSON.stringify(may('read-write', undefined, { encryption }))).not.toContain('kms:');
  });

  test.each(['/uploads', '*', 'uploads/*', '', '${aws:username}'])(
    "to the prefix '%s' is refused",
    (prefix) => {
      expect(refusal(() => build({}, (bucket) => bucket.access('read', prefix)))).toContain(
        `access is asked for the prefix '${prefix}'`,
      );
    },
  );

  test('of another kind is refused', () => {
    expect(refusal(() => build({}, (bucket) => bucket.access('raed' as AccessKind)))).toContain(
      "did you mean 'read'?",
    );
  });
});
