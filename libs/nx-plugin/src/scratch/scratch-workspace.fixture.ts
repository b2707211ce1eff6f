import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SCRATCH_FILES } from './scratch-files.fixture.js';

const root = join(__dirname, '../../../..');

export type NxVersion = '23.2.1' | '24.0.6';

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A git repository with this repository's plugin, nx.json and tsconfig.base.json, and one of the versions of Nx. */
export class ScratchWorkspace {
  readonly folder = mkdtempSync(join(tmpdir(), 'ashlar-nx-'));

  /** Whether the commands from here on ask the daemon. */
  daemon = false;

  constructor(version: NxVersion) {
    for (const [path, text] of Object.entries(SCRATCH_FILES)) this.write(path, text);
    for (const path of ['nx.json', 'tsconfig.base.json']) cpSync(join(root, path), join(this.folder, path));
    for (const path of [
      'built',
      'src/index.ts',
      'src/generators/sync-inventory',
      'package.json',
      'generators.json',
    ]) {
      cpSync(join(root, 'libs/nx-plugin', path), join(this.folder, 'libs/nx-plugin', path), {
        recursive: true,
      });
    }
    symlinkSync(nodeModules(version), join(this.folder, 'node_modules'));
    this.git('init', '--quiet', '--initial-branch=main');
    this.commit();
  }

  /** Ends the daemon and removes the folder. */
  dispose(): void {
    this.daemon = true;
    this.nx('daemon', '--stop');
    rmSync(this.folder, { recursive: true, force: true });
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  append(path: string, text: string): void {
    appendFileSync(join(this.folder, path), text);
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { recursive: true });
  }

  /** As it was when it was made. */
  reset(): void {
    this.git('reset', '--quiet', '--hard');
    this.git('clean', '--quiet', '--force', '-d');
  }

  /** Runs Nx, in the environment of no task of an Nx around this test. */
  nx(...args: string[]): Ran {
    const inherited = Object.entries(process.env).filter(([key]) => !/^(NX_|CI$)/.test(key));
    const { status, stdout, stderr } = spawnSync(join('node_modules', '.bin', 'nx'), args, {
      cwd: this.folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: {
        ...Object.fromEntries(inherited),
        NX_DAEMON: String(this.daemon),
        // Without the daemon one process instead of several: a quarter of the time, and the answers are the same.
        NX_ISOLATE_PLUGINS: String(this.daemon),
        NX_NO_CLOUD: 'true',
        NO_COLOR: '1',
      },
    });
    return { code: status ?? 1, stdout, stderr };
  }

  /** Of these targets, the tasks that `nx affected` selects for what was changed since the commit. */
  affected(...targets: string[]): string[] {
    const args = ['affected', '-t', ...targets, '--base=main', '--exclude=nx-plugin', '--graph=stdout'];
    const { code, stdout, stderr } = this.nx(...args);
    if (code !== 0) throw new Error(`nx affected failed:\n${stdout}\n${stderr}`);
    // Where nothing is selected, it says so in words.
    if (!stdout.includes('{')) return [];
    const { tasks } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { tasks: { tasks: object } };
    return Object.keys(tasks.tasks).sort();
  }

  /** Runs a program of the repository, without Nx. */
  node(...args: string[]): Ran {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: this.folder,
      encoding: 'utf8',
    });
    return { code: status ?? 1, stdout, stderr };
  }

  private commit(): void {
    this.git('add', '--all');
    const author = ['-c', 'user.name=scratch', '-c', 'user.email=scratch@example.com'];
    this.git(...author, 'commit', '--quiet', '--message', 'scratch');
  }

  private git(...args: string[]): void {
    execFileSync('git', args, { cwd: this.folder });
  }
}

/** Of 23 what is installed here, of 24 what is installed for tests like this one. */
function nodeModules(version: NxVersion): string {
  if (version === '23.2.1') return join(root, 'node_modules');
  const folder = execFileSync(process.execPath, ['scripts/packages.mjs', 'nx-24'], {
    cwd: root,
    encoding: 'utf8',
  });
  return join(folder.trim(), 'node_modules');
}
