import { judged } from '../judged.fixture.js';
import { dataRules } from './data-rules.js';

const judge = judged(dataRules);

const TOPIC = '${aws_sns_topic.t.arn}';

test.each<[object, string]>([
  [{ alarm_actions: [TOPIC], insufficient_data_actions: [TOPIC] }, '^pass'],
  [{ alarm_actions: [TOPIC] }, 'fail .*: insufficient_data_actions is not set$'],
  [{ alarm_actions: [], insufficient_data_actions: [TOPIC] }, 'fail .*: alarm_actions is not set$'],
  [
    { alarm_actions: [TOPIC], insufficient_data_actions: [TOPIC], actions_enabled: false },
    'fail .*: actions_enabled is false$',
  ],
])('an alarm with %j: %s', (attributes, expected) => {
  const resources = { aws_cloudwatch_metric_alarm: { a: { ...attributes } }, aws_sns_topic: { t: {} } };
  expect(judge('CLOUDWATCH_ALARM_ACTION_CHECK', resources)).toEqual([expect.stringMatching(expected)]);
  expect(judge('CLOUDWATCH_ALARM_ACTION_CHECK', {})).toEqual([]);
});

test('a topic encrypts its messages', () => {
  const topic = (attributes: object) => ({ aws_sns_topic: { t: { ...attributes } } });
  expect(judge('SNS_ENCRYPTED_KMS', topic({ kms_master_key_id: 'alias/aws/sns' }))).toEqual([
    'pass aws_sns_topic.t: kms_master_key_id is alias/aws/sns',
  ]);
  expect(judge('SNS_ENCRYPTED_KMS', topic({}))).toEqual([
    'fail aws_sns_topic.t: kms_master_key_id is not set',
  ]);
  expect(judge('SNS_ENCRYPTED_KMS', {})).toEqual([]);
});

test('a document of Systems Manager is for accounts by name', () => {
  const document = (account_ids?: string) => ({
    aws_ssm_document: { d: { permissions: { type: 'Share', account_ids } } },
  });
  expect(judge('SSM_DOCUMENT_NOT_PUBLIC', document())).toEqual([expect.stringMatching('^pass')]);
  expect(judge('SSM_DOCUMENT_NOT_PUBLIC', document('111122223333'))).toEqual([
    expect.stringMatching('^pass'),
  ]);
  expect(judge('SSM_DOCUMENT_NOT_PUBLIC', document('All'))).toEqual([
    'fail aws_ssm_document.d: permissions.account_ids is All',
  ]);
  expect(judge('SSM_DOCUMENT_NOT_PUBLIC', {})).toEqual([]);
});
