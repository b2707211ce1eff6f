/** What stands in `apps/<app>/stacks.json`: the stacks that the app synthesizes. */
export interface Inventory {
  readonly stacks: Readonly<Record<string, InventoryStack>>;
}

export interface InventoryStack {
  readonly environment: string;
  /** Names of the stacks it reads from, of other apps too. */
  readonly dependencies: readonly string[];
}

export const inventoryFile = (appRoot: string) => `${appRoot}/stacks.json`;
