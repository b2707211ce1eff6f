import { is, isKnown, isRecord, type Problem } from '@ashlar/core';

const VAULT_ARN = /^arn:aws[a-z-]*:backup:([a-z0-9-]+):\d{12}:backup-vault:[A-Za-z0-9_-]{2,50}$/;
const FIX = 'give the vault: a BackupVault, or { vaultName, vaultArn }';

/** The vault of a rule, which is in the region of the plan. */
export function targetProblems(prop: string, vault: unknown, region: string): Problem[] {
  if (!isRecord(vault)) return [{ what: is(prop, vault), fix: FIX }];
  const { vaultName, vaultArn } = vault;
  const named =
    typeof vaultName === 'string' && (!isKnown(vaultName) || /^[A-Za-z0-9_-]{2,50}$/.test(vaultName));
  return [
    ...(named ? [] : [{ what: is(`${prop}.vaultName`, vaultName), fix: FIX }]),
    ...vaultArnProblems(`${prop}.vaultArn`, vaultArn),
    ...placeProblems(prop, vault, region, 'use a vault of the region, and copies for another'),
  ];
}

/** A vault in another region than the plan, as far as that is known. */
export function placeProblems(
  prop: string,
  vault: Readonly<Record<string, unknown>>,
  region: string,
  fix: string,
): Problem[] {
  const place = vault['region'] ?? regionOf(vault['vaultArn']) ?? region;
  if (!isKnown(place) || place === region) return [];
  return [{ what: `${prop} is in ${String(place)}, and the plan in ${region}`, fix }];
}

export function vaultArnProblems(prop: string, vaultArn: unknown): Problem[] {
  const fits = typeof vaultArn === 'string' && (!isKnown(vaultArn) || VAULT_ARN.test(vaultArn));
  if (fits && vaultArn !== '') return [];
  const fix = "give the ARN of a vault: 'arn:aws:backup:us-west-2:111122223333:backup-vault:records'";
  return [{ what: is(prop, vaultArn), fix }];
}

const regionOf = (vaultArn: unknown) =>
  typeof vaultArn === 'string' ? VAULT_ARN.exec(vaultArn)?.[1] : undefined;
