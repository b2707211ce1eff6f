import type { Ordered } from './in-order.js';

/** Of these stacks, those with these names and all that they depend on, however indirectly, in the order in which they came. */
export function withDependencies<S extends Ordered>(stacks: readonly S[], names: Iterable<string>): S[] {
  const wanted = new Set(names);
  // A set hands out what is added to it on the way.
  for (const name of wanted)
    stacks.find((stack) => stack.name === name)?.dependencies.forEach((dependency) => wanted.add(dependency));
  return stacks.filter(({ name }) => wanted.has(name));
}
