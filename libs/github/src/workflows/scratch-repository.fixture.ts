import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './workflow-file.fixture.js';

const IDENTITY = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];

/** What commands need: no documents, no other apps. */
const NEEDED = /^(\.github|bin|libs|package|tsconfig\.base)/;

/** A repository with the files of this one as they are now, and one small app. */
export class ScratchRepository {
  constructor(readonly root: string) {
    mkdirSync(root);
    this.git('init', '--quiet', '--initial-branch=main');
    const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
      ...{ cwd: projectRoot, encoding: 'utf8' },
    });
    const files = listed.stdout
      .split('\n')
      .filter(
        (file) => NEEDED.test(file) && !/\.test\.ts$/.test(file) && existsSync(join(projectRoot, file)),
      );
    const packed = spawnSync('tar', ['-cf', '-', '-T', '-'], {
      ...{ cwd: projectRoot, input: files.join('\n'), maxBuffer: 1e9 },
    });
    spawnSync('tar', ['-xf', '-', '-C', root], { input: packed.stdout });
    this.write('.gitignore', 'node_modules\ncdktf.out\n.cache\n');
  }

  git(...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync('git', [...IDENTITY, ...args], {
      cwd: this.root,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout.trim();
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true });
    writeFileSync(join(this.root, file), text);
  }

  commit(message: string): string {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--no-verify', '--allow-empty', `--message=${message}`);
    return this.git('rev-parse', 'HEAD');
  }

  /** A branch that leaves main here, with one commit. Main is checked out again. */
  branch(name: string, write: () => void): string {
    this.git('checkout', '--quiet', '-B', name, 'main');
    write();
    const head = this.commit(name);
    this.git('checkout', '--quiet', 'main');
    return head;
  }

  /** What main would be with a branch: GitHub's `refs/pull/<number>/merge`. Main stays as it is. */
  mergeOf(branch: string): string {
    this.git('checkout', '--quiet', '--detach', 'main');
    this.git('merge', '--quiet', '--no-ff', '--no-verify', `--message=merge ${branch}`, branch);
    const commit = this.git('rev-parse', 'HEAD');
    this.git('checkout', '--quiet', 'main');
    return commit;
  }

  merge(branch: string): string {
    this.git('merge', '--quiet', '--no-ff', '--no-verify', `--message=merge ${branch}`, branch);
    return this.git('rev-parse', 'HEAD');
  }

  /** The files of a commit, without the repository. */
  checkOut(commit: string, folder: string): void {
    const tar = join(folder, '..', `${commit}.tar`);
    this.git('archive', '--format=tar', `--output=${tar}`, commit);
    const { status } = spawnSync('tar', ['-xf', tar, '-C', folder]);
    rmSync(tar);
    if (status !== 0) throw new Error(`${commit} can't be checked out`);
  }
}
