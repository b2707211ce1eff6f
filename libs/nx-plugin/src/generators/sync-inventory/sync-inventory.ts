import type { Tree } from '@nx/devkit';
import { inventoryChanges } from '../../inventory/inventory-changes.js';
import { upToDateInventories } from '../../inventory/list-stacks.js';

interface SyncResult {
  readonly outOfSyncMessage: string;
  readonly outOfSyncDetails: string[];
}

/** `nx sync` and `nx sync:check`: every app's stacks.json says what the app synthesizes. */
export async function syncInventory(tree: Tree): Promise<SyncResult | undefined> {
  const apps = tree.children('apps').filter((app) => tree.exists(`apps/${app}/src/main.ts`));
  const details: string[] = [];
  for (const [file, text] of await upToDateInventories(tree.root, apps)) {
    const committed = tree.read(file, 'utf8');
    if (committed === text) continue;
    tree.write(file, text);
    details.push(...inventoryChanges(committed, text).map((change) => `${file}: ${change}`));
  }
  return details.length === 0
    ? undefined
    : {
        outOfSyncMessage: 'The committed list of stacks is not what the apps synthesize.',
        outOfSyncDetails: details,
      };
}
