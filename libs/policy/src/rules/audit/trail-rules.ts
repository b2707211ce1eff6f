import type { Rule } from '../../rule.js';
import { accountRule } from '../reading/account-rule.js';
import { judgeAttribute } from '../reading/attribute-rule.js';
import { type Demand, is, isSet } from '../reading/demand.js';
import { trailOfObjects } from './trail-of-objects.js';

interface TrailRow extends Omit<Rule, 'judge'> {
  readonly attribute: string;
  readonly must: Demand;
  readonly otherwise?: boolean;
  readonly oneIsEnough?: boolean;
}

const trailRule = ({ attribute, must, otherwise, ...rule }: TrailRow): Rule =>
  accountRule({
    ...rule,
    needs: 'aws_cloudtrail',
    judgeEach: (trail, model) => judgeAttribute(model, trail, { id: rule.id, attribute, must, otherwise }),
  });

export const trailRules: readonly Rule[] = [
  trailRule({
    id: 'CLOUD_TRAIL_ENABLED',
    holds: 'A trail records who did what in the account.',
    why: 'Without one, AWS keeps 90 days of changes and no reading of data.',
    fix: 'Add a trail, with enable_logging true.',
    attribute: 'enable_logging',
    must: is(true),
    otherwise: true,
    oneIsEnough: true,
  }),
  trailRule({
    id: 'MULTI_REGION_CLOUD_TRAIL_ENABLED',
    holds: 'A trail records all regions.',
    why: 'Intruders work where nobody looks: in a region that nobody uses.',
    fix: 'Set is_multi_region_trail to true.',
    attribute: 'is_multi_region_trail',
    must: is(true),
    otherwise: false,
    oneIsEnough: true,
  }),
  trailRule({
    id: 'CLOUD_TRAIL_ENCRYPTION_ENABLED',
    holds: 'Trails encrypt their logs with a key of KMS.',
    why: 'Only a key of our own shows who read the logs, and can be taken away.',
    fix: 'Set kms_key_id to the ARN of a key of your own.',
    attribute: 'kms_key_id',
    must: isSet,
  }),
  trailRule({
    id: 'CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED',
    holds: 'Trails sign digests of their logs.',
    why: 'Without digests, nobody can prove that no line was changed or removed.',
    fix: 'Set enable_log_file_validation to true.',
    attribute: 'enable_log_file_validation',
    must: is(true),
    otherwise: false,
  }),
  trailRule({
    id: 'CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED',
    holds: 'Trails write to CloudWatch Logs too.',
    why: 'Files in a bucket raise no alarm.',
    fix: 'Set cloud_watch_logs_group_arn and a role that may write there.',
    attribute: 'cloud_watch_logs_group_arn',
    must: isSet,
  }),
  accountRule({
    id: 'CLOUDTRAIL_S3_DATAEVENTS_ENABLED',
    holds: 'A trail records who reads and writes objects of every bucket.',
    why: 'After a leak, nobody could tell which records were read, and by whom.',
    fix: 'Record the data events of AWS::S3::Object, of all buckets or of each by name.',
    needs: 'aws_cloudtrail',
    judgeEach: trailOfObjects,
    oneIsEnough: true,
  }),
];
