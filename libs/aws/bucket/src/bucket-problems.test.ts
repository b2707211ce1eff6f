import { refusal, synthStack } from '@ashlar/testing';
import { Bucket } from './bucket.js';
import { bucketProblems } from './bucket-problems.js';
import type { BucketProps } from './bucket-props.js';

const props: BucketProps = {
  purpose: 'records',
  encryption: { kmsKeyArn: '${aws_kms_key.records.arn}' },
  accessLogs: 'off',
};

/** What is wrong with props that went around the types. */
const problems = (overrides: object) =>
  bucketProblems({ ...props, ...overrides }).map(({ what, fix }) => `${what} → ${fix}`);

const governance = {
  mode: 'GOVERNANCE',
  days: 30,
  acknowledge: 'I understand that Object Lock cannot be turned off again',
};
const compliance = {
  mode: 'COMPLIANCE',
  days: 30,
  acknowledge: 'I understand that nobody, not even AWS, can delete locked objects earlier',
};

test('what works has no problem', () => {
  expect(problems({})).toEqual([]);
  expect(problems({ archive: { storageClass: 'GLACIER_IR', afterDays: 30 } })).toEqual([]);
  expect(problems({ archive: { storageClass: 'GLACIER_IR', afterDays: 30 }, expireAfterDays: 120 })).toEqual(
    [],
  );
  expect(problems({ objectLock: governance, keep: false })).toEqual([]);
  expect(problems({ objectLock: compliance })).toEqual([]);
});

test('everything is refused at once, in the words of the props', () => {
  const attempt = () =>
    synthStack((stack) => {
      new Bucket(stack, 'bucket', {
        purpose: 'Records',
        encryption: { s3Managed: ' ' },
        accessLogs: { bucketName: '' },
        keepOldVersionsDays: 0,
        archive: { storageClass: 'DEEP_ARCHIVE', afterDays: 30 },
        expireAfterDays: 90,
        versioning: false,
        objectLock: { ...compliance, acknowledge: 'yes' } as never,
        keep: false,
      });
    });
  expect(refusal(attempt)).toMatchInlineSnapshot(`
    "demo-test-unit/bucket (Bucket) has 8 problems:
      purpose is 'Records'
        fix: use lower-case words joined by hyphens: 'alb-logs'
      encryption.s3Managed gives no reason
        fix: say why our own key cannot be used: it is what an audit asks
      accessLogs names no bucket
        fix: name the bucket that receives them: { bucketName }, or say 'off'
      keepOldVersionsDays is 0
        fix: use a whole number of days from 1 to 36500
      objects are archived after 30 days and expire after 90; DEEP_ARCHIVE bills at least 180 days
        fix: raise expireAfterDays to 210 or more, or leave out archive
      objectLock is irreversible, and acknowledge does not say that you know
        fix: write acknowledge: 'I understand that nobody, not even AWS, can delete locked objects earlier'
      objectLock locks versions, and versioning is false
        fix: leave versioning on
      keep is false, and objectLock forbids to delete what the bucket holds
        fix: leave keep on, or use 'GOVERNANCE': nobody can empty a bucket in COMPLIANCE mode"
  `);
});

test.each(['', 'Records', 'a b', 'records-', '${var.purpose}'])("the purpose '%s' is refused", (purpose) => {
  expect(problems({ purpose })).toEqual([
    `purpose is '${purpose}' → use lower-case words joined by hyphens: 'alb-logs'`,
  ]);
});

test.each(['ab', 'a'.repeat(64), 'Records', 'my.records', '-records', 'records-', '192.168.5.4', 'a_b'])(
  "the name '%s' is refused",
  (name) => {
    expect(problems({ name })).toEqual([
      expect.stringContaining('use 3 to 63 lower-case letters, digits and hyphens'),
    ]);
  },
);

test.each(['xn--records', 'sthree-records', 'amzn-s3-demo-records', 'records-s3alias', 'records--x-s3'])(
  "the name '%s' belongs to S3",
  (name) => {
    expect(problems({ name })).toEqual([expect.stringContaining('for itself')]);
  },
);

test.each([
  ['nothing', undefined],
  ['none', {}],
  ['both', { kmsKeyArn: 'x', s3Managed: 'y' }],
  ['another', { sse: 'AES256' }],
  ['a word', 's3-managed'],
])('encryption that says %s is refused', (_, encryption) => {
  expect(problems({ encryption })).toEqual([
    expect.stringContaining('encryption says neither one key nor why there is none'),
  ]);
});

test.each(['alias/records', 'arn:aws:kms:us-east-1:123456789012:alias/records', '1234', ''])(
  "'%s' is not the ARN of a key",
  (kmsKeyArn) => {
    expect(problems({ encryption: { kmsKeyArn } })).toEqual([
      expect.stringContaining('give the ARN of the key'),
    ]);
  },
);

test.each([undefined, null, 'on', {}, { bucketName: '' }])(
  'access logs that go to %j are refused',
  (accessLogs) => {
    expect(problems({ accessLogs })).toEqual([expect.stringContaining('accessLogs names no bucket')]);
  },
);

test('a bucket that would log the delivery of its own logs is refused', () => {
  expect(problems({ name: 'records', accessLogs: { bucketName: 'records' } })).toEqual([
    expect.stringContaining('accessLogs go into the bucket itself'),
  ]);
  expect(problems({ accessLogs: { bucketName: 'logs', prefix: '/records' } })).toEqual([
    expect.stringContaining('leave out the first slash'),
  ]);
});

test.each(['keepOldVersionsDays', 'expireAfterDays'])('%s is a whole number of days', (prop) => {
  for (const days of [0, -1, 1.5, 36_501, Number.NaN, '30']) {
    expect(problems({ [prop]: days })).toEqual([
      `${prop} is ${days} → use a whole number of days from 1 to 36500`,
    ]);
  }
});

test('an archive that S3 does not have, or that costs more than it saves, is refused', () => {
  expect(problems({ archive: { storageClass: 'GLACIER', afterDays: 30 } })).toEqual([
    "archive.storageClass is 'GLACIER' → use one of GLACIER_IR, DEEP_ARCHIVE",
  ]);
  expect(problems({ archive: { storageClass: 'GLACIER_IR', afterDays: 0 } })).toEqual([
    'archive.afterDays is 0 → use a whole number of days from 1 to 36500',
  ]);
  expect(problems({ archive: { storageClass: 'GLACIER_IR', afterDays: 30 }, expireAfterDays: 119 })).toEqual([
    'objects are archived after 30 days and expire after 119; GLACIER_IR bills at least 90 days → raise expireAfterDays to 120 or more, or leave out archive',
  ]);
});

describe('a lock', () => {
  test('in another mode is refused', () => {
    expect(problems({ objectLock: { ...governance, mode: 'LEGAL_HOLD' } })).toEqual([
      "objectLock.mode is 'LEGAL_HOLD' → use 'GOVERNANCE' or 'COMPLIANCE'",
    ]);
  });

  test('that is not acknowledged, or for the other mode, is refused', () => {
    for (const acknowledge of [undefined, true, 'yes', governance.acknowledge]) {
      expect(problems({ objectLock: { ...compliance, acknowledge } })).toEqual([
        `objectLock is irreversible, and acknowledge does not say that you know → write acknowledge: '${compliance.acknowledge}'`,
      ]);
    }
  });

  test('without days is refused', () => {
    for (const days of [undefined, 0, 1.5]) {
      expect(problems({ objectLock: { ...governance, days } })).toEqual([
        expect.stringContaining('objectLock.days is'),
      ]);
    }
  });

  test('needs versions', () => {
    expect(problems({ objectLock: governance, versioning: false })).toEqual([
      'objectLock locks versions, and versioning is false → leave versioning on',
    ]);
  });

  test('that nobody can lift does not go with a bucket that is thrown away', () => {
    expect(problems({ objectLock: compliance, keep: false })).toEqual([
      expect.stringContaining('keep is false, and objectLock forbids to delete what the bucket holds'),
    ]);
  });
});
