import { appendFileSync } from 'node:fs';
import { refuse } from '@ashlar/core';
import { repositoryOf, tellEachOther, upsertCheck, upsertComment } from '@ashlar/github';
import { type Review, type ReviewFinding, reviewMarkdown, reviewSummaryLine } from '@ashlar/review';
import { type ExitCode, exitCodes } from '../../exit-codes.js';
import { applyLines } from './apply-lines.js';
import { commitProblems, numberProblems } from './number-problems.js';
import { report, runOf } from './run-of.js';
import { type ToldReview, toldReview } from './told-review.js';

export interface PublishReviewRequest {
  readonly head: string;
  readonly pullRequest?: string;
  readonly review?: string;
  readonly gate?: string;
  readonly identities?: readonly string[];
  readonly failed?: string;
  readonly notPlanned?: string;
  readonly planSet?: readonly string[];
  readonly link?: string;
  readonly check: string;
}

/** GitHub drops the whole summary of a step above 1 MiB. */
const SUMMARY = 1_000_000;

/**
 * Tells GitHub of a review: one comment, one check, the summary of this step. Exits with 4 when the gate or a rule of a policy pack
 * fails, with 1 when it is not the whole review.
 */
export async function publishReview(
  request: PublishReviewRequest,
  env: NodeJS.ProcessEnv,
): Promise<ExitCode> {
  const { head, pullRequest, check, link } = request;
  refuse('the command', [...commitProblems('--head', head), ...numberProblems(pullRequest)]);
  const repository = repositoryOf(env, { report });
  const told = toldReview(request);
  const { review, planSets } = told;
  const tail = applyLines(planSets);
  const render = (limit: number) =>
    `${reviewMarkdown(review, { limit: limit - tail.length, ...(link === undefined ? {} : { link }) })}${tail}`;
  const summary = env['GITHUB_STEP_SUMMARY'];
  if (summary !== undefined) appendFileSync(summary, render(SUMMARY));
  const stacks = review.stacks.map(({ name }) => name);
  if (pullRequest !== undefined) {
    const number = Number(pullRequest);
    const marker = { pullRequest: number, head, ...runOf(env), planSets, stacks };
    const { outcome, url } = await upsertComment(repository, { marker, render });
    process.stdout.write(`comment ${outcome}${url === undefined ? '' : `: ${url}`}\n`);
    if (outcome !== 'superseded')
      for (const other of await tellEachOther(repository, { pullRequest: number, stacks }))
        process.stdout.write(`also changed by #${other.number}: ${other.stacks.join(', ')}\n`);
  }
  const title = reviewSummaryLine(review);
  const exitCode = exitCodeOf(told);
  await upsertCheck(repository, {
    ...{ name: check, head, title, render, conclusion: conclusionOf(review, exitCode) },
    ...(link === undefined ? {} : { link }),
  });
  process.stdout.write(`${title}\n`);
  return exitCode;
}

function exitCodeOf({ review, gatePassed, isComplete }: ToldReview): ExitCode {
  const fails = review.policy.some(({ verdict }) => verdict === 'fail');
  if (!gatePassed || fails || review.findings.some(isUndecided)) return exitCodes.policy;
  return isComplete ? exitCodes.done : exitCodes.refused;
}

/** What becomes of a stack that is gone can't be approved by the way: it wants a decision that is written down. */
const isUndecided = ({ rule, verdict }: ReviewFinding) =>
  verdict === 'danger' && ['stack-orphaned', 'stack-renamed', 'state-moved'].includes(rule);

/** A danger is for a person to approve, and fails nothing: the environment that applies asks for that person. */
function conclusionOf({ verdict }: Review, exitCode: ExitCode) {
  if (exitCode !== exitCodes.done) return 'failure';
  return verdict === 'none' || verdict === 'safe' ? 'success' : 'neutral';
}
