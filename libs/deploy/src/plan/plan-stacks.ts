import type { InputError } from '@ashlar/core';
import type { WrittenStack } from '@ashlar/graph';
import { type LendProvider, ownProvider, ProviderPool } from '@ashlar/terraform';
import type { Attempt, Deployment } from '../run/deployment.js';
import { type PlanOptions, planStack } from './plan-stack.js';
import type { PlanRecord } from './plan-record.js';
import type { PlanSummary } from './plan-summary.js';

/** Which processes of the AWS provider plan: one for each Terraform, or some that are kept for the next stack. */
export type Provider = 'own' | 'shared';

export interface PlanStacksOptions extends PlanOptions {
  readonly provider: Provider;
}

/** What became of a stack that was to be planned: a summary, an error, or neither when it was interrupted. */
export interface StackPlan {
  readonly stack: string;
  readonly seconds: number;
  /** Where the saved plan lies. */
  readonly folder: string;
  readonly summary?: PlanSummary;
  readonly error?: InputError;
}

/** Plans stacks side by side. One that can't be planned is no obstacle to the others. */
export async function planStacks(
  deployment: Deployment,
  stacks: readonly WrittenStack[],
  { provider, ...options }: PlanStacksOptions,
): Promise<StackPlan[]> {
  const pool = provider === 'shared' ? new ProviderPool(deployment.place.env) : undefined;
  try {
    return await Promise.all(
      stacks.map(async (stack) => {
        const attempt = await attemptPlan(deployment, stack, options, pool?.lend);
        const { name } = stack;
        return { stack: name, folder: deployment.place.folder(stack), ...attempt, ...asSummary(attempt) };
      }),
    );
  } finally {
    await pool?.close();
  }
}

export const attemptPlan = (
  deployment: Deployment,
  stack: WrittenStack,
  options: PlanOptions,
  lend: LendProvider = ownProvider,
) =>
  deployment.attempt(
    stack,
    'plan',
    () => planStack(deployment.place, stack, options, lend),
    ({ summary: { resources, hasChanges } }) =>
      hasChanges
        ? `${resources.length} resource${resources.length === 1 ? '' : 's'} to change`
        : 'no changes',
  );

const asSummary = (attempt: Attempt<PlanRecord>) =>
  'value' in attempt ? { summary: attempt.value.summary } : {};
