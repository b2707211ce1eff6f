import { globMatches } from '../policies/glob.js';
import type { PolicyStatement } from '../policies/policy-statement.js';

/** Two keys with nothing in common but the account. */
const ANY_TWO = [
  ['us-east-1', '00000000-0000-0000-0000-000000000000'],
  ['eu-west-3', 'ffffffff-1111-2222-3333-444444444444'],
] as const;

/** Whether a statement is of all keys. All keys of one region of one account are fewer, says Security Hub's KMS.1. */
export function readsEveryKey({ resources, notResources }: PolicyStatement): boolean {
  if (notResources.length > 0) return true;
  return resources.some((pattern) => {
    const account = /^\d{12}$/.exec(pattern.split(':')[4] ?? '')?.[0] ?? '111122223333';
    return ANY_TWO.every(([region, key]) =>
      globMatches(pattern, `arn:aws:kms:${region}:${account}:key/${key}`),
    );
  });
}
