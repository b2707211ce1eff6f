import type { Blocks } from '@ashlar/graph';
import { judged } from '../judged.fixture.js';
import { auditRules } from './audit-rules.js';

const judge = judged(auditRules);

const trail = (attributes: object): Blocks => ({ aws_cloudtrail: { t: { name: 'all', ...attributes } } });

test.each<[string, object, string]>([
  ['CLOUD_TRAIL_ENABLED', {}, 'pass'],
  ['CLOUD_TRAIL_ENABLED', { enable_logging: false }, 'fail'],
  ['MULTI_REGION_CLOUD_TRAIL_ENABLED', { is_multi_region_trail: true }, 'pass'],
  ['MULTI_REGION_CLOUD_TRAIL_ENABLED', {}, 'fail'],
  ['CLOUD_TRAIL_ENCRYPTION_ENABLED', { kms_key_id: '${aws_kms_key.k.arn}' }, 'unknown'],
  ['CLOUD_TRAIL_ENCRYPTION_ENABLED', { kms_key_id: 'arn:aws:kms:::key/1' }, 'pass'],
  ['CLOUD_TRAIL_ENCRYPTION_ENABLED', {}, 'fail'],
  ['CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED', { enable_log_file_validation: true }, 'pass'],
  ['CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED', {}, 'fail'],
  ['CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED', { cloud_watch_logs_group_arn: 'arn:aws:logs:::x:*' }, 'pass'],
  ['CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED', {}, 'fail'],
])('%s: a trail with %j is a %s', (id, attributes, verdict) => {
  expect(judge(id, trail(attributes))).toEqual([expect.stringMatching(`^${verdict} aws_cloudtrail.t: `)]);
});

test.each([
  ['CLOUD_TRAIL_ENABLED', 'aws_cloudtrail'],
  ['MULTI_REGION_CLOUD_TRAIL_ENABLED', 'aws_cloudtrail'],
  ['CLOUD_TRAIL_ENCRYPTION_ENABLED', 'aws_cloudtrail'],
  ['CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED', 'aws_cloudtrail'],
  ['CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED', 'aws_cloudtrail'],
  ['CLOUDTRAIL_S3_DATAEVENTS_ENABLED', 'aws_cloudtrail'],
  ['GUARDDUTY_ENABLED_CENTRALIZED', 'aws_guardduty_detector'],
  ['SECURITYHUB_ENABLED', 'aws_securityhub_account'],
])('%s: an account without %s fails', (id, type) => {
  expect(judge(id, {})).toEqual([`fail account: these stacks have no ${type}`]);
});

test('one trail of all regions is enough; each must be encrypted', () => {
  const two: Blocks = { aws_cloudtrail: { a: { is_multi_region_trail: true, kms_key_id: 'k' }, b: {} } };
  expect(judge('MULTI_REGION_CLOUD_TRAIL_ENABLED', two)).toEqual([
    'pass aws_cloudtrail.a: is_multi_region_trail is true',
  ]);
  expect(judge('CLOUD_TRAIL_ENCRYPTION_ENABLED', two)).toEqual([
    'pass aws_cloudtrail.a: kms_key_id is k',
    'fail aws_cloudtrail.b: kms_key_id is not set',
  ]);
});

const OBJECTS = 'CLOUDTRAIL_S3_DATAEVENTS_ENABLED';

/** Two buckets, and a trail with these selectors. */
const recording = (attributes: object) => ({
  ...trail(attributes),
  aws_s3_bucket: { a: { bucket: 'records' }, b: { bucket_prefix: 'logs' } },
});

const objects = (...values: string[]) =>
  recording({ event_selector: [{ data_resource: [{ type: 'AWS::S3::Object', values }] }] });

const advanced = (...fields: object[]) =>
  recording({
    advanced_event_selector: [
      {
        field_selector: [
          { field: 'eventCategory', equals: ['Data'] },
          { field: 'resources.type', equals: ['AWS::S3::Object'] },
          ...fields,
        ],
      },
    ],
  });

test.each<[string, Blocks]>([
  ['all at once', objects('arn:aws:s3')],
  ['all at once, another way', objects('arn:aws:s3:::')],
  ['each by name', objects('arn:aws:s3:::records/', '${aws_s3_bucket.b.arn}/')],
  ['all, by an advanced selector', advanced()],
  [
    'each, by an advanced selector',
    advanced({ field: 'resources.ARN', starts_with: ['${aws_s3_bucket.a.arn}/', '${aws_s3_bucket.b.arn}/'] }),
  ],
])('a trail may select the objects of %s', (_, resources) => {
  expect(judge(OBJECTS, resources)).toEqual([
    expect.stringMatching('^pass aws_cloudtrail.t: it records objects of'),
  ]);
});

test('a trail that leaves out a bucket fails, and names it', () => {
  expect(judge(OBJECTS, objects('arn:aws:s3:::records/'))).toEqual([
    'fail aws_cloudtrail.t: its selectors leave out s/aws_s3_bucket.b',
  ]);
  const partly = advanced({ field: 'resources.ARN', not_starts_with: ['arn:aws:s3:::logs/'] });
  expect(judge(OBJECTS, partly)).toEqual([
    'fail aws_cloudtrail.t: no selector of its events is of AWS::S3::Object',
  ]);
  const lambdas = { event_selector: [{ data_resource: [{ type: 'AWS::Lambda::Function', values: ['x'] }] }] };
  expect(judge(OBJECTS, recording(lambdas))).toEqual([
    'fail aws_cloudtrail.t: no selector of its events is of AWS::S3::Object',
  ]);
});

test('GuardDuty and Security Hub must be on', () => {
  const detector = (attributes: object) => ({ aws_guardduty_detector: { d: { ...attributes } } });
  expect(judge('GUARDDUTY_ENABLED_CENTRALIZED', detector({}))).toEqual([
    'pass aws_guardduty_detector.d: enable is not set, which means true',
  ]);
  expect(judge('GUARDDUTY_ENABLED_CENTRALIZED', detector({ enable: false }))).toEqual([
    'fail aws_guardduty_detector.d: enable is false',
  ]);
  expect(judge('SECURITYHUB_ENABLED', { aws_securityhub_account: { h: {} } })).toEqual([
    'pass aws_securityhub_account.h: Security Hub is on',
  ]);
});

test('no JSON tells whether somebody assessed the risks', () => {
  expect(judge('AWS_CONFIG_PROCESS_CHECK', {})).toEqual([
    expect.stringMatching('^unknown account: the signed assessment'),
  ]);
});
