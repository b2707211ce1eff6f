import type { Model, Resource } from '@ashlar/graph';
import { valuesAt } from '../reading/setting.js';

/** The tags of a resource, with those that its provider puts on everything. */
export function tagsOf(model: Model, resource: Resource): ReadonlyMap<string, string> {
  const byDefault = valuesAt(model.providerOf(resource), 'default_tags.tags');
  const tags = [...byDefault, ...valuesAt(resource.attributes, 'tags')];
  return new Map(
    tags.flatMap((some) => Object.entries(some ?? {}).map(([key, value]) => [key, String(value)] as const)),
  );
}
