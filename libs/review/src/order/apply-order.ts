import { refuse } from '@ashlar/core';

/** A stack and what the manifest says that it depends on. */
export interface StackDeps {
  readonly name: string;
  readonly dependencies: readonly string[];
}

/** One stack of a change, in its place. */
export interface Step {
  readonly stack: string;
  /** `destroy`: it is in the base only. */
  readonly does: 'apply' | 'destroy';
  /** Stacks of the change that come before it, in the order of names. */
  readonly after: readonly string[];
}

/**
 * In which order a change is applied, by the edges of the base and those of the head: what is removed is known to the base
 * only. A producer is applied before its consumers; a consumer is destroyed before its producer is touched, and a consumer
 * that no longer reads lets go before its producer is destroyed. What is independent comes in the order of names.
 *
 * Stacks that depend on each other in a circle are refused, with the circle.
 */
export function applyOrder(base: readonly StackDeps[], head: readonly StackDeps[]): Step[] {
  const kept = new Set(head.map(({ name }) => name));
  const names = [...new Set([...base, ...head].map(({ name }) => name))].sort();
  const before = new Map(names.map((name) => [name, new Set<string>()]));
  for (const { name: consumer, dependencies } of [...base, ...head])
    for (const producer of dependencies) {
      if (!before.has(producer)) continue;
      const isFirst = kept.has(consumer) && kept.has(producer);
      const [first, then] = isFirst ? [producer, consumer] : [consumer, producer];
      before.get(then)?.add(first);
    }
  const circle = circleIn(before);
  refuse(
    'the order of stacks',
    circle === undefined
      ? []
      : [
          {
            what: `${circle.join(' waits for ')}`,
            fix: 'take one of these dependencies away; where one is turned round, do it in two changes',
          },
        ],
  );
  return inOrder(before).map((stack) => ({
    stack,
    does: kept.has(stack) ? 'apply' : 'destroy',
    after: [...(before.get(stack) ?? [])].sort(),
  }));
}

type Before = ReadonlyMap<string, ReadonlySet<string>>;

function inOrder(before: Before): string[] {
  const left = new Set(before.keys());
  const ordered: string[] = [];
  while (left.size > 0) {
    const ready = [...left].find((name) => [...(before.get(name) ?? [])].every((one) => !left.has(one)));
    if (ready === undefined) return ordered;
    left.delete(ready);
    ordered.push(ready);
  }
  return ordered;
}

/** `a`, `b`, `a`: a waits for b, which waits for a. */
function circleIn(before: Before): string[] | undefined {
  const done = new Set<string>();
  const walk = (name: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
    if (done.has(name)) return undefined;
    for (const one of [...(before.get(name) ?? [])].sort()) {
      const circle = walk(one, [...way, name]);
      if (circle !== undefined) return circle;
    }
    done.add(name);
    return undefined;
  };
  for (const name of before.keys()) {
    const circle = walk(name, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
