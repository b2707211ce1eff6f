import { lockFile } from './scratch-files.fixture.js';
import type { NxVersion, ScratchWorkspace } from './scratch-workspace.fixture.js';

/** What a change has to select: apps with their synthesis and the plans of all their stacks, projects with their tests. */
interface Selection {
  readonly apps: readonly string[];
  readonly tests: readonly string[];
}

export interface AffectedRow {
  readonly title: string;
  readonly change: (workspace: ScratchWorkspace) => void;
  readonly selects: Selection | Readonly<Record<NxVersion, Selection>>;
  /** Stacks of the apps, where the change itself leaves others than there were. */
  readonly stacks?: Readonly<Record<string, readonly string[]>>;
}

const STACKS: Readonly<Record<string, readonly string[]>> = {
  blog: ['blog-prod-site'],
  lone: ['lone-prod-zip', 'lone-test-zip'],
  shop: ['shop-prod-network', 'shop-prod-service'],
};

const LIBRARIES = ['bucket', 'cli', 'core', 'network', 'zip'];
const EVERY_APP = ['blog', 'lone', 'shop'];
const APP_PROJECTS = ['app-blog', 'app-lone', 'app-shop'];
const NOTHING: Selection = { apps: [], tests: [] };

/** Of the network's sources. The blog imports them nowhere: it reads from a stack of the shop. */
const NETWORK_AND_DEPENDENTS: Selection = {
  apps: ['blog', 'shop'],
  tests: ['app-blog', 'app-shop', 'network'],
};

export const ROWS: readonly AffectedRow[] = [
  {
    title: 'another version of a package in the lock file: its users, and their plans',
    change: (workspace) => workspace.write('package-lock.json', lockFile({ jszip: '1.0.1' })),
    selects: { apps: ['lone'], tests: ['app-lone', 'zip'] },
  },
  {
    title: 'another version of a package that no target loads: nothing',
    change: (workspace) => workspace.write('package-lock.json', lockFile({ prettier: '1.0.1' })),
    selects: NOTHING,
  },
  {
    title: "another version of the provider's package: every plan of every stack",
    change: (workspace) => workspace.write('package-lock.json', lockFile({ '@cdktf/provider-aws': '1.0.1' })),
    selects: { apps: EVERY_APP, tests: [...APP_PROJECTS, 'bucket', 'network'] },
  },
  {
    title:
      'another version of jest: every test on 24; nothing on 23, which knows no packages that only a target loads',
    change: (workspace) => workspace.write('package-lock.json', lockFile({ jest: '1.0.1' })),
    selects: { '23.2.1': NOTHING, '24.0.6': { apps: [], tests: [...APP_PROJECTS, ...LIBRARIES] } },
  },
  {
    title: 'nx.json: everything',
    change: (workspace) => workspace.write('nx.json', workspace.read('nx.json').replace('"main"', '"trunk"')),
    selects: { apps: EVERY_APP, tests: [...APP_PROJECTS, ...LIBRARIES] },
  },
  {
    title: 'a production file of a library, if only in a comment: every plan of whatever depends on it',
    change: (workspace) => workspace.append('libs/aws/network/src/network.ts', '// a comment\n'),
    selects: NETWORK_AND_DEPENDENTS,
  },
  {
    title:
      'a test of a library: itself alone on 24; on 23 whatever depends on the library too, never too little',
    change: (workspace) => workspace.append('libs/aws/network/src/network.test.ts', '// a comment\n'),
    selects: { '23.2.1': NETWORK_AND_DEPENDENTS, '24.0.6': { apps: [], tests: ['network'] } },
  },
  {
    title: 'what synthesizes the apps: every plan, though no app imports it',
    change: (workspace) => workspace.append('libs/cli/src/cli.ts', '// a comment\n'),
    selects: {
      '23.2.1': { apps: EVERY_APP, tests: [...APP_PROJECTS, 'cli'] },
      '24.0.6': { apps: EVERY_APP, tests: ['cli'] },
    },
  },
  {
    title:
      'an app that is deleted: all that is left, and never its own stacks, which `npm run affected:stacks` finds',
    change: (workspace) => workspace.remove('apps/lone'),
    selects: { apps: ['blog', 'shop'], tests: ['app-blog', 'app-shop', ...LIBRARIES] },
  },
  {
    title:
      'a stack that is gone: the plans of the others of its app; itself is found by `npm run affected:stacks`',
    change: (workspace) => {
      workspace.write('apps/lone/src/synthesized.json', '{ "lone-test-zip": [] }\n');
      const left = { 'lone-test-zip': { dependencies: [], environment: 'test' } };
      workspace.write('apps/lone/stacks.json', JSON.stringify({ stacks: left }));
    },
    selects: { apps: ['lone'], tests: ['app-lone'] },
    stacks: { lone: ['lone-test-zip'] },
  },
  {
    title: 'what was changed in AWS by hand: nothing, which is why drift is asked for on a schedule',
    change: () => undefined,
    selects: NOTHING,
  },
];

/** Every plan that there is before a change, and the two targets that say most about the rest. */
export const TARGETS = [
  'synth',
  'test',
  ...Object.values(STACKS).flatMap((stacks) => stacks.map((name) => `plan--${name}`)),
];

/** The tasks that have to be selected, neither more nor fewer. */
export function expectedTasks({ selects, stacks }: AffectedRow, version: NxVersion): string[] {
  const { apps, tests } = 'apps' in selects ? selects : selects[version];
  const ofApps = apps.flatMap((app) => [
    `app-${app}:synth`,
    ...(stacks?.[app] ?? STACKS[app] ?? []).map((stack) => `app-${app}:plan--${stack}`),
  ]);
  return [...ofApps, ...tests.map((project) => `${project}:test`)].sort();
}
