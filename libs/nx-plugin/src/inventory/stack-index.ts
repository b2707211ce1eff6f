import type { Inventory } from './inventory.js';

export interface IndexedStack {
  readonly name: string;
  readonly appRoot: string;
  readonly environment: string;
  /** Stacks it reads from. */
  readonly producers: readonly IndexedStack[];
  /** Stacks that read from it. */
  readonly consumers: readonly IndexedStack[];
}

/** Every stack of the workspace by its name, tied to those it reads from and to those that read from it. */
export function stackIndex(inventories: ReadonlyMap<string, Inventory>): ReadonlyMap<string, IndexedStack> {
  type Growing = IndexedStack & { producers: IndexedStack[]; consumers: IndexedStack[] };
  const index = new Map<string, Growing>();
  const listed = [...inventories].flatMap(([appRoot, { stacks }]) =>
    Object.entries(stacks).map(([name, stack]) => ({ name, appRoot, ...stack })),
  );
  listed.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, appRoot, environment } of listed)
    index.set(name, { name, appRoot, environment, producers: [], consumers: [] });
  for (const { name, dependencies } of listed) {
    const consumer = index.get(name);
    for (const dependency of [...dependencies].sort()) {
      const producer = index.get(dependency);
      if (consumer === undefined || producer === undefined) continue;
      consumer.producers.push(producer);
      producer.consumers.push(consumer);
    }
  }
  return index;
}
