import { isDeepStrictEqual } from 'node:util';
import { refuse } from '@ashlar/core';
import { saidOf, statusOf } from '../connect/explained.js';
import type { Repository } from '../connect/repository.js';
import { NOTICE_LENGTH, readBody, writeBody } from './comment-body.js';
import { isGenuine, latestGenuine } from './genuine.js';
import { compareRuns, type Marker, type ReadMarker, writeMarker } from './marker.js';
import { type OwnComment, ownComments } from './own-comments.js';

export interface CommentRequest {
  readonly marker: Marker;
  /** The text in at most so many characters. Asked again with fewer when GitHub finds it too long. */
  readonly render: (limit: number) => string;
}

export interface CommentResult {
  /** `superseded`: a later run has written, or a later commit was pushed, whose run will; nothing was touched. */
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'superseded';
  readonly url?: string;
}

/** GitHub takes 65,536 characters. */
const LIMIT = 65_000;
/** Nobody lays out a review in less. */
const SMALLEST = 8000;

/** Writers that meet settle it in two rounds; see the tests. */
const ROUNDS = 6;

/**
 * Makes the one sticky comment of a pull request say this. Reads again what it has written: of two writers who meet, the later run's text
 * stays, in one comment. A text that stands there already is not written again.
 */
export async function upsertComment(repository: Repository, asked: CommentRequest): Promise<CommentResult> {
  const { marker } = asked;
  const request = { marker, render: remembered(asked.render) };
  let outcome: CommentResult['outcome'] = 'unchanged';
  for (let round = 0; round < ROUNDS; round += 1) {
    const own = await ownComments(repository, marker.pullRequest, marker.kind);
    const later = own.filter((one) => compareRuns(one.marker, { attempt: 1, ...marker }) > 0);
    const newest = await latestGenuine(repository, later);
    if (newest !== undefined) {
      await removeAll(
        repository,
        own.slice(1).filter(({ marker: { run } }) => run === marker.run),
      );
      return { outcome: 'superseded', url: newest.url };
    }
    const [oldest, ...more] = own;
    if (oldest !== undefined && more.length === 0 && (await stands(repository, oldest, request)))
      return { outcome, url: oldest.url };
    if (marker.kind !== 'apply' && !(await isHead(repository, marker)))
      return { outcome: 'superseded', ...(oldest === undefined ? {} : { url: oldest.url }) };
    outcome = oldest === undefined ? 'created' : outcome === 'created' ? outcome : 'updated';
    await write(repository, request, oldest);
    await removeAll(repository, more);
  }
  const what = `another writer keeps changing the comment on #${marker.pullRequest}`;
  refuse('GitHub', [{ what, fix: 'give the job a concurrency group of the pull request' }]);
  return { outcome };
}

/** Whether a comment says it already, and a run that may has written it: nobody else's word is left standing. */
async function stands(
  repository: Repository,
  written: OwnComment,
  request: CommentRequest,
): Promise<boolean> {
  if (!says(written, request)) return false;
  return written.marker.run === request.marker.run || isGenuine(repository, written.marker);
}

/** Whether a comment says what is asked for, in any of the lengths in which GitHub may have taken it. */
function says({ body, marker: written }: OwnComment, { marker, render }: CommentRequest): boolean {
  const { text } = readBody(body);
  const isSame = written.head === marker.head && isDeepStrictEqual(written.planSets, { ...marker.planSets });
  return isSame && limits(marker).some((limit) => render(limit).trim() === text);
}

/** A review of hundreds of stacks is laid out once for each length. */
function remembered(render: CommentRequest['render']): CommentRequest['render'] {
  const texts = new Map<number, string>();
  return (limit) => {
    const text = texts.get(limit) ?? render(limit);
    texts.set(limit, text);
    return text;
  };
}

function limits(marker: Marker): number[] {
  const most = LIMIT - NOTICE_LENGTH - writeMarker(marker).length;
  const all: number[] = [];
  for (let limit = most; limit >= SMALLEST; limit = Math.floor(limit / 2)) all.push(limit);
  return all;
}

/** Another one's text must not come after ours because its run took longer. */
async function isHead(repository: Repository, { pullRequest, head }: Marker): Promise<boolean> {
  const { data } = await repository.ask(`pull request #${pullRequest}`, (api, at) =>
    api.pulls.get({ ...at, pull_number: pullRequest }),
  );
  return data.head.sha === head;
}

async function write(
  repository: Repository,
  { marker, render }: CommentRequest,
  existing: OwnComment | undefined,
): Promise<void> {
  const { pullRequest } = marker;
  const others = existing === undefined ? [] : readBody(existing.body).others;
  const post = (body: string) =>
    repository.ask(`the comment on #${pullRequest}`, async (api, at) => {
      if (existing === undefined) await api.issues.createComment({ ...at, issue_number: pullRequest, body });
      else await api.issues.updateComment({ ...at, comment_id: existing.id, body });
    });
  await withinLimit(limits(marker), (limit) =>
    post(writeBody({ marker: writeMarker(marker), others, text: render(limit) })),
  );
}

/** Goes down the limits until GitHub takes the text. */
async function withinLimit(
  [limit = SMALLEST, ...less]: readonly number[],
  post: (limit: number) => Promise<void>,
): Promise<void> {
  try {
    await post(limit);
  } catch (error) {
    const isTooLong = statusOf(error) === 422 && /too long/i.test(saidOf(error));
    if (!isTooLong || less.length === 0) throw error;
    await withinLimit(less, post);
  }
}

/** Somebody else may have been faster. */
async function removeAll(repository: Repository, comments: readonly OwnComment[]): Promise<void> {
  for (const { id } of comments)
    await repository
      .ask(`comment ${id}`, (api, at) => api.issues.deleteComment({ ...at, comment_id: id }))
      .catch((error: unknown) => {
        if (statusOf(error) !== 404) throw error;
      });
}

/** What the review that stands on a pull request was made of. A comment that no run of review.yml has written is none. */
export async function stickyMarker(
  repository: Repository,
  pullRequest: number,
): Promise<ReadMarker | undefined> {
  return (await latestGenuine(repository, await ownComments(repository, pullRequest)))?.marker;
}
