import { ProjectStack } from '@ashlar/core';
import { refusal, synthApps, synthStack, testEnvironment } from '@ashlar/testing';
import { IamAccountPasswordPolicy } from '@cdktf/provider-aws/lib/iam-account-password-policy/index.js';
import { S3AccountPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-account-public-access-block/index.js';
import { AccountDefaults } from './account-defaults.js';
import { hipaaSecurity } from './packs/hipaa-security.js';

const stack = synthStack((scope) => void new AccountDefaults(scope, 'account'));

test('no bucket of the account is public', () => {
  expect(stack.one(S3AccountPublicAccessBlock)).toMatchObject({
    account_id: '123456789012',
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
});

test("passwords are as HIPAA's pack asks", () => {
  const rule = hipaaSecurity.rules.find(({ identifier }) => identifier === 'IAM_PASSWORD_POLICY');
  const figure = (name: string) => JSON.parse(rule?.parameters?.[name] ?? '') as number | boolean;
  expect(stack.one(IamAccountPasswordPolicy)).toMatchObject({
    minimum_password_length: figure('MinimumPasswordLength'),
    max_password_age: figure('MaxPasswordAge'),
    password_reuse_prevention: figure('PasswordReusePrevention'),
    require_lowercase_characters: figure('RequireLowercaseCharacters'),
    require_numbers: figure('RequireNumbers'),
    require_symbols: figure('RequireSymbols'),
    require_uppercase_characters: figure('RequireUppercaseCharacters'),
    allow_users_to_change_password: true,
    hard_expiry: false,
  });
});

test('an account has one owner of its defaults, whatever the region', () => {
  const environments = [
    testEnvironment({ name: 'home' }),
    testEnvironment({ name: 'far', region: 'eu-west-1', zones: ['eu-west-1a'] }),
  ];
  const attempt = () =>
    synthApps({
      name: 'demo',
      environments,
      build: (target) => void new AccountDefaults(new ProjectStack(target, 'account'), 'account'),
    });
  expect(refusal(attempt)).toContain(
    'the S3 public access block of the account of account 123456789012 is owned by demo-home-account/account',
  );
});
