import type { Rule } from '../../rule.js';
import { partsOf } from '../reading/parts.js';
import { valuesAt } from '../reading/setting.js';
import { each, fail, pass } from '../reading/verdict.js';

const TARGETS = ['topic', 'queue', 'lambda_function'];

export const bucketNotifies: Rule = {
  id: 'S3_EVENT_NOTIFICATIONS_ENABLED',
  holds: 'A bucket tells of changes to its objects.',
  why: 'Deletions and uploads that nobody expects are seen only when somebody looks.',
  fix: 'Send its events to EventBridge (aws_s3_bucket_notification with eventbridge), which costs nothing alone.',
  judge: each(['aws_s3_bucket'], (bucket, model) => {
    const notifications = partsOf(model, bucket, 'aws_s3_bucket_notification', 'bucket');
    if (notifications.length === 0) return fail('no aws_s3_bucket_notification names it');
    const told = notifications.flatMap(({ attributes }) => [
      ...TARGETS.filter((target) => valuesAt(attributes, target).length > 0),
      ...valuesAt(attributes, 'eventbridge').flatMap((on) => (String(on) === 'true' ? ['eventbridge'] : [])),
    ]);
    return told.length > 0
      ? pass(`its events go to: ${told.join(', ')}`)
      : fail('its notification has no topic, queue or function, and eventbridge is not true');
  }),
};
