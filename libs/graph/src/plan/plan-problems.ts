/** Why something that was read from a file is no plan. None: `readPlan` can read it. */
export function planProblems(json: unknown): { readonly what: string; readonly fix: string }[] {
  const fix = 'write it with `terraform show -json <saved plan> > plan.json`, Terraform 1.1 or later';
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return [{ what: 'it is no JSON object', fix }];
  const written = json as Record<string, unknown>;
  const { format_version: version, output_changes: outputs } = written;
  if (typeof version !== 'string') return [{ what: 'it has no format_version', fix }];
  if (!/^1\.\d+$/.test(version))
    return [{ what: `its format_version is ${version}; 1.x can be read`, fix: 'use a newer ashlar' }];
  if (!['planned_values', 'resource_changes', 'output_changes'].some((key) => key in json))
    return [{ what: 'it is a state, or no plan: it has neither changes nor planned values', fix }];
  const strange = [
    ...['resource_changes', 'resource_drift'].filter((key) => !isListOfChanges(written[key])),
    ...(isTableOfOutputs(outputs) ? [] : ['output_changes']),
  ];
  return strange.map((key) => ({ what: `its ${key} are not what Terraform writes`, fix }));
}

const isListOfChanges = (written: unknown) =>
  written === undefined || (Array.isArray(written) && written.every(isChange));

const isTableOfOutputs = (written: unknown) =>
  written === undefined ||
  (typeof written === 'object' && written !== null && Object.values(written).every(hasActions));

function isChange(written: unknown): boolean {
  const { address, type, change } = (written ?? {}) as Record<string, unknown>;
  return typeof address === 'string' && typeof type === 'string' && hasActions(change);
}

const hasActions = (change: unknown) => Array.isArray(((change ?? {}) as Record<string, unknown>)['actions']);
