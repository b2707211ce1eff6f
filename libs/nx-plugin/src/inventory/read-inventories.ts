import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Inventory, inventoryFile } from './inventory.js';

/** Runs without a project graph, which Nx can't make while an inventory is broken. */
const MEND = 'node libs/nx-plugin/built/write-inventories.cjs';

/** Inventories by the root of their app. Whatever is wrong with any of them is said at once, with what mends it. */
export function readInventories(
  workspaceRoot: string,
  appRoots: readonly string[],
): ReadonlyMap<string, Inventory> {
  const problems: string[] = [];
  const inventories = new Map<string, Inventory>();
  for (const appRoot of [...appRoots].sort()) {
    const read = readInventory(join(workspaceRoot, inventoryFile(appRoot)));
    if (typeof read === 'string') problems.push(`${inventoryFile(appRoot)} ${read}`);
    else inventories.set(appRoot, read);
  }
  problems.push(...contradictions(inventories));
  if (problems.length > 0) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    throw new Error(
      [`the list of stacks has ${count}:`, ...problems.map((line) => `  ${line}`), `    fix: ${MEND}`].join(
        '\n',
      ),
    );
  }
  return inventories;
}

/** The inventory, or what is wrong with it. */
function readInventory(file: string): Inventory | string {
  if (!existsSync(file)) return 'is missing';
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return 'is no JSON';
  }
  const stacks = isRecord(json) ? json['stacks'] : undefined;
  if (!isRecord(stacks)) return 'has no `stacks`';
  const strange = Object.keys(stacks).find((name) => !isStack(stacks[name]));
  return strange === undefined
    ? ({ stacks } as unknown as Inventory)
    : `says of ${strange} no environment and dependencies`;
}

/** What each is right about alone and all together can't be. */
function contradictions(inventories: ReadonlyMap<string, Inventory>): string[] {
  const owners = new Map<string, string>();
  const problems: string[] = [];
  for (const [appRoot, { stacks }] of inventories) {
    for (const name of Object.keys(stacks)) {
      const other = owners.get(name);
      if (other !== undefined)
        problems.push(`${inventoryFile(appRoot)} has ${name}, as ${inventoryFile(other)} has`);
      owners.set(name, appRoot);
    }
  }
  for (const [appRoot, { stacks }] of inventories) {
    for (const [name, { dependencies }] of Object.entries(stacks)) {
      for (const unknown of dependencies.filter((dependency) => !owners.has(dependency)))
        problems.push(`${inventoryFile(appRoot)} says that ${name} reads from ${unknown}, which no app has`);
    }
  }
  return problems;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isStack = (value: unknown) =>
  isRecord(value) &&
  typeof value['environment'] === 'string' &&
  Array.isArray(value['dependencies']) &&
  value['dependencies'].every((dependency) => typeof dependency === 'string');
