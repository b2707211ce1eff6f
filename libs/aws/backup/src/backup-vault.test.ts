import { refusal, synthStack } from '@ashlar/testing';
import { BackupVaultLockConfiguration } from '@cdktf/provider-aws/lib/backup-vault-lock-configuration/index.js';
import { BackupVaultPolicy } from '@cdktf/provider-aws/lib/backup-vault-policy/index.js';
import { BackupVault as Vault } from '@cdktf/provider-aws/lib/backup-vault/index.js';
import { BackupVault } from './backup-vault.js';
import type { BackupVaultProps } from './backup-vault-props.js';
import { acknowledgement, type VaultLock } from './vault-lock.js';

const keyIn = (region: string) =>
  `arn:aws:kms:${region}:123456789012:key/11111111-2222-3333-4444-555555555555`;

const build = (props: Partial<BackupVaultProps> = {}, read: (vault: BackupVault) => void = () => undefined) =>
  synthStack((stack) =>
    read(new BackupVault(stack, 'vault', { purpose: 'records', kmsKeyArn: keyIn('us-east-1'), ...props })),
  );

type Statement = Readonly<Record<string, unknown>>;

const statements = (props: Partial<BackupVaultProps> = {}) =>
  (JSON.parse(String(build(props).one(BackupVaultPolicy)['policy'])) as { Statement: Statement[] }).Statement;

describe('a vault', () => {
  const stack = build();

  test('is encrypted with our key, kept, and does not go together with what it holds', () => {
    expect(stack.one(Vault)).toMatchObject({
      name: 'demo-test-records',
      kms_key_arn: keyIn('us-east-1'),
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
  });

  test('lets nobody delete, shorten or open up what it holds, in the words that Config looks for', () => {
    expect(statements()).toEqual([
      {
        Sid: 'KeepRecoveryPoints',
        Effect: 'Deny',
        Principal: '*',
        Action: [
          'backup:DeleteRecoveryPoint',
          'backup:PutBackupVaultAccessPolicy',
          'backup:UpdateRecoveryPointLifecycle',
        ],
        Resource: '*',
      },
      { Sid: 'KeepVault', Effect: 'Deny', Principal: '*', Action: 'backup:DeleteBackupVault', Resource: '*' },
    ]);
  });

  test('leaves a way to take its policy away, so that nobody is locked out', () => {
    expect(JSON.stringify(statements())).not.toContain('DeleteBackupVaultAccessPolicy');
  });

  test('is not locked before somebody says so', () => {
    expect(stack.all(BackupVaultLockConfiguration)).toEqual([]);
  });
});

test('a policy that denies its own change is replaced when it changes, and only then', () => {
  const tagOf = (props: Partial<BackupVaultProps>) => build(props).one(Vault)['tags'];
  expect(build().one(BackupVaultPolicy)['lifecycle']).toEqual({
    replace_triggered_by: [expect.stringMatching(/^aws_backup_vault\.vault_\w+\.tags\["vault-policy"\]$/)],
  });
  const copiesFromAccounts = { other: '999988887777' };
  expect(tagOf({ copiesFromAccounts })).not.toEqual(tagOf({}));
  expect(tagOf({ forceDestroy: true, keep: false })).toEqual(tagOf({}));
});

describe('of a throw-away environment', () => {
  test('it goes with everything in it, when all of that is said', () => {
    const stack = build({ keep: false, forceDestroy: true, manualDeletion: 'allowed' });
    expect(stack.one(Vault)).toMatchObject({ force_destroy: true });
    expect(stack.one(Vault)).not.toHaveProperty('lifecycle');
    expect(stack.all(BackupVaultPolicy)).toEqual([]);
  });
});

describe('other accounts', () => {
  test('may copy into it, each once, and nothing else', () => {
    const copiesFromAccounts = { staging: '999988887777', again: '999988887777', edgar: '111122223333' };
    const allowed = (own: Statement[]) => own.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed(statements({ copiesFromAccounts }))).toEqual(
      ['111122223333', '999988887777'].map((account) => ({
        Sid: `CopyFrom${account}`,
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: 'backup:CopyIntoBackupVault',
        Resource: '*',
      })),
    );
    expect(statements({ copiesFromAccounts, manualDeletion: 'allowed' })).toHaveLength(2);
  });
});

describe('in another region', () => {
  const abroad = { region: 'us-west-2', kmsKeyArn: keyIn('us-west-2') };

  test('everything of it is there, by a name of its own', () => {
    const stack = build({
      ...abroad,
      lock: { mode: 'governance', minRetentionDays: 7, maxRetentionDays: 90 },
    });
    for (const type of [Vault, BackupVaultPolicy, BackupVaultLockConfiguration])
      expect(stack.one(type)['provider']).toBe('aws.us-west-2');
    expect(stack.one(Vault)['name']).toBe('demo-test-records-us-west-2');
    expect(Object.keys(build(abroad).byAddress())).toEqual(Object.keys(build().byAddress()));
  });

  test('it says where it is', () => {
    const regions: string[] = [];
    build(abroad, ({ region }) => regions.push(region));
    build({}, ({ region }) => regions.push(region));
    expect(regions).toEqual(['us-west-2', 'us-east-1']);
  });

  test('it needs a key of that region', () => {
    const message = refusal(() => build({ region: 'us-west-2' }));
    expect(message).toContain('kmsKeyArn is a key in us-east-1, and the vault is in us-west-2');
    expect(refusal(() => build({ ...abroad, region: 'mars' }))).toContain('the vault is in mars');
    expect(refusal(() => build({ region: 'mars', kmsKeyArn: '${aws_kms_key.k.arn}' }))).toContain(
      "region is 'mars'",
    );
  });
});

describe('a lock', () => {
  const days = { minRetentionDays: 7, maxRetentionDays: 400 };
  const lockOf = (lock: VaultLock) => build({ lock }).one(BackupVaultLockConfiguration);

  test('in governance mode can be taken away again', () => {
    expect(lockOf({ mode: 'governance', ...days })).toMatchObject({
      min_retention_days: 7,
      max_retention_days: 400,
    });
    expect(lockOf({ mode: 'governance', ...days })).not.toHaveProperty('changeable_for_days');
  });

  test('in compliance mode is for ever after its days, for who writes that they know', () => {
    const lock: VaultLock = {
      mode: 'compliance',
      ...days,
      changeableForDays: 3,
      acknowledge: 'I understand that nobody can undo this, not even AWS',
    };
    expect(lockOf(lock)).toMatchObject({
      ...{ min_retention_days: 7, max_retention_days: 400 },
      changeable_for_days: 3,
    });
  });

  test('in compliance mode does not compile without those words, and is refused', () => {
    // @ts-expect-error The acknowledgement is missing.
    const silent: VaultLock = { mode: 'compliance', ...days, changeableForDays: 3 };
    // @ts-expect-error These are not the words.
    const careless: VaultLock = { mode: 'compliance', ...days, changeableForDays: 3, acknowledge: 'yes' };
    for (const lock of [silent, careless]) {
      expect(refusal(() => build({ lock }))).toContain(`write acknowledge: '${acknowledgement}'`);
    }
  });

  test('in governance mode takes no words and no days of compliance', () => {
    const lock = { mode: 'governance', ...days, changeableForDays: 3 } as unknown as VaultLock;
    expect(refusal(() => build({ lock }))).toContain("lock has 'changeableForDays'");
  });

  test('is known to plans', () => {
    build({ lock: { mode: 'governance', ...days } }, ({ retention }) => expect(retention).toEqual(days));
    build({}, ({ retention }) => expect(retention).toBeUndefined());
  });

  test('and the policy leave the addresses of everything else alone', () => {
    const locked = build({ lock: { mode: 'governance', ...days } }).byAddress();
    expect(locked).toMatchObject(build().byAddress());
    expect(Object.keys(locked)).toHaveLength(3);
  });
});
