import type { Problem } from '@ashlar/core';

/** Paths and a name, as they stand in an ARN after `policy/`. */
const NAME = /^([\w+=,.@-]+\/)*[\w+=,.@-]+$/;

/** Nobody could defend these for a service. */
const ALL_POWERFUL = ['AdministratorAccess', 'IAMFullAccess', 'PowerUserAccess'];

/** What is no name of a policy that AWS manages, or one that gives away the account without a reason. */
export function managedPolicyProblems(names: readonly string[], allPowerfulBecause = ''): Problem[] {
  if (!Array.isArray(names)) {
    const fix = "list names: ['service-role/AWSBackupServiceRolePolicyForBackup']";
    return [{ what: 'awsManagedPolicies is no list', fix }];
  }
  return [...new Set<unknown>(names)].flatMap((name): Problem[] => {
    if (typeof name !== 'string' || !NAME.test(name)) {
      const fix =
        "give the name after 'policy/' of its ARN: 'service-role/AWSBackupServiceRolePolicyForBackup'";
      return [{ what: `awsManagedPolicies names '${String(name)}'`, fix }];
    }
    if (!ALL_POWERFUL.includes(name) || allPowerfulBecause.trim() !== '') return [];
    return [{ what: `awsManagedPolicies names ${name}`, fix: 'say in may what the service needs' }];
  });
}
