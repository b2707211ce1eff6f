import { refusal, synthStack } from '@ashlar/testing';
import { BackupVault } from './backup-vault.js';
import type { BackupVaultProps } from './backup-vault-props.js';
import { acknowledgement, type VaultLock } from './vault-lock.js';

const keyIn = (region: string) =>
  `arn:aws:kms:${region}:123456789012:key/11111111-2222-3333-4444-555555555555`;

const build = (props: Partial<BackupVaultProps> = {}) =>
  synthStack(
    (stack) =>
      void new BackupVault(stack, 'vault', { purpose: 'records', kmsKeyArn: keyIn('us-east-1'), ...props }),
  );

test('everything that is wrong is said at once', () => {
  const attempt = () =>
    build({
      purpose: 'My Records',
      kmsKeyArn: 'alias/aws/backup',
      manualDeletion: 'perhaps' as 'denied',
      forceDestroy: true,
      copiesFromAccounts: { staging: '42' },
      lock: {
        mode: 'compliance',
        minRetentionDays: 90,
        maxRetentionDays: 30,
        changeableForDays: 2,
      } as VaultLock,
    });
  expect(refusal(attempt)).toMatchInlineSnapshot(`
    "demo-test-unit/vault (BackupVault) has 8 problems:
      purpose is 'My Records'
        fix: use lower-case words joined by hyphens: 'records'
      kmsKeyArn is 'alias/aws/backup'
        fix: give the ARN of the key, as EncryptionKey publishes it
      manualDeletion is 'perhaps'
        fix: use denied, allowed
      lock.minRetentionDays is 90, above lock.maxRetentionDays (30)
        fix: raise maxRetentionDays, or lower minRetentionDays
      lock.changeableForDays is 2
        fix: use a whole number from 3 to 36500
      lock.mode is 'compliance', which is irreversible, and lock.acknowledge does not say that you know
        fix: write acknowledge: 'I understand that nobody can undo this, not even AWS', or use 'governance'
      copiesFromAccounts.staging is '42'
        fix: use the 12 digits of an account, in quotes
      forceDestroy is true for a vault that is kept
        fix: say keep: false for a throw-away vault, or leave forceDestroy out"
  `);
});

test.each<[string, object, string]>([
  ['an option that there is not', { force: true }, "the vault has 'force'"],
  ['no key', { kmsKeyArn: undefined }, 'kmsKeyArn is left out'],
  ['an empty key', { kmsKeyArn: '' }, "kmsKeyArn is ''"],
  ['a number for a key', { kmsKeyArn: 7 }, 'kmsKeyArn is 7'],
  ['no purpose', { purpose: undefined }, 'purpose is left out'],
  ['a purpose that only Terraform knows', { purpose: '${var.x}' }, 'purpose is'],
  ['a lock that is a word', { lock: 'compliance' }, "lock is 'compliance'"],
  [
    'a lock of another mode',
    { lock: { mode: 'strict', minRetentionDays: 1, maxRetentionDays: 2 } },
    "lock.mode is 'strict'",
  ],
  ['a mode that only Terraform knows', { lock: { mode: '${var.mode}' } }, 'lock.mode is'],
  ['a lock without days', { lock: { mode: 'governance' } }, 'lock.minRetentionDays is left out'],
  ['accounts in a list', { copiesFromAccounts: ['999988887777'] }, 'copiesFromAccounts is ['],
  [
    'an account that only Terraform knows',
    { copiesFromAccounts: { a: '${var.a}' } },
    'copiesFromAccounts.a is known',
  ],
  [
    'an account in numbers',
    { copiesFromAccounts: { a: 999988887777 } },
    'copiesFromAccounts.a is 999988887777',
  ],
])('%s is refused', (_, props, what) => {
  expect(refusal(() => build(props))).toContain(what);
});

test('a vault in compliance mode is not one that can be emptied', () => {
  const lock: VaultLock = {
    ...{ mode: 'compliance', minRetentionDays: 7, maxRetentionDays: 90 },
    ...{ changeableForDays: 3, acknowledge: acknowledgement },
  };
  const attempt = () => build({ keep: false, forceDestroy: true, lock });
  expect(refusal(attempt)).toContain('lock forbids to delete what the vault holds');
});

test('two vaults of one purpose are refused, unless they are in two regions', () => {
  const both = (region: string) => () =>
    synthStack((stack) => {
      new BackupVault(stack, 'one', { purpose: 'records', kmsKeyArn: keyIn('us-east-1') });
      new BackupVault(stack, 'two', { purpose: 'records', kmsKeyArn: keyIn(region), region });
    });
  expect(refusal(both('us-east-1'))).toContain(
    "the backup-vault name 'demo-test-records' is already given to",
  );
  expect(both('eu-west-1')).not.toThrow();
});
