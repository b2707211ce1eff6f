import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Inventory } from './inventory/inventory.js';

const root = join(__dirname, '../../..');

interface Target {
  readonly cache?: boolean;
  readonly outputs?: readonly string[];
}

interface Project {
  readonly tags: readonly string[];
  readonly targets: Readonly<Record<string, Target>>;
}

interface Graph {
  readonly nodes: Readonly<Record<string, { readonly data: Project }>>;
}

async function nx(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(join(root, 'node_modules/.bin/nx'), args, {
    cwd: root,
    maxBuffer: 1 << 28,
    env: { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true' },
  });
  return stdout;
}

let graph: Graph;
beforeAll(async () => {
  graph = (JSON.parse(await nx('graph', '--file=stdout')) as { graph: Graph }).graph;
});

const project = (name: string) => graph.nodes[name]?.data;

/** Names of the folders in this one that have the file. */
const having = (file: string, folder: string) =>
  readdirSync(join(root, folder)).filter((name) => existsSync(join(root, folder, name, file)));

test('every app and library is a project, without a project.json', () => {
  const libraries = ['libs', 'libs/aws', 'libs/blocks'].flatMap((folder) => having('src/index.ts', folder));
  const apps = having('src/main.ts', 'apps').map((name) => `app-${name}`);
  expect(Object.keys(graph.nodes).sort()).toEqual([...libraries, ...apps].sort());
});

test('what a project may depend on follows from its place', () => {
  const tagsOf = (name: string) => project(name)?.tags.filter((tag) => tag.startsWith('type:'));
  expect(tagsOf('app-state')).toEqual(['type:app']);
  expect(tagsOf('network')).toEqual(['type:module']);
  expect(tagsOf('iam')).toEqual(['type:block']);
  expect(tagsOf('core')).toEqual(['type:core']);
  expect(tagsOf('graph')).toEqual(['type:graph']);
  expect(tagsOf('terraform')).toEqual(['type:terraform']);
  expect(tagsOf('cli')).toEqual(['type:tool']);
});

test('an app is synthesized into a folder of its own, which may be cached', () => {
  expect(project('app-omnirapeutic')?.targets['synth']).toMatchObject({
    cache: true,
    outputs: [
      ...['{projectRoot}/cdktf.out/manifest.json', '{projectRoot}/cdktf.out/stacks/*/cdk.tf.json'],
      '{projectRoot}/cdktf.out/stacks/*/assets',
    ],
  });
  expect(Object.keys(project('network')?.targets ?? {}).sort()).toEqual(['lint', 'test', 'typecheck']);
});

test.each(['edgar', 'omnirapeutic', 'state'])('every stack of %s has its targets', (app) => {
  const { stacks } = JSON.parse(readFileSync(join(root, `apps/${app}/stacks.json`), 'utf8')) as Inventory;
  const expected = Object.keys(stacks).flatMap((name) =>
    ['plan', 'deploy', 'destroy', 'drift', 'rehearse'].map((action) => `${action}--${name}`),
  );
  const targets = Object.keys(project(`app-${app}`)?.targets ?? {});
  expect(targets.filter((name) => name.includes('--')).sort()).toEqual(expected.sort());
  expect(expected.length).toBeGreaterThan(0);
});

test('the committed lists of stacks are what the apps synthesize', async () => {
  expect(await nx('sync:check')).toContain('up to date');
});

test('a change of a module reaches the apps that are built of it, and no others', async () => {
  const file = '--files=libs/aws/network/src/network.ts';
  const affected = JSON.parse(await nx('show', 'projects', '--affected', file, '--json')) as string[];
  expect(affected).toEqual(expect.arrayContaining(['app-omnirapeutic', 'network']));
  expect(affected).not.toEqual(expect.arrayContaining(['app-state']));
  expect(affected).not.toEqual(expect.arrayContaining(['core']));
  expect(affected).not.toEqual(expect.arrayContaining(['bucket']));
});
