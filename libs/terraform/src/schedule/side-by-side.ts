import { inOrder, type Ordered } from '@ashlar/graph';

export interface SideBySide<T> {
  readonly atOnce: number;
  /** Whether it went well: what depends on it is passed over otherwise. */
  readonly run: (item: T) => Promise<boolean>;
  /** Told what is passed over, and the name of the item whose failure is to blame. */
  readonly passOver: (item: T, culprit: string) => void;
}

/**
 * Runs each item after all that it depends on, and those that are independent side by side. A dependency that is
 * not among the items is no concern of theirs. An exception ends the starting; what runs is waited for.
 */
export async function sideBySide<T extends Ordered>(
  items: readonly T[],
  { atOnce, run, passOver }: SideBySide<T>,
): Promise<void> {
  const names = new Set(items.map(({ name }) => name));
  const waiting = new Set(inOrder(items));
  const running = new Set<Promise<void>>();
  /** Who is to blame for an item that ended; nobody, if it went well. */
  const ended = new Map<string, string | undefined>();
  const exceptions: unknown[] = [];

  const start = (item: T) => {
    const work = run(item)
      .then((well) => void ended.set(item.name, well ? undefined : item.name))
      .catch((error: unknown) => void exceptions.push(error))
      .finally(() => running.delete(work));
    running.add(work);
  };
  const goOn = () => {
    for (const item of exceptions.length > 0 ? [] : waiting) {
      const needed = item.dependencies.filter((name) => names.has(name));
      const culprit = needed.map((name) => ended.get(name)).find((name) => name !== undefined);
      const isReady = running.size < atOnce && needed.every((name) => ended.has(name));
      if (culprit === undefined && !isReady) continue;
      waiting.delete(item);
      if (culprit === undefined) start(item);
      else {
        ended.set(item.name, culprit);
        passOver(item, culprit);
      }
    }
  };

  for (goOn(); running.size > 0; goOn()) await Promise.race(running);
  if (exceptions.length > 0) throw exceptions[0];
  if (waiting.size > 0) {
    throw new Error(`${[...waiting].map(({ name }) => name).join(', ')} wait for each other`);
  }
}

/** The same items for going back: each depends on those that depended on it. */
export const backwards = <T extends Ordered>(items: readonly T[]) =>
  [...items].reverse().map((item) => ({
    item,
    name: item.name,
    dependencies: items
      .filter(({ dependencies }) => dependencies.includes(item.name))
      .map(({ name }) => name),
  }));
