import type { Rule } from '../../rule.js';
import { inPlanRules } from './in-plan-rules.js';
import { planIsDailyAndLong } from './plan-rule.js';
import { recoveryPointsEncrypted } from './recovery-points-encrypted.js';
import { vaultKeepsRecoveryPoints } from './vault-keeps.js';

/** Of plans and vaults, and every rule that asks for a plan: those of databases and tables too. */
export const backupRules: readonly Rule[] = [
  planIsDailyAndLong,
  recoveryPointsEncrypted,
  vaultKeepsRecoveryPoints,
  ...inPlanRules,
];
