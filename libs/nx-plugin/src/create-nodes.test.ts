import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectConfiguration, TargetConfiguration } from '@nx/devkit';
import { scratchFolder } from '@ashlar/testing';
import { createNodes } from './create-nodes.js';
import { createNodes as first, createNodesV2 } from './plugin.js';

const workspaceRoot = scratchFolder();

const MARKERS = [
  'apps/shop/src/main.ts',
  'apps/blog/src/main.ts',
  'libs/core/src/index.ts',
  'libs/graph/src/index.ts',
  'libs/terraform/src/index.ts',
  'libs/testing/src/index.ts',
  'libs/policy/src/index.ts',
  'libs/aws/network/src/index.ts',
  'libs/blocks/iam/src/index.ts',
  'libs/policy/src/generators/files/src/index.ts',
];

const INVENTORIES = {
  shop: {
    'shop-prod-network': { environment: 'prod', dependencies: [] },
    'shop-prod-service': { environment: 'prod', dependencies: ['shop-prod-network'] },
    'shop-test-network': { environment: 'test', dependencies: [] },
  },
  blog: { 'blog-prod-site': { environment: 'prod', dependencies: ['shop-prod-network'] } },
};

beforeAll(() => {
  for (const [app, stacks] of Object.entries(INVENTORIES)) {
    mkdirSync(join(workspaceRoot, 'apps', app), { recursive: true });
    writeFileSync(join(workspaceRoot, 'apps', app, 'stacks.json'), JSON.stringify({ stacks }));
  }
  mkdirSync(join(workspaceRoot, 'apps/shop/src'));
  writeFileSync(join(workspaceRoot, 'apps/shop/src/waivers.ts'), '');
});

async function created(markers: readonly string[]) {
  const context = { workspaceRoot, nxJsonConfiguration: {} };
  return (await createNodes[1](markers, undefined, context)).map(([, { projects }]) => projects ?? {});
}

async function project(root: string): Promise<Partial<ProjectConfiguration>> {
  return (Object.assign({}, ...(await created(MARKERS))) as Record<string, ProjectConfiguration>)[root] ?? {};
}

async function target(root: string, name: string): Promise<TargetConfiguration> {
  return (await project(root)).targets?.[name] ?? {};
}

test('Nx 21 to 24 find the same under either name', () => {
  expect(createNodesV2).toBe(first);
});

test.each([
  ['apps/shop', 'app-shop', 'type:app'],
  ['libs/aws/network', 'network', 'type:module'],
  ['libs/blocks/iam', 'iam', 'type:block'],
  ['libs/core', 'core', 'type:core'],
  ['libs/graph', 'graph', 'type:graph'],
  ['libs/terraform', 'terraform', 'type:terraform'],
  ['libs/testing', 'testing', 'type:testing'],
  ['libs/policy', 'policy', 'type:tool'],
])('%s is the project %s with the tag %s', async (root, name, tag) => {
  expect(await project(root)).toMatchObject({ name, tags: [tag] });
});

test('sources among the sources of a project, as templates are, are no project', async () => {
  expect((await created(MARKERS)).flatMap(Object.keys)).toHaveLength(MARKERS.length - 1);
});

test('the same files in another order are the same projects', async () => {
  expect(await created([...MARKERS].reverse())).toEqual(await created(MARKERS));
});

test('a library is tested, linted and type-checked; an app is synthesized and validated, and audited where it has waivers', async () => {
  const targets = async (root: string) => Object.keys((await project(root)).targets ?? {});
  expect(await targets('libs/core')).toEqual(['lint', 'test', 'typecheck']);
  const all = ['lint', 'test', 'typecheck', 'synth', 'validate'];
  expect((await targets('apps/blog')).filter((name) => !name.includes('--'))).toEqual(all);
  expect((await targets('apps/shop')).filter((name) => !name.includes('--'))).toEqual([...all, 'audit']);
});

test.each([
  ['plan', 'node bin/ashlar.mjs plan shop-prod-service'],
  ['deploy', 'node bin/ashlar.mjs apply shop-prod-service'],
  ['destroy', 'node bin/ashlar.mjs destroy shop-prod-service'],
  ['drift', 'node bin/ashlar.mjs drift shop-prod-service'],
  ['rehearse', 'node bin/ashlar.mjs rehearse --stack shop-prod-service'],
])('%s of a stack is a target that is never cached', async (action, command) => {
  expect(await target('apps/shop', `${action}--shop-prod-service`)).toMatchObject({ command, cache: false });
});

test('a deploy waits for what the stack reads from, in its own app and in others', async () => {
  const producer = { target: 'deploy--shop-prod-network', params: 'forward' };
  expect((await target('apps/shop', 'deploy--shop-prod-service')).dependsOn).toEqual([producer]);
  expect((await target('apps/blog', 'deploy--blog-prod-site')).dependsOn).toEqual([
    { projects: ['app-shop'], ...producer },
  ]);
});

test('a destroy waits for what reads from the stack', async () => {
  expect((await target('apps/shop', 'destroy--shop-prod-network')).dependsOn).toEqual([
    { projects: ['app-blog'], target: 'destroy--blog-prod-site', params: 'forward' },
    { target: 'destroy--shop-prod-service', params: 'forward' },
  ]);
});

test('plans, drift and rehearsals wait for nothing', async () => {
  for (const action of ['plan', 'drift', 'rehearse'])
    expect((await target('apps/blog', `${action}--blog-prod-site`)).dependsOn).toEqual([]);
});

test('targets of stacks are grouped by what they do and where', async () => {
  const groups = (await project('apps/shop')).metadata?.targetGroups ?? {};
  expect(groups['plan prod']).toEqual(['plan--shop-prod-network', 'plan--shop-prod-service']);
  expect(groups['destroy test']).toEqual(['destroy--shop-test-network']);
  expect(Object.values(groups).flat().sort()).toEqual(
    Object.keys((await project('apps/shop')).targets ?? {})
      .filter((name) => name.includes('--'))
      .sort(),
  );
});

test('every target says what it does', async () => {
  for (const root of ['apps/shop', 'libs/core']) {
    for (const { metadata } of Object.values((await project(root)).targets ?? {}))
      expect(metadata?.description).toMatch(/\w/);
  }
});
