import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Run, ScratchRepository } from './scratch-repository.fixture.js';

interface Answer {
  readonly unchanged: number;
  readonly stacks: readonly { readonly kind: string; readonly name: string }[];
}

const answerOf = ({ code, stdout, stderr }: Run): Answer => {
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Answer;
};

const kinds = ({ stacks }: Answer) => stacks.map(({ kind, name }) => `${kind} ${name}`);

/** Folders of checkouts that somebody left behind. */
const checkouts = () => readdirSync(tmpdir()).filter((name) => name.startsWith('ashlar-checkout-'));

const repository = new ScratchRepository();
afterAll(() => repository.remove());

function edit(file: string, from: string, to: string): void {
  const before = readFileSync(join(repository.root, file), 'utf8');
  expect(before).toContain(from);
  repository.write(file, before.replace(from, to));
}

describe('of the platforms of this repository', () => {
  beforeAll(() => repository.commit('platforms'));
  afterEach(() => repository.git('checkout', '--quiet', '.'));

  const affected = async () =>
    answerOf(await repository.ashlar(['affected', '--base', 'platforms', '--json']));

  test('a comment in a module touches no stack, and the checkout is left as it was', async () => {
    edit('libs/aws/network/src/flow-log.ts', 'export class', '// Nobody reads this.\nexport class');
    const status = repository.git('status', '--porcelain');
    const index = readFileSync(join(repository.root, '.git/index'));
    expect(await affected()).toMatchObject({ stacks: [], unchanged: 72 });
    expect(repository.git('status', '--porcelain')).toBe(status);
    expect(readFileSync(join(repository.root, '.git/index'))).toEqual(index);
    expect(repository.git('worktree', 'list').split('\n')).toHaveLength(1);
  });

  test('another default in a module touches exactly the stacks that use it', async () => {
    edit('libs/aws/network/src/flow-log.ts', 'aggregationSeconds ?? 60', 'aggregationSeconds ?? 600');
    const changed = [expect.stringMatching(/^aws_flow_log\./) as string];
    expect(await affected()).toMatchObject({
      stacks: [
        { kind: 'changed', name: 'edgar-production-network', changed, added: [], removed: [] },
        { kind: 'changed', name: 'edgar-staging-network', changed, added: [], removed: [] },
        { kind: 'changed', name: 'omnirapeutic-production-network', changed, added: [], removed: [] },
        { kind: 'changed', name: 'omnirapeutic-staging-network', changed, added: [], removed: [] },
      ],
      unchanged: 68,
    });
  });
});

describe('of a small app', () => {
  const staging = { data: ['db'], files: ['uploads', 'thumbs'], jobs: ['a', 'b', 'c'] };

  beforeAll(() => {
    repository.writeShop({ staging });
    repository.commit('shop');
    repository.writeShop({
      staging: { data: ['db'], queues: ['a', 'b', 'c'] },
      production: { data: ['db'] },
    });
    repository.commit('reshaped');
    repository.git('checkout', '--quiet', 'main');
  });

  const affected = (base: string, ...more: string[]) =>
    repository.ashlar(['affected', '--base', base, '--json', ...more]);

  test('a stack is gone, another has a new name, and an environment is new', async () => {
    expect(kinds(answerOf(await affected('shop', '--head', 'reshaped')))).toEqual([
      'new shop-production-data',
      'gone shop-staging-files',
      'renamed shop-staging-queues',
    ]);
  });

  test('what happened on the base since is not counted', async () => {
    repository.git('checkout', '--quiet', '-b', 'topic', 'shop');
    const { stacks, unchanged } = answerOf(await affected('main'));
    repository.git('checkout', '--quiet', 'main');
    expect([stacks, unchanged]).toEqual([[], 3]);
  });

  test('before there was a command, there were no stacks', async () => {
    const run = await affected('empty');
    expect(kinds(answerOf(run))).toHaveLength(3);
    expect(kinds(answerOf(run)).every((kind) => kind.startsWith('new'))).toBe(true);
    expect(run.stderr).toMatch(/^the base \([0-9a-f]{8}, for empty\) has no bin\/ashlar\.mjs/m);
  });

  test('both sides that do not synthesize are named, each with its own message', async () => {
    repository.git('checkout', '--quiet', '-b', 'broken');
    repository.writeShop({ staging: { 'Not a name': [] } });
    repository.commit('refused');
    repository.writeShop({ staging: { 'Nor this': [] } });
    const { code, stdout, stderr } = await affected('refused');
    repository.git('checkout', '--quiet', '--force', 'main');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /the base \([0-9a-f]{8}, for refused\) has a problem:\n {2}it doesn't synthesize:/,
    );
    expect(stderr).toContain("name is 'Not a name'");
    expect(stderr).toContain('the head (the working tree) has a problem:');
    expect(stderr).toContain("name is 'Nor this'");
    expect(repository.git('worktree', 'list').split('\n')).toHaveLength(1);
  });

  test('a base with other packages gets its own', async () => {
    repository.git('checkout', '--quiet', '-b', 'locked');
    edit('package-lock.json', '{', '{ ');
    repository.commit('other-packages');
    repository.git('checkout', '--quiet', 'main');
    // An npm that installs from here.
    const bin = join(repository.root, '.cache', 'bin');
    mkdirSync(bin, { recursive: true });
    const modules = join(repository.root, 'node_modules');
    writeFileSync(join(bin, 'npm'), `#!/bin/sh\necho "$@" > ${bin}/asked\nln -s ${modules} node_modules\n`, {
      mode: 0o755,
    });
    const run = await repository.ashlar(
      ['affected', '--base', 'locked', '--head', 'other-packages', '--json'],
      {
        env: { PATH: `${bin}:${process.env['PATH']}` },
      },
    );
    expect(answerOf(run)).toMatchObject({ stacks: [], unchanged: 3 });
    expect(run.stderr).toMatch(/its package-lock\.json is another one: npm ci --ignore-scripts/);
    expect(readFileSync(join(bin, 'asked'), 'utf8')).toContain('ci --ignore-scripts');
  });

  test('an interruption leaves nothing behind', async () => {
    const before = checkouts();
    const { child, ended } = repository.started(['affected', '--base', 'shop', '--head', 'reshaped']);
    while (checkouts().length === before.length) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toContain('it was interrupted');
    expect(repository.git('worktree', 'list').split('\n')).toHaveLength(1);
    expect(checkouts()).toEqual(before);
  });

  test.each<[string, string[], string]>([
    [
      'an unknown ref',
      ['--base', 'mian'],
      "--base is 'mian', which this clone doesn't have\n    fix: did you mean 'main'?",
    ],
    ['an unknown head', ['--base', 'main', '--head', 'nowhere'], "--head is 'nowhere'"],
    ['a ref that looks like an option', ['--base=--all'], 'a ref does not start with a hyphen'],
    ['two formats', ['--base', 'main', '--matrix'], '--json and --matrix are asked for'],
    ['legs of no matrix', ['--base', 'main', '--legs', '3'], '--legs says how to pack a matrix'],
  ])('%s is refused', async (_, args, message) => {
    const { code, stderr } = await repository.ashlar(['affected', ...args, '--json']);
    expect([code, stderr]).toEqual([1, expect.stringContaining(message)]);
  });

  test('without a base, it says so', async () => {
    const { code, stderr } = await repository.ashlar(['affected']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('it is not said what to compare with')]);
  });

  test('a shallow clone is told how to be whole', async () => {
    const shallow = join(repository.root, '.cache', 'shallow');
    repository.git('branch', 'left', 'shop');
    const url = `file://${repository.root}`;
    repository.git('clone', '--quiet', '--depth=1', '--no-single-branch', url, shallow);
    symlinkSync(join(repository.root, 'node_modules'), join(shallow, 'node_modules'));
    const { code, stderr } = await repository.ashlar(['affected', '--base', 'origin/left'], { cwd: shallow });
    expect([code, stderr]).toEqual([1, expect.stringContaining('fetch-depth: 0 for actions/checkout')]);
  });

  test('a history of its own, and no history at all, are said', async () => {
    repository.git('checkout', '--quiet', '--orphan', 'unrelated');
    repository.commit('unrelated-root');
    repository.git('checkout', '--quiet', 'main');
    const unrelated = await affected('unrelated');
    expect(unrelated.stderr).toContain('unrelated and HEAD have no commit in common');
    const [dot, away] = [join(repository.root, '.git'), join(repository.root, '.git-away')];
    renameSync(dot, away);
    const none = await affected('main');
    renameSync(away, dot);
    expect(none.stderr).toContain('git says: not a git repository');
    expect([unrelated.code, none.code, existsSync(dot)]).toEqual([1, 1, true]);
  });
});
