import { writeFileSync } from 'node:fs';
import { refuse } from '@ashlar/core';
import type { DeployOptions } from '../../deploy-options.js';
import type { ExitCode } from '../../exit-codes.js';
import type { Workspace } from '../../workspace.js';
import { planSetMismatches } from './plan-set-problems.js';
import { planSetOf } from './surroundings.js';
import { reviewedPlans } from './reviewed-plans.js';
import { joinedReviews } from './joined-reviews.js';
import { rendered, type RenderOptions } from './rendered.js';
import { reviewCode } from './review-code.js';
import { checkRequest } from './request-problems.js';

export interface ReviewRequest extends DeployOptions, Omit<RenderOptions, 'isTerminal'> {
  readonly base?: string;
  readonly plan?: readonly string[];
  readonly review?: readonly string[];
  readonly synthesis?: string;
  readonly baseSynthesis?: string;
  readonly resolutions?: string;
  readonly planSet?: string;
  readonly rehearsal?: string;
  readonly headSha?: string;
  readonly baseSha?: string;
  readonly repository?: string;
  readonly pullRequest?: string;
  readonly hide?: readonly string[];
  readonly values: 'masked' | 'none';
  readonly output?: string;
  readonly lock?: boolean;
}

/** Reviews plans: those of files, those of reviews that were made before, or those of the stacks that differ, which are planned. */
export async function review(
  workspace: Workspace,
  patterns: readonly string[],
  request: ReviewRequest,
): Promise<ExitCode> {
  checkRequest(patterns, request);
  const made =
    request.review === undefined
      ? await reviewedPlans(workspace, patterns, request)
      : joinedReviews(request.review, request);
  const planSet = planSetOf(request);
  if (planSet !== undefined) refuse(request.planSet ?? '', planSetMismatches(planSet, made));
  const isTerminal = request.output === undefined && process.stdout.isTTY === true;
  const text = rendered(made, { ...request, isTerminal });
  const line = text.endsWith('\n') ? text : `${text}\n`;
  if (request.output === undefined) process.stdout.write(line);
  else writeFileSync(request.output, line);
  return reviewCode(made);
}
