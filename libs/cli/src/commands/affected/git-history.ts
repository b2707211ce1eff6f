import type { Side, Sides } from '@ashlar/changes';
import { didYouMean, InputError } from '@ashlar/core';
import { git } from './git.js';

/**
 * What to compare: the head, and the commit at which it left the base. Like `base...head` of git and `nx affected`: what
 * has happened on the base since then is nobody's change here.
 */
export function sidesOf(
  root: string,
  asked: { readonly base: string; readonly head?: string },
  /** What the base was asked for with. */
  option = 'base',
): Sides {
  const { ok, said } = git(root, 'rev-parse', '--is-inside-work-tree');
  if (!ok) throw refused(root, `git says: ${said}`, 'run it in a clone of the repository');
  const base = commitOf(root, option, asked.base);
  const head = asked.head === undefined ? undefined : commitOf(root, 'head', asked.head);
  return {
    base: { ref: asked.base, commit: mergeBase(root, asked.base, base, head ?? 'HEAD') },
    head: { ref: asked.head ?? null, commit: head ?? null } satisfies Side,
  };
}

function commitOf(root: string, option: string, ref: string): string {
  const { ok, out, said } = ref.startsWith('-')
    ? { ok: false, out: '', said: 'a ref does not start with a hyphen' }
    : git(root, 'rev-parse', '--verify', `${ref}^{commit}`);
  if (ok) return out;
  const known = git(root, 'for-each-ref', '--format=%(refname:short)').out.split('\n');
  const fix = `${didYouMean(ref, known)}name a branch, a tag or a commit that this clone has; git fetch brings more`;
  const why = said === NO_SUCH_REF ? "which this clone doesn't have" : `and git says: ${said}`;
  throw refused('the command', `--${option} is '${ref}', ${why}`, fix);
}

/** How git says it. */
const NO_SUCH_REF = 'Needed a single revision';

function mergeBase(root: string, ref: string, base: string, head: string): string {
  const { ok, out } = git(root, 'merge-base', base, head);
  if (ok) return out;
  const isShallow = git(root, 'rev-parse', '--is-shallow-repository').out === 'true';
  throw isShallow
    ? refused(
        'the clone',
        `it is shallow, and the commit at which ${nameOf(head)} left ${ref} is not in it`,
        'git fetch --unshallow; in GitHub Actions, fetch-depth: 0 for actions/checkout',
      )
    : refused(
        'the command',
        `${ref} and ${nameOf(head)} have no commit in common`,
        'name a base of the same history',
      );
}

const nameOf = (head: string) => (head === 'HEAD' ? 'HEAD' : head.slice(0, 8));

const refused = (where: string, what: string, fix: string) =>
  new InputError([{ where, problems: [{ what, fix }] }]);
