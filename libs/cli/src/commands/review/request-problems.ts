import { type Problem, refuse } from '@ashlar/core';
import { inputFileProblems, outputFileProblems } from '../../output-file.js';
import type { ReviewRequest } from './review.js';

/** What can't be asked for together, or is no value of its option. */
export function checkRequest(patterns: readonly string[], request: ReviewRequest): void {
  refuse('the command', [...togetherProblems(patterns, request), ...valueProblems(request)]);
}

function togetherProblems(patterns: readonly string[], request: ReviewRequest): Problem[] {
  const { plan, review, base, synthesis, format, limit, link } = request;
  const problems: Problem[] = [];
  if (plan !== undefined && review !== undefined)
    problems.push({
      what: '--plan and --review are together',
      fix: 'make reviews of the plans first, then join those',
    });
  const files = plan !== undefined ? '--plan' : review !== undefined ? '--review' : undefined;
  if (files !== undefined && patterns.length > 0)
    problems.push({
      what: `${patterns.join(' ')} and ${files} are together`,
      fix: `name stacks to plan them, or give ${files}`,
    });
  if (files !== undefined && base !== undefined)
    problems.push({
      what: `--base and ${files} are together`,
      fix: 'give --base-synthesis: nothing is synthesized then',
    });
  if (plan === undefined && synthesis !== undefined && request.baseSynthesis === undefined)
    problems.push({
      what: '--synthesis is without --plan and without --base-synthesis',
      fix: 'add --plan to review plans, or --base-synthesis to see what is gone',
    });
  const ofMarkdown = Object.entries({ limit, link }).filter(([, value]) => value !== undefined);
  if (format !== 'markdown')
    problems.push(
      ...ofMarkdown.map(([name]) => ({
        what: `--${name} is of Markdown`,
        fix: 'add --format markdown, or leave it out',
      })),
    );
  return problems;
}

function valueProblems({ repository, pullRequest, output, planSet }: ReviewRequest): Problem[] {
  const problems: Problem[] = [];
  problems.push(
    ...outputFileProblems('--output', output),
    ...inputFileProblems(
      '--plan-set',
      planSet,
      'name a plan-set.json: `ashlar plan --plan-set-file` writes it',
    ),
  );
  if (repository !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(repository))
    problems.push({ what: `--repository is '${repository}'`, fix: 'write owner/name' });
  if (pullRequest !== undefined && !/^[1-9]\d*$/.test(pullRequest))
    problems.push({ what: `--pull-request is '${pullRequest}'`, fix: 'give its number' });
  return problems;
}
