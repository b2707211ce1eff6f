import type { TerraformJson } from '@ashlar/graph';
import type { Move } from './compare-stack.js';

/** What the `moved` blocks of a stack say, without the keys of instances; a chain of them leads to its end. */
export function movesOf({ moved }: TerraformJson): Move[] {
  const blocks = (Array.isArray(moved) ? moved : moved === undefined ? [] : [moved]) as Partial<Move>[];
  const next = new Map(blocks.map(({ from = '', to = '' }) => [withoutKey(from), withoutKey(to)]));
  return [...next.keys()].sort().map((from) => ({ from, to: endOf(from, next) }));
}

function endOf(from: string, next: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let at = from;
  for (let to = next.get(at); to !== undefined && !seen.has(at); to = next.get(at)) {
    seen.add(at);
    at = to;
  }
  return at;
}

const withoutKey = (address: string) => address.replace(/\[.*$/, '');
