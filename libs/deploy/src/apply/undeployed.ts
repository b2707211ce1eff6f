import type { Finding, Problem } from '@ashlar/core';
import { outputsRead, type WrittenStack } from '@ashlar/graph';
import { DeployError, failureCodes } from '../failures/deploy-error.js';
import type { DeployedState } from '../place/deployed-state.js';

/** The stacks that others read from and that nobody is about to apply. */
export function leftOutDependencies(
  stacks: readonly WrittenStack[],
  all: readonly WrittenStack[],
): WrittenStack[] {
  const chosen = new Set(stacks.map(({ name }) => name));
  const needed = new Set(stacks.flatMap(({ dependencies }) => dependencies));
  return all.filter(({ name }) => needed.has(name) && !chosen.has(name));
}

/** Refuses when a stack reads what isn't there and won't be. */
export function refuseUndeployed(
  stacks: readonly WrittenStack[],
  states: ReadonlyMap<string, DeployedState | undefined>,
): void {
  const findings: Finding[] = stacks
    .map((stack) => ({
      where: stack.name,
      problems: stack.dependencies.flatMap((name) =>
        states.has(name) ? problemsOf(stacks, stack, name, states.get(name)) : [],
      ),
    }))
    .filter(({ problems }) => problems.length > 0);
  if (findings.length > 0) throw new DeployError(findings, failureCodes.notDeployed);
}

function problemsOf(
  stacks: readonly WrittenStack[],
  stack: WrittenStack,
  name: string,
  state: DeployedState | undefined,
): Problem[] {
  const fix = `ashlar apply ${name} ${stack.name}`;
  if (state === undefined) return [{ what: `it reads from ${name}, which isn't deployed`, fix }];
  return outputsRead(stacks, stack, name)
    .filter((output) => !state.outputs.includes(output))
    .map((output) => ({
      what: `it reads the output ${output} of ${name}, which was deployed before it had that output`,
      fix,
    }));
}
