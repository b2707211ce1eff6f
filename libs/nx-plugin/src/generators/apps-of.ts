import type { Tree } from '@nx/devkit';

/** Names of the apps that are there. */
export const appsOf = (tree: Tree): string[] =>
  tree
    .children('apps')
    .filter((app) => tree.exists(`apps/${app}/src/app.ts`))
    .sort();
