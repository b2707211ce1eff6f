import {
  is,
  isKnown,
  keyArnProblems,
  isRecord,
  type Problem,
  strangerProblems,
  textProblems,
  wordProblems,
} from '@ashlar/core';
import type { BackupVaultProps } from './backup-vault-props.js';
import { purposeProblems } from './purpose-problems.js';
import { lockProblems } from './vault-lock.js';

const PROPS = [
  ...[
    'purpose',
    'kmsKeyArn',
    'region',
    'manualDeletion',
    'lock',
    'copiesFromAccounts',
    'keep',
    'forceDestroy',
  ],
];

/** Everything that is wrong with a vault in a region. */
export function vaultProblems(props: BackupVaultProps, region: string): Problem[] {
  return [
    ...strangerProblems('the vault', props, PROPS),
    ...purposeProblems(props.purpose),
    ...keyProblems(props.kmsKeyArn, region),
    ...(props.manualDeletion === undefined
      ? []
      : wordProblems('manualDeletion', props.manualDeletion, ['denied', 'allowed'])),
    ...lockProblems(props.lock),
    ...accountProblems(props.copiesFromAccounts),
    ...destructionProblems(props),
  ];
}

function keyProblems(kmsKeyArn: unknown, region: string): Problem[] {
  const wrong = keyArnProblems('kmsKeyArn', kmsKeyArn);
  if (wrong.length > 0 || !isKnown(kmsKeyArn)) return wrong;
  const keyRegion = String(kmsKeyArn).split(':')[3];
  if (keyRegion === region) return [];
  const what = `kmsKeyArn is a key in ${keyRegion}, and the vault is in ${region}`;
  return [{ what, fix: `give a key in ${region}: EncryptionKey takes region` }];
}

function accountProblems(accounts: unknown): Problem[] {
  if (accounts === undefined) return [];
  if (!isRecord(accounts)) {
    const fix = "name accounts by key: { staging: '111122223333' }";
    return [{ what: is('copiesFromAccounts', accounts), fix }];
  }
  return Object.entries(accounts).flatMap(([key, account]) => {
    const fix = 'use the 12 digits of an account, in quotes';
    const prop = `copiesFromAccounts.${key}`;
    // Part of the policy, which is compared at synthesis.
    if (!isKnown(account)) return [{ what: `${prop} is known to Terraform only`, fix }];
    return textProblems(prop, account, /^\d{12}$/, fix);
  });
}

function destructionProblems({ keep, forceDestroy, lock }: BackupVaultProps): Problem[] {
  if (!forceDestroy) return [];
  if (keep !== false) {
    const fix = 'say keep: false for a throw-away vault, or leave forceDestroy out';
    return [{ what: 'forceDestroy is true for a vault that is kept', fix }];
  }
  if (lock?.mode !== 'compliance') return [];
  const fix = "leave forceDestroy out, or use 'governance': nobody can empty a vault in compliance mode";
  return [{ what: 'forceDestroy is true, and lock forbids to delete what the vault holds', fix }];
}
