/** Something that comes after others, named by their names. */
export interface Ordered {
  readonly name: string;
  readonly dependencies: readonly string[];
}

/** Each after those that it depends on. */
export function inOrder<T extends Ordered>(items: readonly T[]): T[] {
  const ordered = new Set<T>();
  const visited = new Set<T>();
  const visit = (item: T) => {
    if (visited.has(item)) return;
    visited.add(item);
    for (const name of item.dependencies) {
      const dependency = items.find((candidate) => candidate.name === name);
      if (dependency !== undefined) visit(dependency);
    }
    ordered.add(item);
  };
  items.forEach(visit);
  return [...ordered];
}
