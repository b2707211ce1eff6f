import type { Inventory } from './inventory.js';

/** What is out of date in an inventory, a line for each stack. */
export function inventoryChanges(committed: string | null, upToDate: string): string[] {
  const before = stacksOf(committed);
  const after = stacksOf(upToDate);
  if (before === undefined) return ['it is missing or no inventory'];
  const changes = [
    ...Object.keys(after ?? {})
      .filter((name) => !(name in before))
      .map((name) => `${name} is new`),
    ...Object.keys(before)
      .filter((name) => !(name in (after ?? {})))
      .map((name) => `${name} is gone`),
    ...Object.entries(after ?? {})
      .filter(([name, stack]) => name in before && JSON.stringify(before[name]) !== JSON.stringify(stack))
      .map(([name]) => `${name} has other dependencies`),
  ];
  return changes.length === 0 ? ['its form'] : changes.sort();
}

function stacksOf(text: string | null): Inventory['stacks'] | undefined {
  try {
    const { stacks } = JSON.parse(text ?? 'null') as Inventory;
    return stacks;
  } catch {
    return undefined;
  }
}
