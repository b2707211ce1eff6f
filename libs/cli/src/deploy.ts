import { type Problem, refuse } from '@ashlar/core';
import { Deployment, selectStacks } from '@ashlar/deploy';
import { inOrder, type WrittenStack } from '@ashlar/graph';
import type { DeployOptions } from './deploy-options.js';
import { deployableStacks } from './deployable-stacks.js';
import type { Workspace } from './workspace.js';

/** Synthesizes, finds the stacks that are meant, and opens a deployment for the work. */
export async function deploy<T>(
  workspace: Workspace,
  patterns: readonly string[],
  options: DeployOptions,
  work: (deployment: Deployment, stacks: readonly WrittenStack[]) => Promise<T>,
): Promise<T> {
  const { root } = workspace;
  const { skipSynth, memory, parallelism, lockTimeout } = options;
  refuse('the command', [
    ...numberProblems('--memory', memory, 'of megabytes, such as 4000'),
    ...numberProblems('--parallelism', parallelism, 'of resources, such as 20'),
    ...timeProblems('--lock-timeout', lockTimeout),
  ]);
  const { outdir, stacks: all } = deployableStacks(workspace, { skipSynth });
  const stacks = inOrder(selectStacks(all, patterns));
  return Deployment.run(
    {
      ...{ root, outdir, stacks, all },
      memoryMb: memory === undefined ? undefined : Number(memory),
      parallelism: parallelism === undefined ? undefined : Number(parallelism),
    },
    (deployment) => work(deployment, stacks),
  );
}

function numberProblems(option: string, value: string | undefined, of: string): Problem[] {
  if (value === undefined || /^[1-9]\d{0,8}$/.test(value)) return [];
  return [{ what: `${option} is '${value}'`, fix: `use a whole number ${of}` }];
}

function timeProblems(option: string, value: string | undefined): Problem[] {
  if (value === undefined || /^(\d+[hms])+$/.test(value)) return [];
  return [{ what: `${option} is '${value}'`, fix: "use Terraform's own words: 30s, 5m, 1h" }];
}
