import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Inventory, inventoryFile } from './inventory.js';
import { inventoryText } from './inventory-text.js';

interface ListedStack {
  readonly name: string;
  readonly app: string;
  readonly environment: string;
  readonly dependencies: readonly string[];
}

/**
 * What every app's inventory has to be, by its file: the apps are synthesized, in a process of their own, so that one
 * that fails or takes long stops neither Nx nor its daemon.
 */
export async function upToDateInventories(
  workspaceRoot: string,
  apps: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const listed = await listStacks(workspaceRoot);
  return new Map(apps.map((app) => [inventoryFile(`apps/${app}`), inventoryText(inventoryOf(app, listed))]));
}

async function listStacks(workspaceRoot: string): Promise<readonly ListedStack[]> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['bin/ashlar.mjs', 'list', '--json'], {
      cwd: workspaceRoot,
      maxBuffer: 1 << 28,
    });
    return JSON.parse(stdout) as ListedStack[];
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Error(`the apps could not be synthesized to list their stacks:\n${stderr || message}`);
  }
}

function inventoryOf(app: string, listed: readonly ListedStack[]): Inventory {
  const own = listed.filter((stack) => stack.app === app);
  return {
    stacks: Object.fromEntries(
      own.map(({ name, environment, dependencies }) => [name, { environment, dependencies }]),
    ),
  };
}
