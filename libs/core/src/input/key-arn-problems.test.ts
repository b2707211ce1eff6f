import { Token } from '../engine/index.js';
import { keyArnProblems } from './key-arn-problems.js';

test.each([
  ['', "kmsKeyArn is ''"],
  ['1234', "kmsKeyArn is '1234'"],
  ['alias/records', "kmsKeyArn is 'alias/records'"],
  [
    'arn:aws:kms:us-east-1:123456789012:alias/records',
    "kmsKeyArn is 'arn:aws:kms:us-east-1:123456789012:alias/records'",
  ],
  ['arn:aws:kms:us-east-1:123456789012:key/*', "kmsKeyArn is 'arn:aws:kms:us-east-1:123456789012:key/*'"],
  [undefined, 'kmsKeyArn is left out'],
  [null, 'kmsKeyArn is null'],
  [7, 'kmsKeyArn is 7'],
  [{ keyArn: 'x' }, 'kmsKeyArn is {"keyArn":"x"}'],
])('%j is not the ARN of a key', (value, what) => {
  expect(keyArnProblems('kmsKeyArn', value)).toEqual([
    { what, fix: 'give the ARN of the key, as EncryptionKey publishes it' },
  ]);
});

test.each([
  'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555',
  'arn:aws:kms:us-east-1:123456789012:key/mrk-11112222333344445555666677778888',
  'arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/11111111-2222-3333-4444-555555555555',
])('%s is the ARN of a key', (arn) => {
  expect(keyArnProblems('kmsKeyArn', arn)).toEqual([]);
});

test('a key that only Terraform knows is not refused', () => {
  expect(keyArnProblems('kmsKeyArn', '${aws_kms_key.records.arn}')).toEqual([]);
  expect(keyArnProblems('kmsKeyArn', Token.asString({ resolve: () => 'x' }))).toEqual([]);
});
