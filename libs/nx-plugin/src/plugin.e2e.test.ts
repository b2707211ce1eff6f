import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../..');

interface Project {
  readonly root: string;
  readonly tags: readonly string[];
  readonly targets: Readonly<
    Record<string, { readonly cache?: boolean; readonly outputs?: readonly string[] }>
  >;
}

async function nx(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(join(root, 'node_modules/.bin/nx'), args, {
    cwd: root,
    env: { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true' },
  });
  return stdout;
}

const project = async (name: string) => JSON.parse(await nx('show', 'project', name, '--json')) as Project;

test('every app and library is a project, without a project.json', async () => {
  expect((JSON.parse(await nx('show', 'projects', '--json')) as string[]).sort()).toEqual([
    ...['alb', 'app-omnirapeutic', 'app-state', 'audit', 'aurora', 'backup', 'bastion', 'bucket', 'budgets'],
    ...['cli', 'core', 'diagram', 'ecs', 'graph', 'handbook', 'iam', 'log-group', 'network', 'nx-plugin'],
    ...['observability', 'policy', 'registry', 'rehearsal', 'secrets', 'security-group', 'testing', 'waf'],
  ]);
});

test('what a project may depend on follows from its place', async () => {
  const tagsOf = async (name: string) => (await project(name)).tags.filter((tag) => tag.startsWith('type:'));
  expect(await tagsOf('app-state')).toEqual(['type:app']);
  expect(await tagsOf('network')).toEqual(['type:module']);
  expect(await tagsOf('iam')).toEqual(['type:block']);
  expect(await tagsOf('core')).toEqual(['type:core']);
  expect(await tagsOf('graph')).toEqual(['type:graph']);
  expect(await tagsOf('cli')).toEqual(['type:tool']);
  expect(await tagsOf('policy')).toEqual(['type:tool']);
});

test('an app is synthesized into a folder of its own, which may be cached', async () => {
  const { targets } = await project('app-omnirapeutic');
  expect(targets['synth']).toMatchObject({
    cache: true,
    outputs: ['{projectRoot}/cdktf.out/manifest.json', '{projectRoot}/cdktf.out/stacks/*/cdk.tf.json'],
  });
  expect((await project('network')).targets['synth']).toBeUndefined();
});

test('a module is tested, linted and type-checked, and so is what depends on it', async () => {
  const { targets } = await project('network');
  expect(Object.keys(targets).sort()).toEqual(['lint', 'test', 'typecheck']);

  const affected = await nx(
    'show',
    'projects',
    '--affected',
    '--files=libs/aws/network/src/network.ts',
    '--json',
  );
  expect((JSON.parse(affected) as string[]).sort()).toEqual(
    // The rehearsal's end-to-end tests replay changes of a network.
    ['app-omnirapeutic', 'cli', 'network', 'rehearsal'],
  );
});
