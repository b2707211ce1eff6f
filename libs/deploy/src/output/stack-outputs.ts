import type { WrittenStack } from '@ashlar/graph';
import type { DeployPlace } from '../place/deploy-place.js';

/** One output of a deployed stack. */
export interface StackOutput {
  /** As the state has it. */
  readonly name: string;
  /** `aws_route53_zone.zone.zone_id`: what an output that other stacks read gives them. */
  readonly attribute?: string;
  readonly sensitive: boolean;
  readonly value: unknown;
}

/** The outputs in a stack's state, by name, or nothing when it isn't deployed. No provider is started, nothing is locked. */
export async function outputsOf(place: DeployPlace, stack: WrittenStack): Promise<StackOutput[] | undefined> {
  const root = await place.backend(stack);
  const { stdout } = await root.run(['output', '-json']);
  const outputs = JSON.parse(stdout) as Readonly<Record<string, { sensitive: boolean; value: unknown }>>;
  if (Object.keys(outputs).length === 0 && (await place.stateOf(stack)) === undefined) return undefined;
  const attributes = attributesOf(stack);
  return Object.entries(outputs)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { sensitive, value }]) => {
      const attribute = attributes.get(name);
      return { name, sensitive, value, ...(attribute === undefined ? {} : { attribute }) };
    });
}

const FOR_STACKS = 'cross-stack-output-';

/** What the outputs that other stacks read stand for. The engine leaves the dots out of their names, and writes both. */
export function attributesOf({ name: stack, json }: Pick<WrittenStack, 'name' | 'json'>) {
  const { outputs } = (json['//'] ?? {}) as { outputs?: Readonly<Record<string, unknown>> };
  const written = (outputs?.[stack] ?? {}) as Readonly<Record<string, string>>;
  return new Map(
    Object.entries(written)
      .filter(([id]) => id.startsWith(FOR_STACKS))
      .map(([id, name]) => [name, id.slice(FOR_STACKS.length)]),
  );
}
