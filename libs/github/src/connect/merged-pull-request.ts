import type { Repository } from './repository.js';

/** A pull request that brought a commit to a branch. */
export interface MergedPullRequest {
  readonly number: number;
  /** The last commit of its own branch. */
  readonly head: string;
}

interface ListedPullRequest {
  readonly number: number;
  readonly merged_at: string | null;
  readonly merge_commit_sha?: string | null;
  readonly head: { readonly sha: string };
}

/** The pull request whose merge is this very commit, if one is. */
export async function mergedPullRequestOf(
  repository: Repository,
  commit: string,
): Promise<MergedPullRequest | undefined> {
  const listed = await repository.all<ListedPullRequest>(
    `the pull request of ${commit.slice(0, 8)}`,
    `/repos/{owner}/{repo}/commits/${commit}/pulls`,
  );
  const merged = listed
    .filter(({ merged_at: at, merge_commit_sha: merge }) => at !== null && merge === commit)
    .sort((a, b) => a.number - b.number);
  const [first] = merged;
  return first === undefined ? undefined : { number: first.number, head: first.head.sha };
}
