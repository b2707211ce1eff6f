import type { Rule } from './rule.js';
import { type RemovedSafeguard, removing } from './reading/removed-safeguards.js';
import {
  left,
  lowered,
  removed,
  type Safeguard,
  turnedOff,
  turnedOn,
  weakening,
} from './reading/safeguard.js';

const KEEP = 'leave it on, or say in the pull request why it has to go and when it comes back';

const deletionProtection = (path: string, types: Safeguard['types'] = '*'): Safeguard => ({
  ...{ types, path, loses: turnedOff },
  what: 'turns deletion protection off',
  fix: 'leave it on; to destroy it, do so in a change of its own that says so',
});

const easyToDelete = (path: string, what: string): Safeguard => ({
  ...{ types: '*', path, loses: turnedOn, worst: true, what },
  fix: 'leave it off: what is deleted by mistake is then lost at once',
});

/**
 * What keeps things from being deleted by mistake.
 * asOf: 2026-11. source: the arguments of hashicorp/aws 5.100 and 6.25. refresh: with the provider.
 */
const SAFEGUARDS: readonly Safeguard[] = [
  deletionProtection('deletion_protection'),
  deletionProtection('deletion_protection_enabled'),
  deletionProtection('enable_deletion_protection'),
  deletionProtection('delete_protection'),
  deletionProtection('disable_api_termination'),
  deletionProtection('termination_protection'),
  deletionProtection('enable_termination_protection'),
  easyToDelete('force_destroy', 'lets it be destroyed with all that is in it'),
  easyToDelete('force_delete', 'lets it be destroyed with all that is in it'),
  easyToDelete('skip_final_snapshot', 'keeps no last snapshot when it is destroyed'),
  easyToDelete('delete_automated_backups', 'deletes its backups together with it'),
  easyToDelete('bypass_policy_lockout_safety_check', 'lets a policy lock everybody out'),
  {
    ...{ types: ['aws_secretsmanager_secret'], path: 'recovery_window_in_days' },
    // Without the argument, AWS waits 30 days.
    loses: (before, after) => !before.includes(0) && after.includes(0),
    worst: 0,
    what: 'deletes the secret at once and for good when it is destroyed',
    fix: KEEP,
  },
  {
    ...{ types: ['aws_kms_key'], path: 'deletion_window_in_days', loses: lowered, verdict: 'review' },
    what: 'leaves less time to save the key when it is destroyed',
    fix: KEEP,
  },
  {
    ...{ types: ['aws_kms_key'], path: 'is_enabled', loses: turnedOff },
    what: 'disables the key: what it encrypts can no longer be read',
    fix: 'find everything that uses the key first',
  },
  {
    ...{ types: ['aws_ecr_repository'], path: 'image_tag_mutability', loses: left('IMMUTABLE') },
    what: 'lets images be replaced under the same tag',
    fix: KEEP,
  },
  {
    ...{ types: ['aws_autoscaling_group'], path: 'protect_from_scale_in', loses: turnedOff },
    ...{ verdict: 'review', what: 'lets instances be ended by scaling', fix: KEEP },
  },
  {
    ...{ types: '*', path: 'multi_az', loses: turnedOff, verdict: 'review' },
    what: 'leaves no standby in another zone',
    fix: 'expect an outage of minutes when the zone or the server fails',
  },
  {
    ...{ types: '*', path: 'metadata_options.http_tokens', loses: left('required'), worst: 'optional' },
    ...{ what: 'lets whatever can make a server ask take its credentials (IMDSv1)', fix: KEEP },
  },
  {
    ...{ types: ['aws_cloudfront_distribution'], path: 'web_acl_id', loses: removed },
    ...{ what: 'takes the firewall off', fix: KEEP },
  },
];

const REMOVED: Readonly<Record<string, RemovedSafeguard>> = {
  aws_wafv2_web_acl_association: {
    what: 'takes the firewall off',
    of: [
      'resource_arn',
      'aws_lb',
      'aws_alb',
      'aws_api_gateway_stage',
      'aws_cloudfront_distribution',
      'aws_wafv2_web_acl',
    ],
    fix: KEEP,
  },
  aws_wafregional_web_acl_association: {
    what: 'takes the firewall off',
    of: [
      'resource_arn',
      'aws_lb',
      'aws_alb',
      'aws_api_gateway_stage',
      'aws_cloudfront_distribution',
      'aws_wafv2_web_acl',
    ],
    fix: KEEP,
  },
  aws_shield_protection: {
    what: 'ends the protection by Shield',
    of: [
      'resource_arn',
      'aws_lb',
      'aws_alb',
      'aws_api_gateway_stage',
      'aws_cloudfront_distribution',
      'aws_wafv2_web_acl',
    ],
    fix: KEEP,
  },
  aws_s3_bucket_object_lock_configuration: {
    what: 'ends the default lock of objects',
    of: ['bucket', 'aws_s3_bucket'],
    fix: KEEP,
  },
  aws_guardduty_detector: { what: 'stops GuardDuty', fix: KEEP },
  aws_securityhub_account: { what: 'leaves Security Hub', fix: KEEP },
  aws_macie2_account: { what: 'stops Macie', fix: KEEP },
  aws_inspector2_enabler: { what: 'stops Inspector', fix: KEEP },
  aws_organizations_policy_attachment: {
    what: 'takes an organization policy off',
    fix: KEEP,
  },
  aws_iam_account_password_policy: { what: 'ends the password policy of the account', fix: KEEP },
};

const [weakened, taken] = [weakening(SAFEGUARDS), removing(REMOVED)];

export const protectionOff: Rule = {
  id: 'protection-off',
  holds: 'nothing loses what protects it from deletion, attacks or a failing zone',
  judge: (change, context) => [...weakened(change), ...taken(change, context)],
};
