import type { Model, Resource } from '@ashlar/graph';

/**
 * The resources of a type that name another in an attribute: by reference, or by a name that is written in both, as in
 * the `bucket` of a bucket and of its policy.
 */
export function partsOf(model: Model, whole: Resource, type: string, attribute: string, name = attribute) {
  const names = namesOf(model, whole, name);
  return model
    .all(type)
    .filter((part) =>
      model
        .targets(part, attribute)
        .some(({ resource, ...target }) =>
          resource === undefined ? 'text' in target && names.includes(target.text) : resource === whole,
        ),
    );
}

const namesOf = (model: Model, whole: Resource, name: string): string[] =>
  model
    .targets(whole, name)
    .flatMap((target) => (target.resource === undefined && !target.text.includes('${') ? [target.text] : []));
