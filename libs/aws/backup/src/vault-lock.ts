import {
  is,
  isKnown,
  isRecord,
  type Problem,
  strangerProblems,
  wholeNumberProblems,
  wordProblems,
} from '@ashlar/core';

/** What a locked vault takes: jobs and copies that keep for less or more fail. */
export interface VaultRetention {
  readonly minRetentionDays: number;
  readonly maxRetentionDays: number;
}

export type VaultLock =
  | (VaultRetention & {
      /** Who may call `backup:DeleteBackupVaultLockConfiguration` takes it away again, Terraform too. */
      readonly mode: 'governance';
    })
  | (VaultRetention & {
      /**
       * For ever once `changeableForDays` are over: nobody deletes a recovery point before its time, changes the lock or
       * deletes the vault while it holds any, not even root or AWS.
       */
      readonly mode: 'compliance';
      /** Days in which the lock can still be changed or taken away: 3 to 36,500. They begin with the first apply. */
      readonly changeableForDays: number;
      readonly acknowledge: typeof acknowledgement;
    });

export const acknowledgement = 'I understand that nobody can undo this, not even AWS';

const KEYS = {
  governance: ['mode', 'minRetentionDays', 'maxRetentionDays'],
  compliance: ['mode', 'minRetentionDays', 'maxRetentionDays', 'changeableForDays', 'acknowledge'],
};

/** AWS's largest number of days. */
export const MOST_DAYS = 36_500;

/** What AWS would refuse, and what nobody may do by mistake. */
export function lockProblems(lock: unknown): Problem[] {
  if (lock === undefined) return [];
  if (!isRecord(lock)) {
    return [
      { what: is('lock', lock), fix: "use { mode: 'governance', minRetentionDays, maxRetentionDays }" },
    ];
  }
  const { mode, minRetentionDays: min, maxRetentionDays: max } = lock;
  const days = [
    ...wholeNumberProblems('lock.minRetentionDays', min, 1, MOST_DAYS),
    ...wholeNumberProblems('lock.maxRetentionDays', max, 1, MOST_DAYS),
  ];
  if (mode !== 'governance' && mode !== 'compliance') {
    return [...wordProblems('lock.mode', known(mode), Object.keys(KEYS)), ...days];
  }
  const crossed = days.length === 0 && isKnown(min) && isKnown(max) && Number(min) > Number(max);
  return [
    ...strangerProblems('lock', lock, KEYS[mode]),
    ...days,
    ...(crossed
      ? [
          {
            what: `lock.minRetentionDays is ${String(min)}, above lock.maxRetentionDays (${String(max)})`,
            fix: 'raise maxRetentionDays, or lower minRetentionDays',
          },
        ]
      : []),
    ...(mode === 'compliance' ? complianceProblems(lock) : []),
  ];
}

function complianceProblems({
  changeableForDays,
  acknowledge,
}: Readonly<Record<string, unknown>>): Problem[] {
  const problems = wholeNumberProblems('lock.changeableForDays', changeableForDays, 3, MOST_DAYS);
  if (acknowledge === acknowledgement) return problems;
  const what =
    "lock.mode is 'compliance', which is irreversible, and lock.acknowledge does not say that you know";
  return [...problems, { what, fix: `write acknowledge: '${acknowledgement}', or use 'governance'` }];
}

/** A mode that only Terraform knows would be neither, and must not pass for both. */
const known = (mode: unknown) => (isKnown(mode) ? mode : 'known to Terraform only');
