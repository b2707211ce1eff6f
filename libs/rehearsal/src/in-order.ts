import type { WrittenStack } from '@ashlar/core';

/** Each stack after those that it depends on. */
export function inOrder(stacks: readonly WrittenStack[]): WrittenStack[] {
  const ordered: WrittenStack[] = [];
  const visit = (stack: WrittenStack) => {
    if (ordered.includes(stack)) return;
    for (const name of stack.dependencies) {
      const dependency = stacks.find((candidate) => candidate.name === name);
      if (dependency !== undefined) visit(dependency);
    }
    ordered.push(stack);
  };
  stacks.forEach(visit);
  return ordered;
}
