import { inOrder } from '@ashlar/graph';
import { byText } from './in-order-of-danger.js';

interface Named {
  readonly name: string;
  readonly dependencies?: readonly string[];
}

/** As the order says; what it doesn't name, after what it depends on and else by name. */
export function stacksInOrder<T extends Named>(stacks: readonly T[], order: readonly string[] = []): T[] {
  const named = [...stacks].sort((a, b) => byText(a.name, b.name));
  const sorted = inOrder(
    named.map((stack) => ({ name: stack.name, dependencies: [...(stack.dependencies ?? [])].sort(), stack })),
  );
  const places = new Map(order.map((name, place) => [name, place]));
  const placeOf = (name: string) => places.get(name) ?? order.length;
  return sorted.sort((a, b) => placeOf(a.name) - placeOf(b.name)).map(({ stack }) => stack);
}
