import type { Selection } from '@ashlar/core';
import { inOrder } from '@ashlar/graph';
import Table from 'cli-table3';
import { synthesizedStacks } from '../../synthesized-stacks.js';
import type { Workspace } from '../../workspace.js';

export interface ListRequest extends Selection {
  readonly json?: boolean | undefined;
}

/** Prints the stacks in an order in which they can be applied. Nothing is written. */
export function list(workspace: Workspace, { json, ...selection }: ListRequest): void {
  const stacks = inOrder(synthesizedStacks(workspace, selection)).map(
    ({ name, app, environment, resources, dependencies }) => ({
      ...{ name, app, environment, resources },
      dependencies: [...dependencies].sort(),
    }),
  );
  process.stdout.write(`${json ? JSON.stringify(stacks, null, 2) : tableOf(stacks)}\n`);
}

function tableOf(
  stacks: readonly { name: string; resources: number; dependencies: readonly string[] }[],
): string {
  const table = new Table({
    head: ['stack', 'resources', 'reads from'],
    colAligns: ['left', 'right', 'left'],
    style: { head: [], border: [], compact: true },
  });
  for (const { name, resources, dependencies } of stacks)
    table.push([name, resources, dependencies.join('\n')]);
  return table.toString();
}
