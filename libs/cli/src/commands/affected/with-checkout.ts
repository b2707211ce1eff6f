import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@ashlar/core';
import { git } from './git.js';

/**
 * Checks a commit out into a folder of its own, and takes it away again however it ends. The person's files, index and
 * branches stay as they are.
 */
export async function withCheckout<T>(
  root: string,
  commit: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const parent = mkdtempSync(join(tmpdir(), 'ashlar-checkout-'));
  const tree = join(parent, 'tree');
  try {
    const { ok, said } = git(root, 'worktree', 'add', '--detach', tree, commit);
    if (!ok) throw new InputError([{ where: `commit ${commit.slice(0, 8)}`, problems: [unwritten(said)] }]);
    // The project may be a folder of its repository.
    return await use(join(tree, git(root, 'rev-parse', '--show-prefix').out));
  } finally {
    git(root, 'worktree', 'remove', '--force', tree);
    rmSync(parent, { recursive: true, force: true });
  }
}

const unwritten = (said: string) => ({
  what: `it can't be checked out: ${said}`,
  fix: 'make room in the folder for temporary files, or fetch what is missing',
});
