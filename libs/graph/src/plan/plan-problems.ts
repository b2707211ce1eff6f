import { planShapes } from './plan-shapes.js';

/** Why something that was read from a file is no plan, field by field. None: `readPlan` can read it. */
export function planProblems(json: unknown): { readonly what: string; readonly fix: string }[] {
  const fix = 'write it with `terraform show -json <saved plan> > plan.json`, Terraform 1.1 or later';
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return [{ what: 'it is no JSON object', fix }];
  const written = json as Record<string, unknown>;
  const { format_version: version } = written;
  if (typeof version !== 'string') return [{ what: 'it has no format_version', fix }];
  if (!/^1\.\d+$/.test(version))
    return [{ what: `its format_version is ${version}; 1.x can be read`, fix: 'use a newer ashlar' }];
  if (!['planned_values', 'resource_changes', 'output_changes'].some((key) => key in json))
    return [{ what: 'it is a state, or no plan: it has neither changes nor planned values', fix }];
  return Object.entries(planShapes)
    .flatMap(([key, shape]) =>
      written[key] === undefined ? [] : shape(written[key]).map((inner) => `${key}${inner}`),
    )
    .map((place) => ({ what: `its ${place} is not what Terraform writes`, fix }));
}
