import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '@ashlar/core';
import type { Ordered } from '@ashlar/graph';

/**
 * What reads from stacks that are to be destroyed, and isn't part of the last synthesis: with `--skip-synth`, nobody would
 * ask whether it is deployed. The committed inventories know of it.
 */
export function unseenReaders(
  { root, apps }: { readonly root: string; readonly apps: readonly string[] },
  { all, stacks }: { readonly all: readonly Ordered[]; readonly stacks: readonly Ordered[] },
): Problem[] {
  const seen = new Set(all.map(({ name }) => name));
  const going = new Set(stacks.map(({ name }) => name));
  return apps
    .flatMap((app) => Object.entries(inventoryOf(join(root, 'apps', app, 'stacks.json'))))
    .filter(([name, { dependencies }]) => !seen.has(name) && dependencies.some((each) => going.has(each)))
    .map(([name]) => ({
      what: `${name} reads from what would be destroyed, and wasn't synthesized last`,
      fix: 'leave --skip-synth out',
    }));
}

function inventoryOf(file: string): Record<string, Pick<Ordered, 'dependencies'>> {
  if (!existsSync(file)) return {};
  return (JSON.parse(readFileSync(file, 'utf8')) as { stacks: ReturnType<typeof inventoryOf> }).stacks;
}
