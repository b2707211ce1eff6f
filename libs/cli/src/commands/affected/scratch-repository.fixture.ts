import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const CHECKOUT = join(__dirname, '../../../../..');

/** Stacks by environment, and the queues in each. */
export type Shop = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A repository of its own with the files of this one, as they are now; its packages are those of this one. */
export class ScratchRepository {
  readonly root = mkdtempSync(join(tmpdir(), 'ashlar-affected-'));

  constructor() {
    this.git('init', '--quiet', '--initial-branch=main');
    this.write('README.md', 'before anything could be synthesized\n');
    this.commit('empty');
    const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: CHECKOUT,
      encoding: 'utf8',
    });
    const files = listed.stdout.split('\0').filter((file) => file !== '' && existsSync(join(CHECKOUT, file)));
    for (const file of files) cpSync(join(CHECKOUT, file), join(this.root, file));
    this.write('.gitignore', 'node_modules\ncdktf.out\n.cache\n');
    symlinkSync(join(CHECKOUT, 'node_modules'), join(this.root, 'node_modules'));
  }

  git(...args: readonly string[]): string {
    const identity = [
      '-c',
      'user.name=test',
      '-c',
      'user.email=test@example.com',
      '-c',
      'commit.gpgsign=false',
    ];
    const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], {
      cwd: this.root,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout.trim();
  }

  /** Commits everything under a tag of the same name. */
  commit(name: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--no-verify', `--message=${name}`);
    this.git('tag', name);
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true });
    writeFileSync(join(this.root, file), text);
  }

  /** The one app of the repository from now on: stacks with nothing but queues, which are synthesized in no time. */
  writeShop(shop: Shop): void {
    rmSync(join(this.root, 'apps'), { recursive: true, force: true });
    this.write('apps/shop/src/app.ts', shopSource(shop));
  }

  ashlar(args: readonly string[], { env = {}, cwd = this.root }: RunOptions = {}): Promise<Run> {
    return this.started(args, { env, cwd }).ended;
  }

  /** The same, for who wants to interrupt it. */
  started(args: readonly string[], { env = {}, cwd = this.root }: RunOptions = {}) {
    const child = spawn(process.execPath, ['bin/ashlar.mjs', ...args], {
      cwd,
      env: { ...process.env, ...env },
    });
    const texts = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.stderr += text));
    const ended = new Promise<Run>((resolve) => child.once('close', (code) => resolve({ code, ...texts })));
    return { child, ended };
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

const shopSource = (shop: Shop) => `
import { type AppDefinition, ProjectStack } from '@ashlar/core';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';

const shop: Record<string, Record<string, string[]>> = ${JSON.stringify(shop)};
const accounts: Record<string, string> = { production: '111122223333' };

export const app: AppDefinition = {
  name: 'shop',
  environments: Object.keys(shop).map((name) => ({
    name,
    account: accounts[name] ?? '444455556666',
    region: 'us-east-1',
    zones: ['us-east-1a'],
  })),
  build: (target) => {
    for (const [name, queues] of Object.entries(shop[target.environment.name] ?? {})) {
      const stack = new ProjectStack(target, name);
      for (const queue of queues) new SqsQueue(stack, queue, { delaySeconds: 5, fifoQueue: true });
    }
  },
};
`;
