import type { Problem } from '@ashlar/core';
import { applyPlanSet, fetchPlanSet, openStore } from '@ashlar/deploy';
import { deploy } from '../../deploy.js';
import { endOf } from '../../end-of.js';
import type { ExitCode } from '../../exit-codes.js';
import type { Workspace } from '../../workspace.js';
import type { ApplyRequest } from './apply.js';

/** Applies the plans of a set that was reviewed, and prints what became of each stack. */
export async function applySet(workspace: Workspace, hash: string, request: ApplyRequest): Promise<ExitCode> {
  const store = openStore({ ...workspace, store: request.store });
  const set = await fetchPlanSet(store, hash);
  return deploy(workspace, ['*'], request, async (deployment) => {
    const outcomes = await applyPlanSet(deployment, store, set, request);
    return endOf(deployment, outcomes, planAgain(request));
  });
}

/** Into the store where the next apply looks for it, too. */
export const planAgain = ({ store }: Pick<ApplyRequest, 'store'>) =>
  `ashlar plan ${store === undefined ? '--plan-set' : `--store ${store}`}`;

/** What does not go together with a plan set: it says itself which stacks, and how they were planned. */
export function planSetProblems(patterns: readonly string[], request: ApplyRequest): Problem[] {
  const { planSet, store, planned, autoApprove, refresh } = request;
  if (planSet === undefined) {
    const what = '--store says where a plan set is kept';
    return store === undefined ? [] : [{ what, fix: 'add --plan-set <hash>, or leave it out' }];
  }
  const fix = 'leave it out: a plan set says itself which stacks, and how they were planned';
  const others = [
    ...(patterns.length > 0 ? [`stacks are named: ${patterns.join(' ')}`] : []),
    ...(planned ? ['--planned is given'] : []),
    ...(autoApprove ? ['--auto-approve is given'] : []),
    ...(refresh === false ? ['--no-refresh is given'] : []),
  ];
  return [
    ...(/^[0-9a-f]{64}$/.test(planSet)
      ? []
      : [{ what: `--plan-set is '${planSet}'`, fix: 'use the hash that was reviewed: 64 characters' }]),
    ...others.map((what) => ({ what, fix })),
  ];
}
