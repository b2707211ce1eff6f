import { producerOf } from './remote-state.js';
import type { StackJson } from './terraform-json.js';

/** That one stack reads outputs of another. */
export interface StackEdge {
  readonly consumer: string;
  readonly producer: string;
  /** In the order of names. One that reads them as a whole reads all that the producer has. */
  readonly outputs: readonly string[];
}

/** How CDKTF names the remote state of another stack. */
const BY_NAME = 'cross-stack-reference-input-';

/** `terraform_remote_state.network.outputs.vpc_id`, `….outputs["vpc_id"]`; with nothing behind it, all outputs. */
const READ = /terraform_remote_state\.([\w-]+)(?:\[[^\]]*\])?\.outputs\b(?:\.([\w-]+)|\["([^"]+)"\])?/g;

/** Who reads what of whom, in the order of consumers and producers. Stacks that are not there are named as CDKTF does. */
export function stackEdges(stacks: readonly StackJson[]): StackEdge[] {
  return [...stacks]
    .sort(byName)
    .flatMap((consumer) =>
      [...readsOf(stacks, consumer)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([producer, outputs]) => ({ consumer: consumer.name, producer, outputs })),
    );
}

/** The outputs of a stack that another one reads, in the order of names. */
export const outputsRead = (
  stacks: readonly StackJson[],
  consumer: Pick<StackJson, 'json'>,
  producer: string,
): readonly string[] => readsOf(stacks, consumer).get(producer) ?? [];

/** What a text reads of remote states: the state's name in this stack, and the output unless it is all of them. */
export const remoteReads = (text: string): { readonly state: string; readonly output?: string }[] =>
  [...text.matchAll(READ)].map(([, state = '', plain, quoted]) => {
    const output = plain ?? quoted;
    return output === undefined ? { state } : { state, output };
  });

/** The stack whose state another one reads under a name: who writes there, else who is named as CDKTF does. */
export const producerName = (
  stacks: readonly StackJson[],
  { json }: Pick<StackJson, 'json'>,
  state: string,
): string | undefined =>
  producerOf(stacks, json, state)?.name ??
  (state.startsWith(BY_NAME) ? state.slice(BY_NAME.length) : undefined);

function readsOf(
  stacks: readonly StackJson[],
  { json }: Pick<StackJson, 'json'>,
): Map<string, readonly string[]> {
  const read = new Map<string, Set<string>>();
  for (const { state, output } of remoteReads(textsOf(json).join('\n'))) {
    const producer = producerName(stacks, { json }, state);
    if (producer === undefined) continue;
    const all = () => Object.keys(stacks.find(({ name }) => name === producer)?.json.output ?? {});
    const outputs = output === undefined ? all() : [output];
    read.set(producer, new Set([...(read.get(producer) ?? []), ...outputs]));
  }
  return new Map([...read].map(([producer, outputs]) => [producer, [...outputs].sort()]));
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

const byName = (a: StackJson, b: StackJson) => (a.name < b.name ? -1 : 1);
