import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CreateDependenciesContext, RawProjectGraphDependency } from '@nx/devkit';
import { scratchFolder } from '@ashlar/testing';
import { createDependencies } from './create-dependencies.js';

const workspaceRoot = scratchFolder();

async function dependencies(
  apps: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
  packages: readonly string[] = [],
): Promise<readonly RawProjectGraphDependency[]> {
  for (const [app, stacks] of Object.entries(apps)) {
    const inventory = Object.entries(stacks).map(([name, on]) => [
      name,
      { environment: 'prod', dependencies: on },
    ]);
    mkdirSync(join(workspaceRoot, 'apps', app), { recursive: true });
    const text = JSON.stringify({ stacks: Object.fromEntries(inventory) });
    writeFileSync(join(workspaceRoot, 'apps', app, 'stacks.json'), text);
  }
  const projects = Object.fromEntries(
    [...Object.keys(apps).map((app) => [`app-${app}`, `apps/${app}`]), ['core', 'libs/core']].map(
      ([name, root]) => [name, { name, root }],
    ),
  );
  const externalNodes = Object.fromEntries(packages.map((name) => [`npm:${name}`, {}]));
  const context = { projects, externalNodes, workspaceRoot } as unknown as CreateDependenciesContext;
  return await createDependencies(undefined, context);
}

test('an app depends once on another that its stacks read from, and its inventory says so', async () => {
  const blog = { site: ['net', 'data'], mail: ['net'] };
  expect(await dependencies({ blog, shop: { net: [], data: ['net'] } })).toEqual([
    { source: 'app-blog', target: 'app-shop', type: 'static', sourceFile: 'apps/blog/stacks.json' },
  ]);
});

test('every app depends on the packages that synthesize it, of those that are installed', async () => {
  expect(await dependencies({ blog: {} }, ['esbuild', 'jest'])).toEqual([
    { source: 'app-blog', target: 'npm:esbuild', type: 'static', sourceFile: 'apps/blog/src/main.ts' },
  ]);
});
