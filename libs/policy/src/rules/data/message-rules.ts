import type { Rule } from '../../rule.js';
import { allOf } from '../reading/all-of.js';
import { attributeRule, judgeAttribute } from '../reading/attribute-rule.js';
import { is, isSet, lacks } from '../reading/demand.js';
import { each } from '../reading/verdict.js';

const alarms = 'CLOUDWATCH_ALARM_ACTION_CHECK';

export const messageRules: readonly Rule[] = [
  {
    id: alarms,
    holds: 'An alarm tells somebody when it rings, and when its data stops.',
    why: 'An alarm without an action is a colour on a page that nobody looks at.',
    fix: 'Set alarm_actions and insufficient_data_actions to a topic.',
    judge: each(['aws_cloudwatch_metric_alarm'], (alarm, model) =>
      allOf([
        judgeAttribute(model, alarm, { id: alarms, attribute: 'alarm_actions', must: isSet }),
        judgeAttribute(model, alarm, { id: alarms, attribute: 'insufficient_data_actions', must: isSet }),
        judgeAttribute(model, alarm, {
          ...{ id: alarms, attribute: 'actions_enabled' },
          ...{ must: is(true), otherwise: true },
        }),
      ]),
    ),
  },
  attributeRule({
    id: 'SNS_ENCRYPTED_KMS',
    holds: 'A topic encrypts its messages with a key of KMS.',
    why: 'Messages wait on disks, and alarms tell what is weak.',
    fix: 'Set kms_master_key_id to a key that its senders may use.',
    of: ['aws_sns_topic'],
    attribute: 'kms_master_key_id',
    must: isSet,
  }),
  attributeRule({
    id: 'SSM_DOCUMENT_NOT_PUBLIC',
    holds: 'No document of Systems Manager is public.',
    why: 'Everybody could read how machines are reached and set up.',
    fix: 'Name accounts in permissions, rather than All.',
    of: ['aws_ssm_document'],
    attribute: 'permissions.account_ids',
    must: lacks('All'),
  }),
];
