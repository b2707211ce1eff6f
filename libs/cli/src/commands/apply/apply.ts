import { type Problem, refuse } from '@ashlar/core';
import { type Ask, applyPlanned, applyStacks, type Deployment, planDetails, planTable } from '@ashlar/deploy';
import { ask, refuseWithoutTerminal } from '../../ask.js';
import { applySet, planSetProblems } from './apply-set.js';
import { deploy } from '../../deploy.js';
import type { DeployOptions } from '../../deploy-options.js';
import { endOf } from '../../end-of.js';
import type { ExitCode } from '../../exit-codes.js';
import type { Workspace } from '../../workspace.js';

export interface ApplyRequest extends DeployOptions {
  readonly autoApprove?: boolean;
  readonly planned?: boolean;
  readonly refresh?: boolean;
  readonly planSet?: string;
  readonly store?: string;
  readonly onEquivalentReplan?: 'apply' | 'refuse';
}

/** Applies stacks, and prints what became of each. */
export function apply(
  workspace: Workspace,
  patterns: readonly string[],
  request: ApplyRequest,
): Promise<ExitCode> {
  const { autoApprove, planned, planSet } = request;
  refuse('the command', planSetProblems(patterns, request));
  if (planSet !== undefined) return applySet(workspace, planSet, request);
  refuse('the command', planned && request.refresh === false ? [nothingToRefresh] : []);
  if (!autoApprove && !planned)
    refuseWithoutTerminal(
      'give --auto-approve, or run `ashlar plan` first and then `ashlar apply --planned`',
    );
  return deploy(workspace, patterns, request, async (deployment, stacks) => {
    if (planned) {
      const { outcomes, planAgain } = await applyPlanned(deployment, stacks, request);
      const code = endOf(deployment, outcomes, 'ashlar apply');
      if (planAgain.length > 0) process.stdout.write(`\n${outdated(planAgain)}\n`);
      return code;
    }
    const { progress } = deployment;
    const outcomes = await applyStacks(deployment, stacks, {
      ...request,
      ask: autoApprove ? undefined : asking(deployment),
      announce: (plan) => planDetails(plan).forEach((line) => progress.say(line)),
    });
    return endOf(deployment, outcomes, 'ashlar apply');
  });
}

const nothingToRefresh: Problem = {
  what: '--planned and --no-refresh are together',
  fix: 'give --no-refresh to `ashlar plan`: its plans are applied as they are',
};

const outdated = (stacks: readonly string[]) =>
  `planned before outputs that are read have changed, so plan again: ashlar plan ${stacks.join(' ')}`;

const asking =
  ({ interruption }: Deployment): Ask =>
  async (planned, following) => {
    const [these, follow] = [
      planned.length === 1 ? 'this stack' : `these ${planned.length} stacks`,
      following,
    ];
    const rest =
      follow === 0
        ? ''
        : ` ${follow} more can be planned when ${planned.length === 1 ? 'it is' : 'they are'} done.`;
    const choice = follow === 0 ? 'yes or no' : 'yes, no, or all: what follows too, without a question';
    process.stdout.write(`${planTable(planned)}\n\n`);
    const answer = await ask(`Apply ${these}?${rest} (${choice}) `, interruption);
    if (interruption.interrupted) return 'no';
    return answer === 'yes' || (answer === 'all' && follow > 0) ? answer : 'no';
  };
