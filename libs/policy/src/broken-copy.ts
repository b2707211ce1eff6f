import type { Attributes, StackJson } from '@ashlar/graph';

/**
 * A copy of stacks in which one resource is another: to see which rules notice. `change` gets the attributes of the
 * resource, none of one that isn't there yet, and returns new ones, or nothing to take the resource away.
 */
export function brokenCopy<S extends StackJson>(
  stacks: readonly S[],
  id: string,
  change: (attributes: Attributes) => Attributes | undefined,
): S[] {
  const [, stackName, type = '', name = ''] = /^([^/]+)\/(\w+)\.(.+)$/.exec(id) ?? [];
  if (!stacks.some((stack) => stack.name === stackName))
    throw new Error(`no stack has ${id}; there are ${stacks.map((stack) => stack.name).join(', ')}`);
  return stacks.map((stack) => {
    if (stack.name !== stackName) return stack;
    const { [name]: attributes, ...others } = stack.json.resource?.[type] ?? {};
    const changed = change(structuredClone(attributes ?? {}));
    const named = changed === undefined ? others : { ...others, [name]: changed };
    return { ...stack, json: { ...stack.json, resource: { ...stack.json.resource, [type]: named } } };
  });
}
