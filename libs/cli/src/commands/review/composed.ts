import { compareStacks, type Sides } from '@ashlar/changes';
import { type PlanJson, type StackJson, type WrittenStack } from '@ashlar/graph';
import { orphans, type Review, reviewOf } from '@ashlar/review';
import { today } from '../../waivers-of.js';
import type { Workspace } from '../../workspace.js';
import { deferrals } from './deferrals.js';
import { policyOf } from './policy-of.js';
import { readResolutions } from './read-resolutions.js';
import type { ReviewRequest } from './review.js';
import { surroundingsOf } from './surroundings.js';

export interface ReviewedPlan {
  readonly stack: string;
  readonly plan?: PlanJson;
  /** Why there is no plan. */
  readonly error?: string;
}

export interface ToCompose {
  readonly plans: readonly ReviewedPlan[];
  /** All stacks of the base, or none when nothing is compared. */
  readonly base: readonly WrittenStack[];
  readonly head: readonly WrittenStack[];
  readonly request: ReviewRequest;
  readonly sides?: Sides | undefined;
}

/** Puts together what each library says of the plans: changes and dangers, what has to wait, what is gone, policy. */
export function composed(workspace: Workspace, { plans, base, head, request, sides }: ToCompose): Review {
  const { values, hide = [] } = request;
  const waiting = deferrals(plans, head);
  const policy = policyOf(workspace, { plans, base, head });
  return reviewOf({
    ...{ values, patterns: hide },
    ...surroundingsOf(request, commitsOf(sides)),
    policy: policy.findings,
    findings: [...policy.problems, ...(base.length === 0 ? [] : goneIn(base, head, request))],
    stacks: plans.map(({ stack: name, plan, error }) => {
      const [now, before] = [find(head, name), find(base, name)];
      const because = waiting.get(name);
      return {
        name,
        ...(plan === undefined ? {} : { plan }),
        ...(because !== undefined ? { status: 'deferred' as const, because } : {}),
        ...(error === undefined ? {} : { error }),
        ...(now === undefined ? {} : { json: now.json, dependencies: now.dependencies }),
        ...(before === undefined ? {} : { baseJson: before.json }),
      };
    }),
  });
}

const find = (stacks: readonly WrittenStack[], name: string) => stacks.find((stack) => stack.name === name);

function goneIn(
  base: readonly StackJson[],
  head: readonly StackJson[],
  { resolutions: file }: ReviewRequest,
) {
  const renames = compareStacks(base, head).changes.flatMap((change) =>
    change.kind === 'renamed' ? [{ name: change.name, was: change.was }] : [],
  );
  return orphans(base, head, { resolutions: readResolutions(file), renames, today: today() });
}

function commitsOf(sides: Sides | undefined): { head: string; base: string } | undefined {
  const { commit: base } = sides?.base ?? {};
  const { commit: head } = sides?.head ?? {};
  if (base === undefined || base === null) return undefined;
  return { base, head: head ?? 'the working tree' };
}
