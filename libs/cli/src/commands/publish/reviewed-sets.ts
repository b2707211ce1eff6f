import { type Problem, refuse } from '@ashlar/core';
import { mergedPullRequestOf, type Repository, repositoryOf, stickyMarker } from '@ashlar/github';
import { exitCodes } from '../../exit-codes.js';
import { InputError } from '@ashlar/core';
import { commitProblems, numberProblems } from './number-problems.js';
import { report } from './run-of.js';

export interface ReviewedSetsRequest {
  readonly commit?: string;
  readonly pullRequest?: string;
  readonly planSet?: string;
}

/**
 * Prints what an apply of a pull request executes: `{"include":[{"account","plan_set","prefix","pull_request"}]}`, on one line; nothing in
 * it when the commit came without a pull request or nothing was planned. Refuses (exit code 5) what was not reviewed as it was merged.
 */
export async function reviewedSets(request: ReviewedSetsRequest, env: NodeJS.ProcessEnv): Promise<void> {
  refuse('the command', problemsOf(request));
  const repository = repositoryOf(env, { report });
  const pull = await pullRequestOf(repository, request);
  if (pull === undefined) {
    process.stderr.write(
      'no pull request brought this commit: nothing was reviewed, and nothing is applied\n',
    );
    process.stdout.write('{"include":[]}\n');
    return;
  }
  const marker = await stickyMarker(repository, pull.number);
  refuseStale(pull, marker, request.planSet);
  const include = Object.entries(marker?.planSets ?? {})
    .filter(([, hash]) => request.planSet === undefined || request.planSet === hash)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([account, hash]) => ({
      ...{ account, plan_set: hash, pull_request: pull.number },
      prefix: `${repository.owner}/${repository.name}/${pull.number}/${marker?.head}`,
    }));
  process.stdout.write(`${JSON.stringify({ include })}\n`);
}

interface PullRequest {
  readonly number: number;
  readonly head: string;
}

async function pullRequestOf(
  repository: Repository,
  { commit, pullRequest }: ReviewedSetsRequest,
): Promise<PullRequest | undefined> {
  if (pullRequest === undefined) return mergedPullRequestOf(repository, commit ?? '');
  const { data } = await repository.ask(`pull request #${pullRequest}`, (api, at) =>
    api.pulls.get({ ...at, pull_number: Number(pullRequest) }),
  );
  const fix = 'merge it first: what is applied is what main says';
  refuse(`#${pullRequest}`, data.merged_at ? [] : [{ what: 'it is not merged', fix }]);
  return { number: data.number, head: data.head.sha };
}

/** An approval is bound to a plan set: what was pushed after the review was not reviewed. */
function refuseStale(
  { number, head }: PullRequest,
  marker: Awaited<ReturnType<typeof stickyMarker>>,
  planSet: string | undefined,
): void {
  const fix = 'plan the stacks by hand (`ashlar plan`), look, and apply them; or revert, and open it again';
  const problems: Problem[] = [];
  if (marker === undefined) problems.push({ what: 'no review stands on it', fix });
  else if (marker.head !== head)
    problems.push({ what: `${marker.head.slice(0, 8)} was reviewed, and ${head.slice(0, 8)} merged`, fix });
  else if (planSet !== undefined && !Object.values(marker.planSets).includes(planSet))
    problems.push({ what: `${planSet} is no plan set of its review`, fix: 'use a hash of its comment' });
  if (problems.length > 0)
    throw Object.assign(new InputError([{ where: `#${number}`, problems }]), { exitCode: exitCodes.stale });
}

function problemsOf({ commit, pullRequest, planSet }: ReviewedSetsRequest): Problem[] {
  const isOne = (commit === undefined) !== (pullRequest === undefined);
  return [
    ...(isOne ? [] : [{ what: 'it needs --commit or --pull-request', fix: 'give one of them' }]),
    ...commitProblems('--commit', commit),
    ...numberProblems(pullRequest),
    ...(planSet === undefined || /^[0-9a-f]{64}$/.test(planSet)
      ? []
      : [{ what: `--plan-set is '${planSet}'`, fix: 'give all 64 digits of the hash' }]),
  ];
}
