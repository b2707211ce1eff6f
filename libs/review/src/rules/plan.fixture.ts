import {
  type Attributes,
  type ChangeJson,
  type Plan,
  readPlan,
  type ResourceChangeJson,
} from '@ashlar/graph';

type More = Partial<Omit<ResourceChangeJson, 'change'>> & Partial<Omit<ChangeJson, 'actions'>>;

/** For tests: what Terraform writes of one resource. */
function change(actions: readonly string[], address: string, values: ChangeJson | object, more: More = {}) {
  const { after_unknown, before_sensitive, after_sensitive, replace_paths, importing, ...rest } = more;
  const marks = { after_unknown, before_sensitive, after_sensitive, replace_paths, importing };
  const given = Object.entries(marks).filter(([, value]) => value !== undefined);
  return {
    address,
    mode: 'managed',
    type: address.replace(/^(module\.[^.]+\.)*/, '').split('.')[0] ?? '',
    provider_name: 'registry.terraform.io/hashicorp/aws',
    ...rest,
    change: { actions, ...values, ...Object.fromEntries(given) },
  } as ResourceChangeJson;
}

export const created = (address: string, after: Attributes = {}, more?: More) =>
  change(['create'], address, { before: null, after }, more);

export const updated = (address: string, before: Attributes, after: Attributes, more?: More) =>
  change(['update'], address, { before, after }, more);

export const replaced = (address: string, before: Attributes = {}, after: Attributes = {}, more?: More) =>
  change(['delete', 'create'], address, { before, after }, more);

export const deleted = (address: string, before: Attributes = {}, more?: More) =>
  change(['delete'], address, { before, after: null }, more);

export const forgotten = (address: string, before: Attributes = {}, more?: More) =>
  change(['forget'], address, { before, after: null }, more);

export const untouched = (address: string, values: Attributes = {}, more?: More) =>
  change(['no-op'], address, { before: values, after: values }, more);

export const strange = (actions: readonly string[], address: string, more?: More) =>
  change(actions, address, { before: {}, after: {} }, more);

export const planJson = (...resource_changes: readonly ResourceChangeJson[]) => ({
  format_version: '1.2',
  terraform_version: '1.11.4',
  complete: true,
  resource_changes,
});

export const planOf = (...changes: readonly ResourceChangeJson[]): Plan => readPlan(planJson(...changes));
