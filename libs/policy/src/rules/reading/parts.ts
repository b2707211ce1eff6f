import type { Model, Resource } from '@ashlar/graph';

/**
 * The resources of a type that name another in an attribute: by reference, or by a name that is written in both, as in
 * the `bucket` of a bucket and of its policy.
 */
export function partsOf(model: Model, whole: Resource, type: string, attribute: string, name = attribute) {
  const { byResource, byText } = indexOf(model, type, attribute);
  const named = namesOf(model, whole, name).flatMap((text) => byText.get(text) ?? []);
  const parts = new Set([...(byResource.get(whole) ?? []), ...named]);
  return [...parts].sort((a, b) => (a.id < b.id ? -1 : 1));
}

interface Index {
  readonly byResource: ReadonlyMap<Resource, readonly Resource[]>;
  readonly byText: ReadonlyMap<string, readonly Resource[]>;
}

/** Of each model, what its resources name: a thousand buckets ask for the same thousand parts. */
const indexes = new WeakMap<Model, Map<string, Index>>();

function indexOf(model: Model, type: string, attribute: string): Index {
  const known = indexes.get(model) ?? new Map<string, Index>();
  indexes.set(model, known);
  const key = `${type} ${attribute}`;
  const index = known.get(key) ?? newIndex(model, type, attribute);
  known.set(key, index);
  return index;
}

function newIndex(model: Model, type: string, attribute: string): Index {
  const byResource = new Map<Resource, Resource[]>();
  const byText = new Map<string, Resource[]>();
  for (const part of model.all(type))
    for (const target of model.targets(part, attribute))
      if (target.resource === undefined) add(byText, target.text, part);
      else add(byResource, target.resource, part);
  return { byResource, byText };
}

function add<K>(index: Map<K, Resource[]>, key: K, part: Resource): void {
  const parts = index.get(key);
  if (parts === undefined) index.set(key, [part]);
  else parts.push(part);
}

const namesOf = (model: Model, whole: Resource, name: string): string[] =>
  model
    .targets(whole, name)
    .flatMap((target) => (target.resource === undefined && !target.text.includes('${') ? [target.text] : []));
