import type { Rule } from '../../rule.js';
import { runtimeRule } from '../reading/runtime-rule.js';

/**
 * People sign in through IAM Identity Center, so these stacks make no users. Users made by hand, and the root user that
 * every account has, stand in no JSON: only the account itself tells of their keys and second factors.
 */
export const iamPeopleRules: readonly Rule[] = [
  runtimeRule({
    id: 'ACCESS_KEYS_ROTATED',
    holds: 'No access key of a user is older than 90 days.',
    why: 'A key that leaked works until it is replaced.',
    fix: 'Replace the key, or better, give the person a role.',
    evidence: 'the age of access keys: access_key_1_last_rotated in the credential report of IAM',
  }),
  runtimeRule({
    id: 'IAM_USER_UNUSED_CREDENTIALS_CHECK',
    holds: 'No password or access key is unused for more than 90 days.',
    why: 'Nobody notices when a forgotten credential is used by another.',
    fix: 'Deactivate what nobody uses.',
    evidence: 'last use: password_last_used and access_key_1_last_used_date in the credential report of IAM',
  }),
  runtimeRule({
    id: 'IAM_USER_MFA_ENABLED',
    holds: 'Every user has a second factor.',
    why: 'Without one, a stolen password is enough.',
    fix: 'Register a security key or an authenticator for the user.',
    evidence: 'second factors: mfa_active in the credential report of IAM',
  }),
  runtimeRule({
    id: 'MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS',
    holds: 'Every user with a password has a second factor.',
    why: 'Without one, a stolen password opens the console.',
    fix: 'Register a security key, or take the password away.',
    evidence: 'password_enabled beside mfa_active in the credential report of IAM',
  }),
  runtimeRule({
    id: 'IAM_ROOT_ACCESS_KEY_CHECK',
    holds: 'The root user has no access key.',
    why: 'It could do everything, and no policy stops it.',
    fix: 'Delete the keys of the root user.',
    evidence: 'AccountAccessKeysPresent, 0 in the account summary of IAM (GetAccountSummary)',
  }),
  runtimeRule({
    id: 'ROOT_ACCOUNT_MFA_ENABLED',
    holds: 'The root user has a second factor.',
    why: 'Its password alone would open everything.',
    fix: 'Register a second factor for the root user.',
    evidence: 'AccountMFAEnabled, 1 in the account summary of IAM (GetAccountSummary)',
  }),
  runtimeRule({
    id: 'ROOT_ACCOUNT_HARDWARE_MFA_ENABLED',
    holds: 'The second factor of the root user is a device.',
    why: 'What runs on a phone can be copied with it.',
    fix: 'Register a hardware security key for the root user.',
    evidence: "the root user's device, which is none of ListVirtualMFADevices",
  }),
];
