import { ProjectStack } from '@ashlar/core';
import { IamAccountPasswordPolicy } from '@cdktf/provider-aws/lib/iam-account-password-policy/index.js';
import { S3AccountPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-account-public-access-block/index.js';
import { Construct } from 'constructs';

/**
 * What holds for the whole account, in every region:
 * - No bucket is public, whatever its own settings say; those that are public today stop being so at once.
 * - Passwords of IAM users have 14 characters of four kinds, 90 days, and are none of the last 24: the figures of HIPAA's conformance
 *   pack. A password that is older has to be changed at the next sign-in; one that is weaker stays until then. Roles
 *   and the root user have no such passwords.
 *
 * One for each account. Destroying it takes the protection away. Costs nothing.
 *
 * @throws InputError for a second owner in the account.
 */
export class AccountDefaults extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const stack = ProjectStack.of(this);
    stack.claimSingleton(this, 's3-account-public-access-block');
    stack.claimSingleton(this, 'iam-password-policy');
    new S3AccountPublicAccessBlock(this, 'public-access', {
      accountId: stack.environment.account,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new IamAccountPasswordPolicy(this, 'passwords', {
      minimumPasswordLength: 14,
      maxPasswordAge: 90,
      passwordReusePrevention: 24,
      requireLowercaseCharacters: true,
      requireNumbers: true,
      requireSymbols: true,
      requireUppercaseCharacters: true,
      allowUsersToChangePassword: true,
      // An administrator would have to let everybody in again who was away for 90 days.
      hardExpiry: false,
    });
  }
}
