import { is, isRecord, type Problem, strangerProblems } from '@ashlar/core';
import type { BackupCopy, CompleteRule } from './backup-rule.js';
import { keyProblems } from './key-problems.js';
import { lifecycleProblems } from './lifecycle-problems.js';
import { vaultArnProblems } from './target-problems.js';

/** Everything that is wrong with the copies of a rule. */
export function copyProblems(prop: string, rule: CompleteRule): Problem[] {
  const { copies, keepDays } = rule;
  if (!isRecord(copies)) {
    return [{ what: is(prop, copies), fix: 'name copies by key: { abroad: { vault } }' }];
  }
  const seen = new Map<unknown, string>([[vaultOf(rule), 'the rule itself']]);
  return Object.entries(copies).flatMap(([key, copy]): Problem[] => {
    const here = `${prop}.${key}`;
    if (!isRecord(copy) || !isRecord(copy['vault'])) {
      return [{ what: `${here} names no vault`, fix: 'give the vault: a BackupVault, or { vaultArn }' }];
    }
    const { vault, ...lifecycle } = copy as unknown as BackupCopy;
    const holder = seen.get(vault.vaultArn);
    seen.set(vault.vaultArn, holder ?? here);
    return [
      ...keyProblems(prop, key),
      ...strangerProblems(here, copy, ['vault', 'keepDays', 'coldStorageAfterDays']),
      ...vaultArnProblems(`${here}.vault.vaultArn`, vault.vaultArn),
      ...(holder === undefined
        ? []
        : [
            { what: `${here} goes to the vault of ${holder}`, fix: 'copy to another vault, or leave it out' },
          ]),
      ...lifecycleProblems(here, { keepDays, ...lifecycle }, vault),
    ];
  });
}

const vaultOf = ({ vault }: CompleteRule) => (isRecord(vault) ? vault.vaultArn : undefined);
