import type { WrittenStack } from '@ashlar/graph';
import { auditPlan, type Pack } from '@ashlar/policy';
import type { PolicyFinding, ReviewFinding } from '@ashlar/review';
import { placeOfStack } from '../../place-of-stack.js';
import { packOf } from '../../pack-of.js';
import { today, waiversOf } from '../../waivers-of.js';
import type { Workspace } from '../../workspace.js';
import type { ReviewedPlan } from './composed.js';

export interface PolicyReview {
  readonly findings: readonly PolicyFinding[];
  /** Waivers that have ended, are written wrongly, or waive nothing. */
  readonly problems: readonly ReviewFinding[];
}

/** What the rules say of plans: of apps that are held to them, which are those with a `src/waivers.ts`, by environment. */
export function policyOf(
  workspace: Workspace,
  {
    plans,
    base,
    head,
  }: { plans: readonly ReviewedPlan[]; base: readonly WrittenStack[]; head: readonly WrittenStack[] },
): PolicyReview {
  const places = new Set(
    head.filter(({ name }) => plans.some(({ stack }) => stack === name)).map(placeOfStack),
  );
  const reviews = [...places].sort().flatMap((place) => {
    const [app = '', environment = ''] = place.split('/');
    if (!Object.hasOwn(workspace.waivers, app)) return [];
    const stacks = head.filter((stack) => placeOfStack(stack) === place);
    const held = { pack: packOf(workspace, app), waivers: waiversOf(workspace, app, environment) };
    return [reviewed({ plans, stacks, base, ...held })];
  });
  return {
    findings: reviews.flatMap(({ findings }) => findings),
    problems: reviews.flatMap(({ problems }) => problems),
  };
}

function reviewed({
  plans,
  stacks,
  base,
  pack,
  waivers,
}: {
  plans: readonly ReviewedPlan[];
  stacks: readonly WrittenStack[];
  base: readonly WrittenStack[];
  pack: Pack;
  waivers: ReturnType<typeof waiversOf>;
}): PolicyReview {
  const planned = stacks.flatMap(({ name, json }) => {
    const plan = plans.find(({ stack }) => stack === name)?.plan;
    const priorJson = base.find((stack) => stack.name === name)?.json;
    return plan === undefined
      ? []
      : [{ name, plan, json, ...(priorJson === undefined ? {} : { priorJson }) }];
  });
  const beside = stacks.filter(({ name }) => !planned.some((stack) => stack.name === name));
  const { findings, problems, warnings } = auditPlan(planned, {
    packs: [pack],
    waivers,
    today: today(),
    beside,
  });
  return {
    findings,
    problems: [
      ...problems.map((problem) => ({ rule: 'waiver-ended', verdict: 'danger' as const, ...problem })),
      ...warnings.map((problem) => ({ rule: 'waiver-unused', verdict: 'review' as const, ...problem })),
    ],
  };
}
