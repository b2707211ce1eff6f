import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';
import { packages } from './packages.js';

const root = join(__dirname, '../../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** `lib/x.js` of `@scope/package` is of that package. */
const packageOf = (path: string) => /^(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path;

/** Sources that a synthesis runs, and the packages that they load: what is imported at once, and the command. */
function loadedBySynthesis(): { sources: string[]; packages: string[] } {
  const apps = readdirSync(join(root, 'apps')).map((app) => `apps/${app}/src/app.ts`);
  const { metafile } = buildSync({
    entryPoints: ['libs/cli/src/index.ts', 'libs/cli/src/commands/synth/synth.ts', ...apps],
    ...{ absWorkingDir: root, tsconfig: join(root, 'tsconfig.base.json') },
    ...{ bundle: true, write: false, metafile: true, platform: 'node', format: 'cjs' },
    ...{ packages: 'external', outdir: 'nowhere', logLevel: 'error' },
  }) as { metafile: Metafile };
  const sources = new Set<string>();
  const loaded = new Set(['esbuild']);
  const visit = (source: string) => {
    if (sources.has(source)) return;
    sources.add(source);
    for (const { path, external, kind } of metafile.inputs[source]?.imports ?? []) {
      if (kind === 'dynamic-import' || path.startsWith('node:')) continue;
      if (external) loaded.add(packageOf(path));
      else visit(path);
    }
  };
  for (const entry of Object.values(metafile.outputs)) visit(entry.entryPoint ?? '');
  return { sources: [...sources], packages: [...loaded].sort() };
}

test('a synthesis loads the packages that its target names, and no others', () => {
  expect(loadedBySynthesis().packages).toEqual([...packages.synth].sort());
});

test('a synthesis runs sources of the app, of what that depends on, and of the command: its target names no others', () => {
  const tools = loadedBySynthesis().sources.filter(
    (source) => !/^(apps|libs\/(aws|blocks|core|graph))\//.test(source),
  );
  expect([...new Set(tools.map((source) => source.split('/').slice(0, 2).join('/')))]).toEqual(['libs/cli']);
});

test('lint loads what its configuration imports, and the compiler', () => {
  const imported = [...read('eslint.config.mjs').matchAll(/^import .* from '([^.'][^']*)'/gm)].map(
    ([, name]) => String(name),
  );
  expect([...packages.lint].sort()).toEqual([...imported, 'eslint', 'typescript'].sort());
});

test('tests load what their configuration names', () => {
  const config = read('jest.config.cjs');
  for (const name of packages.test.filter((name) => name.includes('/jest')))
    expect(config).toContain(`'${name}'`);
});

test('a type check reads the types of packages that have none themselves', () => {
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
  const types = Object.keys(devDependencies).filter((name) => name.startsWith('@types/'));
  expect([...packages.typecheck].sort()).toEqual([...types, 'typescript'].sort());
});

test('every one of them is in the lock file: Nx refuses targets that name another', () => {
  const { packages: locked } = JSON.parse(read('package-lock.json')) as { packages: Record<string, unknown> };
  for (const name of Object.values(packages).flat()) expect(locked).toHaveProperty([`node_modules/${name}`]);
});
