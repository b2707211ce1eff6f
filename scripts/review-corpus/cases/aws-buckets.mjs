// @ts-check
import { danger } from '../expected.mjs';
import { aws } from '../plan-case.mjs';

const bucket = `resource "aws_s3_bucket" "files" { bucket = "files-of-somebody" }\n`;

/** @param {boolean} all */
const block = (all) => `${bucket}resource "aws_s3_bucket_public_access_block" "files" {
  bucket                  = aws_s3_bucket.files.id
  block_public_acls       = ${all}
  block_public_policy     = ${all}
  ignore_public_acls      = true
  restrict_public_buckets = ${all}
}`;

/** @param {string} principal */
const policy = (principal) => `${bucket}resource "aws_s3_bucket_policy" "files" {
  bucket = aws_s3_bucket.files.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = ${principal}, Action = "s3:GetObject", Resource = "arn:aws:s3:::files-of-somebody/*" }]
  })
}`;

/** @param {string} status */
const versioning = (status) => `${bucket}resource "aws_s3_bucket_versioning" "files" {
  bucket = aws_s3_bucket.files.id
  versioning_configuration { status = "${status}" }
}`;

const encryption = `${bucket}resource "aws_s3_bucket_server_side_encryption_configuration" "files" {
  bucket = aws_s3_bucket.files.id
  rule {
    apply_server_side_encryption_by_default { sse_algorithm = "aws:kms" }
  }
}`;

export const awsBuckets = [
  aws('aws-bucket-created', {
    after: block(true),
    expected: {
      verdict: 'safe',
      because: 'only creates',
      actions: { 'aws_s3_bucket.files': 'create', 'aws_s3_bucket_public_access_block.files': 'create' },
    },
  }),
  aws('aws-bucket-deleted', {
    before: bucket,
    after: `resource "terraform_data" "other" {}`,
    expected: danger('its objects go with it', 'stateful-destroyed', {
      'aws_s3_bucket.files': 'delete',
      'terraform_data.other': 'create',
    }),
  }),
  aws('aws-bucket-force-destroy', {
    before: bucket,
    after: bucket.replace(
      '{ bucket = "files-of-somebody" }',
      '{\nbucket = "files-of-somebody"\nforce_destroy = true\n}',
    ),
    expected: danger('it can be deleted with objects in it', 'protection-off', {
      'aws_s3_bucket.files': 'update',
    }),
  }),
  aws('aws-bucket-renamed-without-moving', {
    before: bucket,
    after: bucket.replace('"files"', '"documents"'),
    expected: danger(
      'looks like a rename that destroys what it renames',
      ['looks-like-rename', 'stateful-destroyed'],
      { 'aws_s3_bucket.documents': 'create', 'aws_s3_bucket.files': 'delete' },
    ),
  }),
  aws('aws-bucket-imported', {
    before: bucket,
    after: `
      removed {
        from = aws_s3_bucket.files
        lifecycle { destroy = false }
      }
      import {
        to = aws_s3_bucket.taken
        id = "files-of-somebody"
      }
      resource "aws_s3_bucket" "taken" { bucket = "files-of-somebody" }`,
    expected: danger('one is forgotten that holds objects, and imported elsewhere', 'stateful-forgotten', {
      'aws_s3_bucket.files': 'forget',
      'aws_s3_bucket.taken': 'import',
    }),
  }),
  aws('aws-public-access-block-removed', {
    before: block(true),
    after: bucket,
    expected: danger('nothing keeps the bucket from becoming public', 'public-access-unblocked', {
      'aws_s3_bucket_public_access_block.files': 'delete',
    }),
  }),
  aws('aws-public-access-block-loosened', {
    before: block(true),
    after: block(false),
    expected: danger('nothing keeps the bucket from becoming public', 'public-access-unblocked', {
      'aws_s3_bucket_public_access_block.files': 'update',
    }),
  }),
  aws('aws-bucket-policy-for-anybody', {
    before: policy('{ AWS = "arn:aws:iam::111122223333:root" }'),
    after: policy('"*"'),
    expected: danger('anybody may read the objects', 'policy-for-anybody', {
      'aws_s3_bucket_policy.files': 'update',
    }),
  }),
  aws('aws-bucket-versioning-suspended', {
    before: versioning('Enabled'),
    after: versioning('Suspended'),
    expected: danger('what is overwritten is lost', 'backup-off', {
      'aws_s3_bucket_versioning.files': 'update',
    }),
  }),
  aws('aws-bucket-encryption-removed', {
    before: encryption,
    after: bucket,
    expected: danger('new objects are encrypted with that key no longer', 'encryption-off', {
      'aws_s3_bucket_server_side_encryption_configuration.files': 'delete',
    }),
  }),
  aws('aws-bucket-tagged', {
    before: bucket,
    refreshed: false,
    after: bucket.replace(
      '{ bucket = "files-of-somebody" }',
      '{\nbucket = "files-of-somebody"\ntags = { team = "a" }\n}',
    ),
    expected: {
      verdict: 'safe',
      because: 'updates something harmless; that AWS says {} of what had no tags is no drift',
      actions: { 'aws_s3_bucket.files': 'update' },
    },
  }),
];
