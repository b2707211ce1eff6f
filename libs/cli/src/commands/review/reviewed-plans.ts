import { compareStacks, type Sides } from '@ashlar/changes';
import { planStacks, type StackPlan } from '@ashlar/deploy';
import { inOrder, type PlanJson, type WrittenStack } from '@ashlar/graph';
import type { Review } from '@ashlar/review';
import { deploy } from '../../deploy.js';
import type { Workspace } from '../../workspace.js';
import { sidesOf } from '../affected/git-history.js';
import { synthesizedSides } from '../affected/synthesized-sides.js';
import { untilInterrupted } from '../affected/until-interrupted.js';
import { writtenStacks } from '../../written-stacks.js';
import { composed, type ReviewedPlan } from './composed.js';
import { readPlanFiles } from './plan-files.js';
import type { ReviewRequest } from './review.js';

/** A review of plans: of those in files, or of the stacks that were named or differ from the base, which are planned now. */
export async function reviewedPlans(
  workspace: Workspace,
  patterns: readonly string[],
  request: ReviewRequest,
): Promise<Review> {
  // Nothing of the head is run: what stands in files is all there is.
  if (request.plan !== undefined || request.synthesis !== undefined)
    return reviewedFiles(workspace, request.plan ?? [], request);
  const { base, head, sides } = await sidesFor(workspace, patterns, request);
  const names = patterns.length > 0 ? patterns : head === undefined ? [] : differing(base, head);
  const { plans, stacks } =
    names.length === 0
      ? { plans: [], stacks: head ?? [] }
      : await planned(workspace, patterns.length > 0 ? patterns : names, request);
  return composed(workspace, { plans, base, head: stacks, request, sides });
}

function reviewedFiles(workspace: Workspace, files: readonly string[], request: ReviewRequest): Review {
  const { synthesis, baseSynthesis } = request;
  const head = synthesis === undefined ? [] : writtenStacks(synthesis, '--synthesis');
  const base = baseSynthesis === undefined ? [] : writtenStacks(baseSynthesis, '--base-synthesis');
  return composed(workspace, { plans: readPlanFiles(files), base, head, request });
}

interface KnownSides {
  readonly base: readonly WrittenStack[];
  /** Not known where stacks were named and nothing is compared. */
  readonly head?: readonly WrittenStack[];
  readonly sides?: Sides;
}

async function sidesFor(
  { root }: Workspace,
  patterns: readonly string[],
  { base: ref, baseSynthesis }: ReviewRequest,
): Promise<KnownSides> {
  if (baseSynthesis !== undefined) return { base: writtenStacks(baseSynthesis, '--base-synthesis') };
  if (patterns.length > 0 && ref === undefined) return { base: [] };
  const sides = sidesOf(root, { base: ref ?? 'main' });
  const both = await untilInterrupted((signal) => synthesizedSides(root, sides, signal));
  return { ...both, sides };
}

/** Names of what differs, and can be planned: what is gone has no sources. */
const differing = (base: readonly WrittenStack[], head: readonly WrittenStack[]) =>
  compareStacks(base, head).changes.flatMap(({ kind, name }) => (kind === 'gone' ? [] : [name]));

/** Plans stacks, and keeps what Terraform planned only for as long as it is reviewed. */
async function planned(workspace: Workspace, patterns: readonly string[], request: ReviewRequest) {
  const found = new Map<string, PlanJson>();
  return deploy(workspace, patterns, request, async (deployment, stacks) => {
    const ended = await planStacks(deployment, stacks, {
      ...{ provider: 'shared', lock: request.lock, lockTimeout: request.lockTimeout },
      inspect: ({ stack, plan }) => void found.set(stack.name, plan),
    });
    return {
      plans: ended.map((stack) => reviewedPlan(stack, found.get(stack.stack))),
      stacks: inOrder(deployment.options.all),
    };
  });
}

const reviewedPlan = ({ stack, error }: StackPlan, plan: PlanJson | undefined): ReviewedPlan => ({
  stack,
  ...(plan === undefined ? {} : { plan }),
  ...(error === undefined ? {} : { error: error.message }),
  ...(plan === undefined && error === undefined ? { error: 'it was interrupted' } : {}),
});
