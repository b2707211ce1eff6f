import { type StackJson, stackEdges, type TerraformJson } from '@ashlar/graph';
import type { ReviewedStack } from './review-input.js';

/** Which stacks read an output of a stack, as they are written now or were at the base commit. In the order of names. */
export function outputReaders(stacks: readonly ReviewedStack[]): (stack: string, output: string) => string[] {
  const written = (of: (stack: ReviewedStack) => TerraformJson | undefined) =>
    stacks.flatMap((stack): StackJson[] => {
      const json = of(stack);
      return json === undefined ? [] : [{ name: stack.name, json }];
    });
  const edges = [({ json }: ReviewedStack) => json, ({ baseJson }: ReviewedStack) => baseJson].flatMap((of) =>
    stackEdges(written(of)),
  );
  const readers = new Map<string, Set<string>>();
  for (const { consumer, producer, outputs } of edges)
    for (const output of outputs) {
      const key = `${producer}/${output}`;
      readers.set(key, (readers.get(key) ?? new Set()).add(consumer));
    }
  return (stack, output) => [...(readers.get(`${stack}/${output}`) ?? [])].sort();
}
