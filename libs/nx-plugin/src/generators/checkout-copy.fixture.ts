import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../../../..');

/** For tests: a copy of this checkout, without what git ignores, in which generators may write. */
export class CheckoutCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'ashlar-generators-'));

  constructor() {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
    });
    const files = String(listed)
      .split('\0')
      .filter((file) => file !== '' && existsSync(join(root, file)));
    for (const file of files) cpSync(join(root, file), join(this.folder, file));
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'));
    execFileSync('git', ['init', '--quiet'], { cwd: this.folder });
    execFileSync('git', ['add', '--all'], { cwd: this.folder });
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Runs a program of node_modules, or Node itself, in the environment of no task of an Nx around this test. */
  run(program: string, ...args: string[]): { readonly code: number; readonly said: string } {
    const inherited = Object.entries(process.env).filter(([key]) => !/^(NX_|CI$|JEST_)/.test(key));
    const command = program === 'node' ? process.execPath : join('node_modules', '.bin', program);
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: this.folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...Object.fromEntries(inherited), NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NO_COLOR: '1' },
    });
    return { code: status ?? 1, said: stdout + stderr };
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** Files that are new or other than in the checkout. */
  changed(): string[] {
    const status = execFileSync('git', ['status', '--porcelain', '--untracked-files=all'], {
      cwd: this.folder,
    });
    return String(status)
      .split('\n')
      .filter((line) => line !== '' && line[1] !== ' ')
      .map((line) => line.slice(3))
      .sort();
  }
}
