import type { Tree } from '@nx/devkit';
import type { AppOptions } from './app/app.js';
import type { ModuleOptions } from './module/module.js';
import type { RuleOptions } from './rule/rule.js';
import type { StackOptions } from './stack/stack.js';

export { syncInventory } from './sync-inventory/sync-inventory.js';

// Loaded when they are asked for: `nx sync` runs often, and needs neither of them nor TypeScript.
export const app = async (tree: Tree, options: AppOptions) =>
  (await import('./app/app.js')).app(tree, options);

const awsModule = async (tree: Tree, options: ModuleOptions) =>
  (await import('./module/module.js')).awsModule(tree, options);

export const rule = async (tree: Tree, options: RuleOptions) =>
  (await import('./rule/rule.js')).rule(tree, options);

export const stack = async (tree: Tree, options: StackOptions) =>
  (await import('./stack/stack.js')).stack(tree, options);

// A CommonJS module can't declare what it is called itself.
export { awsModule as module };
