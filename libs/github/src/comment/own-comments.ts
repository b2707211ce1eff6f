import type { Repository } from '../connect/repository.js';
import { compareRuns, type MarkerKind, readMarker, type ReadMarker } from './marker.js';

/** A sticky comment that this token's owner wrote. */
export interface OwnComment {
  readonly id: number;
  readonly url: string;
  readonly body: string;
  readonly marker: ReadMarker;
}

interface ListedComment {
  readonly id: number;
  readonly html_url: string;
  readonly body?: string;
  readonly user: { readonly login: string } | null;
}

/**
 * Our sticky comments on a pull request, the oldest first, from all pages. A marker in somebody else's comment, or one that was copied from another
 * pull request, is none.
 */
export async function ownComments(
  repository: Repository,
  pullRequest: number,
  kind: MarkerKind = 'review',
): Promise<OwnComment[]> {
  const login = await repository.login();
  const listed = await repository.all<ListedComment>(
    `the comments on #${pullRequest}`,
    `/repos/{owner}/{repo}/issues/${pullRequest}/comments`,
  );
  return listed
    .flatMap(({ id, html_url: url, body: raw = '', user }) => {
      const body = raw.replace(/\r\n/g, '\n');
      const marker = user?.login === login ? readMarker(body) : undefined;
      return marker?.pullRequest === pullRequest && marker.kind === kind ? [{ id, url, body, marker }] : [];
    })
    .sort((a, b) => a.id - b.id);
}

/** The one whose text is of the latest run. */
export const latest = (comments: readonly OwnComment[]): OwnComment | undefined =>
  [...comments].sort((a, b) => compareRuns(b.marker, a.marker) || a.id - b.id)[0];
