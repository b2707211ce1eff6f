import { type Plan, producerName, type StackEdge, stackEdges, type StackJson } from '@ashlar/graph';
import { outputsBehind } from './outputs-behind.js';

/** A stack and its plan. None: it could not be planned, or nobody had to. */
export interface PlannedStack extends StackJson {
  readonly plan?: Pick<Plan, 'outputs'> | undefined;
}

/** A stack whose plan was made with outputs that are about to change. */
export interface DeferredStack {
  readonly stack: string;
  /** In the order of stacks and outputs. */
  readonly waitsFor: readonly { readonly stack: string; readonly output: string }[];
  /** For people: `it reads vpc_id of shop-network, which this change is about to change`. */
  readonly because: string;
}

type Changing = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Stacks of a change whose plans are not the last word: a producer has a pending change to an output that they read, or
 * passes on what it reads of one that has. A producer that changes anything else defers nobody. In the order of names.
 */
export function deferredStacks(stacks: readonly PlannedStack[]): DeferredStack[] {
  const edges = stackEdges(stacks);
  const changing = changingOutputs(stacks);
  return stacks
    .map(({ name }) => deferredBy(name, edges, changing))
    .filter((deferred) => deferred !== undefined)
    .sort((a, b) => (a.stack < b.stack ? -1 : 1));
}

/** By stack: what its plan changes, and what passes such a change on. What is passed on may be passed on again. */
function changingOutputs(stacks: readonly PlannedStack[]): Changing {
  const changing = new Map(stacks.map((stack) => [stack.name, new Set(plannedOutputs(stack))]));
  for (let grows = changesSomething(changing); grows;) {
    grows = false;
    for (const stack of stacks) {
      const own = changing.get(stack.name);
      const passedOn = outputsBehind(stack.json, ({ state, output }) => {
        const outputs = changing.get(producerName(stacks, stack, state) ?? '');
        return output === undefined ? (outputs?.size ?? 0) > 0 : outputs?.has(output) === true;
      });
      for (const output of passedOn) {
        if (own === undefined || own.has(output)) continue;
        own.add(output);
        grows = true;
      }
    }
  }
  return changing;
}

const plannedOutputs = ({ plan }: PlannedStack) =>
  (plan?.outputs ?? []).filter(({ action }) => action !== 'no-op').map(({ name }) => name);

const changesSomething = (changing: Changing) => [...changing.values()].some(({ size }) => size > 0);

function deferredBy(
  stack: string,
  edges: readonly StackEdge[],
  changing: Changing,
): DeferredStack | undefined {
  const reads = edges
    .filter(({ consumer }) => consumer === stack)
    .map(({ producer, outputs }) => ({
      producer,
      outputs: outputs.filter((output) => changing.get(producer)?.has(output)),
    }))
    .filter(({ outputs }) => outputs.length > 0);
  if (reads.length === 0) return undefined;
  const said = reads.map(({ producer, outputs }) => `${outputs.join(', ')} of ${producer}`).join(' and ');
  return {
    stack,
    waitsFor: reads.flatMap(({ producer, outputs }) =>
      outputs.map((output) => ({ stack: producer, output })),
    ),
    because: `it reads ${said}, which this change is about to change`,
  };
}
