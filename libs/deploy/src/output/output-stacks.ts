import type { InputError } from '@ashlar/core';
import type { WrittenStack } from '@ashlar/graph';
import { DeployError, failureCodes } from '../failures/deploy-error.js';
import type { Deployment } from '../run/deployment.js';
import { outputsOf, type StackOutput } from './stack-outputs.js';

/** What became of a stack whose outputs were asked for. */
export interface StackOutputs {
  readonly stack: string;
  readonly outputs?: readonly StackOutput[];
  /** Not deployed, or out of reach. */
  readonly error?: InputError;
}

/** Reads the outputs of stacks, side by side, in their order. */
export const outputStacks = (
  deployment: Deployment,
  stacks: readonly WrittenStack[],
): Promise<StackOutputs[]> =>
  Promise.all(
    stacks.map(async (stack) => {
      const { name } = stack;
      const attempt = await deployment.attempt(stack, 'output', () => outputsOf(deployment.place, stack));
      if ('error' in attempt) return { stack: name, error: attempt.error };
      if ('interrupted' in attempt) return { stack: name };
      return attempt.value === undefined
        ? { stack: name, error: notDeployed(name) }
        : { stack: name, outputs: attempt.value };
    }),
  );

/** A stack that was asked for, and of which there is nothing. */
export const notDeployed = (stack: string) =>
  new DeployError(
    [{ where: stack, problems: [{ what: "it isn't deployed", fix: `ashlar apply ${stack}` }] }],
    failureCodes.notDeployed,
  );
