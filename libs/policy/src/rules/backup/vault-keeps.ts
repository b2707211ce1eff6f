import type { Rule } from '../../rule.js';
import { policiesOf } from '../policies/policies-of.js';
import { isForAnybody, type PolicyStatement, speaksOf } from '../policies/policy-statement.js';
import { evidence } from '../reading/attribute-rule.js';
import { partsOf } from '../reading/parts.js';
import { each, fail, pass, unknown } from '../reading/verdict.js';

const id = 'BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED';

/** What the rule looks for; the last, so that nobody can take the others back. */
const DENIED = [
  'backup:DeleteRecoveryPoint',
  'backup:UpdateRecoveryPointLifecycle',
  'backup:PutBackupVaultAccessPolicy',
];

/** With a condition, somebody would be left who may. */
const deniesDeletion = (statement: PolicyStatement) =>
  statement.effect === 'Deny' &&
  isForAnybody(statement) &&
  statement.conditions.length === 0 &&
  statement.resources.includes('*') &&
  DENIED.every((action) => speaksOf(statement, action));

export const vaultKeepsRecoveryPoints: Rule = {
  id,
  holds: "A vault's policy denies the deletion of recovery points.",
  why: 'Whoever wants a ransom deletes the backups first.',
  fix: `Deny ${DENIED.join(', ')} on * to * in one statement of its policy.`,
  judge: each(['aws_backup_vault', 'aws_backup_logically_air_gapped_vault'], (vault, model) => {
    const policies = partsOf(model, vault, 'aws_backup_vault_policy', 'backup_vault_name', 'name').map(
      (policy) => policiesOf(model, policy),
    );
    if (policies.some(({ statements }) => statements.some(deniesDeletion)))
      return pass('its policy denies it to everybody');
    const unread = policies.flatMap((policy) => policy.unread);
    if (unread.length > 0) return unknown(`its policy is ${unread.join(', ')}: ${evidence(id)}`);
    return fail(
      policies.length === 0
        ? 'no aws_backup_vault_policy names it'
        : `no statement of its policy denies ${DENIED.join(', ')} on * to *, without a condition`,
    );
  }),
};
