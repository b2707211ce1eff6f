import type {
  CreateDependencies,
  CreateDependenciesContext,
  DependencyType,
  RawProjectGraphDependency,
} from '@nx/devkit';
import { inventoryFile } from './inventory/inventory.js';
import { readInventories } from './inventory/read-inventories.js';
import { stackIndex } from './inventory/stack-index.js';
import { packages } from './targets/packages.js';

/** What no import says: which app reads from a stack of another, and what synthesizes an app. */
export const createDependencies: CreateDependencies = (_options, context) => {
  const apps = Object.values(context.projects)
    .filter(({ root }) => root.startsWith('apps/'))
    .map(({ name, root }): App => ({ name: name ?? root, root }))
    .sort((a, b) => (a.root < b.root ? -1 : 1));
  return [...readsFrom(apps, context.workspaceRoot), ...synthesizedBy(apps, context.externalNodes)];
};

interface App {
  readonly name: string;
  readonly root: string;
}

function readsFrom(apps: readonly App[], workspaceRoot: string): RawProjectGraphDependency[] {
  const names = new Map(apps.map(({ name, root }) => [root, name]));
  const stacks = stackIndex(readInventories(workspaceRoot, [...names.keys()]));
  const producers = (root: string) =>
    [...stacks.values()].filter(({ appRoot }) => appRoot === root).flatMap((stack) => stack.producers);
  return apps.flatMap(({ name, root }) => {
    const targets = new Set(producers(root).map(({ appRoot }) => names.get(appRoot)));
    return [...targets]
      .filter((target) => target !== undefined && target !== name)
      .map((target) => edge(name, target ?? '', inventoryFile(root)));
  });
}

/** `bin` and `libs/cli` load these for an app whose own sources import them nowhere. */
const synthesizedBy = (apps: readonly App[], external: CreateDependenciesContext['externalNodes'] = {}) =>
  apps.flatMap(({ name, root }) =>
    packages.synth
      .map((dependency) => `npm:${dependency}`)
      .filter((node) => node in external)
      .map((node) => edge(name, node, `${root}/src/main.ts`)),
  );

const edge = (source: string, target: string, sourceFile: string): RawProjectGraphDependency => ({
  type: 'static' as DependencyType,
  source,
  target,
  sourceFile,
});
