import { statusOf } from '../connect/explained.js';
import type { Repository } from '../connect/repository.js';
import { type OtherPullRequest, readBody, writeBody } from './comment-body.js';
import { stackDigest } from './marker.js';
import { latest, type OwnComment, ownComments } from './own-comments.js';

export interface StacksOfPullRequest {
  readonly pullRequest: number;
  readonly stacks: readonly string[];
}

/** Each of them costs a request. GitHub gives a workflow 1,000 an hour. */
const MOST = 100;

interface Reviewed {
  readonly number: number;
  readonly head: string;
  readonly comment: OwnComment;
}

/**
 * Open pull requests whose sticky comment names one of these stacks, by number. Of more than a hundred, those that were changed last are
 * looked at.
 */
export async function otherPullRequestsOf(
  repository: Repository,
  mine: StacksOfPullRequest,
): Promise<OtherPullRequest[]> {
  return sharing(await reviewed(repository, mine), mine);
}

/**
 * Tells this pull request of the others, and the others of this one. Called after its own comment was written: of two that are
 * reviewed at the same time, at least one finds the other.
 */
export async function tellEachOther(
  repository: Repository,
  mine: StacksOfPullRequest,
): Promise<OtherPullRequest[]> {
  const { pullRequest } = mine;
  const all = await reviewed(repository, mine);
  const others = sharing(all, mine);
  const own = latest(await ownComments(repository, pullRequest));
  if (own !== undefined) await tell(repository, own, others);
  for (const { number, head, comment } of all) {
    // With a later commit its own run is under way, and will find this one. Its comment is left to it.
    if (head !== comment.marker.head) continue;
    const kept = readBody(comment.body).others.filter((other) => other.number !== pullRequest);
    const shared = others.filter((other) => other.number === number);
    await tell(repository, comment, [
      ...kept,
      ...shared.map(({ stacks }) => ({ number: pullRequest, stacks })),
    ]);
  }
  return others;
}

/** The other open pull requests that have a sticky comment. */
async function reviewed(
  repository: Repository,
  { pullRequest }: StacksOfPullRequest,
): Promise<readonly Reviewed[]> {
  const open = await repository.all<{ number: number; head: { sha: string } }>(
    'the open pull requests',
    '/repos/{owner}/{repo}/pulls',
    { state: 'open', sort: 'updated', direction: 'desc' },
  );
  const others = open.filter(({ number }) => number !== pullRequest).slice(0, MOST);
  const found = await Promise.all(
    others.map(async ({ number, head: { sha } }): Promise<Reviewed[]> => {
      const comment = latest(await ownComments(repository, number));
      return comment === undefined ? [] : [{ number, head: sha, comment }];
    }),
  );
  return found.flat().sort((a, b) => a.number - b.number);
}

const sharing = (all: readonly Reviewed[], { stacks }: StacksOfPullRequest): OtherPullRequest[] =>
  all.flatMap(({ number, comment }) => {
    const digests = new Set(comment.marker.digests);
    const shared = stacks.filter((name) => digests.has(stackDigest(name))).sort();
    return shared.length === 0 ? [] : [{ number, stacks: shared }];
  });

/** Writes the notice anew, and leaves the text as it is. */
async function tell(
  repository: Repository,
  { id, body }: OwnComment,
  others: readonly OtherPullRequest[],
): Promise<void> {
  const told = writeBody({ ...readBody(body), others });
  if (told === body) return;
  await repository
    .ask(`comment ${id}`, (api, at) => api.issues.updateComment({ ...at, comment_id: id, body: told }))
    .catch((error: unknown) => {
      // Somebody has deleted it meanwhile.
      if (statusOf(error) !== 404) throw error;
    });
}
