import type { Inventory } from '../../inventory/inventory.js';
import { inventoryText } from '../../inventory/inventory-text.js';

/**
 * The inventory of an app with one more stack in every environment, which reads from no other. Nothing where there is
 * no inventory to add to: `nx sync` then makes one.
 */
export function withNewStack(inventory: string | null, app: string, stack: string): string | undefined {
  if (inventory === null) return undefined;
  const { stacks } = JSON.parse(inventory) as Inventory;
  const environments = new Set(Object.values(stacks).map(({ environment }) => environment));
  const added = [...environments].map((environment) => [
    `${app}-${environment}-${stack}`,
    { environment, dependencies: [] },
  ]);
  return inventoryText({ stacks: { ...stacks, ...Object.fromEntries(added) } });
}
