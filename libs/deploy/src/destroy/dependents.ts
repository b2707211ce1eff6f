import { type Finding, InputError } from '@ashlar/core';
import type { WrittenStack } from '@ashlar/graph';
import type { DeployedState } from '../place/deployed-state.js';

/** The stacks that read from others, and that nobody is about to destroy. */
export function leftOutDependents(
  stacks: readonly WrittenStack[],
  all: readonly WrittenStack[],
): WrittenStack[] {
  const chosen = new Set(stacks.map(({ name }) => name));
  return all.filter(
    ({ name, dependencies }) => !chosen.has(name) && dependencies.some((needed) => chosen.has(needed)),
  );
}

/** Refuses to destroy what a deployed stack stands on: it could neither be changed nor destroyed afterwards. */
export function refuseNeeded(
  stacks: readonly WrittenStack[],
  dependents: readonly WrittenStack[],
  states: ReadonlyMap<string, DeployedState | undefined>,
): void {
  const deployed = dependents.filter(({ name }) => states.get(name) !== undefined);
  const findings: Finding[] = stacks.flatMap((stack) => {
    if (states.get(stack.name) === undefined) return [];
    const readers = deployed.filter(({ dependencies }) => dependencies.includes(stack.name));
    const names = readers.map(({ name }) => name).join(', ');
    const fix = `ashlar destroy ${[...readers.map(({ name }) => name), stack.name].join(' ')}`;
    const what = `${names} read${readers.length === 1 ? 's' : ''} from it, and ${readers.length === 1 ? 'is' : 'are'} deployed`;
    return readers.length === 0 ? [] : [{ where: stack.name, problems: [{ what, fix }] }];
  });
  if (findings.length > 0) throw new InputError(findings);
}
