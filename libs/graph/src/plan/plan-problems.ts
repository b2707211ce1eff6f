/** Why something that was read from a file is no plan. None: `readPlan` can read it. */
export function planProblems(json: unknown): { readonly what: string; readonly fix: string }[] {
  const fix = 'write it with `terraform show -json <saved plan> > plan.json`, Terraform 1.1 or later';
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return [{ what: 'it is no JSON object', fix }];
  const { format_version: version, resource_changes: changes } = json as Record<string, unknown>;
  if (typeof version !== 'string') return [{ what: 'it has no format_version', fix }];
  if (!/^1\.\d+$/.test(version))
    return [{ what: `its format_version is ${version}; 1.x can be read`, fix: 'use a newer ashlar' }];
  if (!('planned_values' in json) && changes === undefined && !('output_changes' in json))
    return [{ what: 'it is a state, or no plan: it has neither changes nor planned values', fix }];
  if (changes !== undefined && !(Array.isArray(changes) && changes.every(isChange)))
    return [{ what: 'its resource_changes are not what Terraform writes', fix }];
  return [];
}

function isChange(written: unknown): boolean {
  const { address, type, change } = (written ?? {}) as Record<string, unknown>;
  const { actions } = (change ?? {}) as Record<string, unknown>;
  return typeof address === 'string' && typeof type === 'string' && Array.isArray(actions);
}
