import type { Attributes, PlanJson, StackJson } from '@ashlar/graph';

/** What Terraform's own settings are, and no value of a resource. */
const META = ['//', 'depends_on', 'lifecycle', 'provider'];

/** The plan that would create a stack, where every expression is known after the apply only. */
export const planOf = ({ json }: Pick<StackJson, 'json'>): PlanJson => ({
  resource_changes: Object.entries(json.resource ?? {}).flatMap(([type, named]) =>
    Object.entries(named).map(([name, written]) => {
      const body = Object.fromEntries(Object.entries(written).filter(([key]) => !META.includes(key)));
      const [after, unknown] = split(body) as [Attributes, Attributes];
      return {
        ...{ address: `${type}.${name}`, mode: 'managed', type },
        change: {
          actions: ['create'],
          before: null,
          after,
          after_unknown: { ...unknown, id: true, arn: true },
        },
      };
    }),
  ),
});

/** What is known of a value, and what is not. */
function split(value: unknown): readonly [unknown, unknown] {
  if (typeof value === 'string') return value.includes('${') ? [undefined, true] : [value, false];
  if (typeof value !== 'object' || value === null) return [value, false];
  if (Array.isArray(value)) {
    const parts = value.map(split);
    return [parts.map(([known]) => known), parts.map(([, unknown]) => unknown)];
  }
  const parts = Object.entries(value).map(([key, child]) => [key, split(child)] as const);
  const known = parts.filter(([, [one]]) => one !== undefined).map(([key, [one]]) => [key, one] as const);
  return [Object.fromEntries(known), Object.fromEntries(parts.map(([key, [, unknown]]) => [key, unknown]))];
}
