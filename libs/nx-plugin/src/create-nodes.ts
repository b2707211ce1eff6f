import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CreateNodesResultArray, CreateNodesV2, ProjectConfiguration } from '@nx/devkit';
import { readInventories } from './inventory/read-inventories.js';
import { type IndexedStack, stackIndex } from './inventory/stack-index.js';
import { MARKERS, type Place, placeOf } from './project-places.js';
import { appTargets } from './targets/app-targets.js';
import { projectTargets } from './targets/project-targets.js';
import { stackTargetGroups, stackTargets } from './targets/stack-targets.js';

/** Makes a project of every marker. Reads the inventories of stacks, and runs nothing of any app. */
export const createNodes: CreateNodesV2 = [
  MARKERS,
  (markers, _options, { workspaceRoot }): CreateNodesResultArray => {
    const places = [...markers].sort().flatMap((marker) => {
      const place = placeOf(marker);
      return place === undefined ? [] : [{ marker, place }];
    });
    const apps = places.filter(({ place }) => place.isApp).map(({ place }) => place.root);
    const stacks = [...stackIndex(readInventories(workspaceRoot, apps)).values()];
    return places.map(({ marker, place }) => {
      const own = stacks.filter(({ appRoot }) => appRoot === place.root);
      const isAudited = existsSync(join(workspaceRoot, place.root, WAIVERS));
      return [marker, { projects: { [place.root]: project(place, own, isAudited) } }];
    });
  },
];

/** An app that has it is held to the pack of HIPAA; what it names is forgiven. */
const WAIVERS = 'src/waivers.ts';

function project(place: Place, stacks: readonly IndexedStack[], isAudited: boolean): ProjectConfiguration {
  const { root, folder, isApp } = place;
  return {
    root,
    name: place.project,
    projectType: isApp ? 'application' : 'library',
    sourceRoot: `${root}/src`,
    tags: [...place.tags],
    targets: {
      ...projectTargets(root),
      ...(isApp ? appTargets(root, folder, isAudited) : {}),
      ...Object.assign({}, ...stacks.map(stackTargets)),
    },
    ...(isApp ? { metadata: { targetGroups: stackTargetGroups(stacks) } } : {}),
  };
}
