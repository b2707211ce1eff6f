import { dirname } from 'node:path/posix';

/** An app is a folder with a `src/main.ts`; a library is one with a `src/index.ts`. */
export const MARKERS = '{apps/*/src/main.ts,libs/**/src/index.ts}';

/** What a project may depend on follows from its place: see the boundaries in eslint.config.mjs. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^apps\//, 'type:app'],
  [/^libs\/aws\//, 'type:module'],
  [/^libs\/blocks\//, 'type:block'],
  [/^libs\/core$/, 'type:core'],
  [/^libs\/graph$/, 'type:graph'],
  [/^libs\/testing$/, 'type:testing'],
  [/^libs\/terraform$/, 'type:terraform'],
  [/^libs\//, 'type:tool'],
];

export interface Place {
  /** The folder, from the workspace's root. */
  readonly root: string;
  /** The folder's own name: of an app, what `ashlar` calls it. */
  readonly folder: string;
  /** What Nx calls the project. */
  readonly project: string;
  readonly isApp: boolean;
  readonly tags: readonly string[];
}

/** The project that a marker stands for; none where the marker belongs to the sources of another, as templates do. */
export function placeOf(marker: string): Place | undefined {
  const root = dirname(dirname(marker));
  if (`/${root}/`.includes('/src/')) return undefined;
  const folder = root.split('/').at(-1) ?? root;
  const isApp = root.startsWith('apps/');
  const type = TYPES.find(([place]) => place.test(root))?.[1];
  return {
    root,
    folder,
    project: isApp ? `app-${folder}` : folder,
    isApp,
    tags: type === undefined ? [] : [type],
  };
}
