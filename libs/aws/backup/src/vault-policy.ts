import { type PrincipalStatement, policyDocument } from '@ashlar/iam';

interface VaultPolicyInput {
  readonly manualDeletion: 'denied' | 'allowed';
  readonly copiesFromAccounts: Readonly<Record<string, string>>;
  readonly partition: string;
}

const thisVault = {
  resources: ['*'],
  anyResourceBecause: 'in the policy of a vault, the resources are that vault and what it holds',
};

/**
 * The policy of a vault, or nothing when there is nothing to say.
 *
 * The first statement is what Config's rule looks for, wildcards and all: it denies to change this very policy, so that
 * nobody weakens it in passing. `backup:DeleteBackupVaultAccessPolicy` stays with those whose IAM policies have it, so
 * that nobody is locked out: Terraform takes the policy away and writes the new one.
 */
export function vaultPolicy({
  manualDeletion,
  copiesFromAccounts,
  partition,
}: VaultPolicyInput): string | undefined {
  const accounts = [...new Set(Object.values(copiesFromAccounts))].sort();
  const statements = [
    ...(manualDeletion === 'denied' ? keeping : []),
    ...accounts.map((account) => mayCopy(account, partition)),
  ];
  return statements.length === 0 ? undefined : policyDocument(statements);
}

/** asOf: 2026-11, source: AWS Config guide, backup-recovery-point-manual-deletion-disabled */
const keeping: readonly PrincipalStatement[] = [
  {
    ...{ sid: 'KeepRecoveryPoints', effect: 'Deny', principal: '*', ...thisVault },
    actions: [
      'backup:DeleteRecoveryPoint',
      'backup:PutBackupVaultAccessPolicy',
      'backup:UpdateRecoveryPointLifecycle',
    ],
  },
  { sid: 'KeepVault', effect: 'Deny', principal: '*', ...thisVault, actions: ['backup:DeleteBackupVault'] },
];

const mayCopy = (account: string, partition: string): PrincipalStatement => ({
  ...{ sid: `CopyFrom${account}`, ...thisVault },
  principal: { aws: `arn:${partition}:iam::${account}:root` },
  actions: ['backup:CopyIntoBackupVault'],
});
