import type { Plan, PlannedChange, TerraformJson } from '@ashlar/graph';
import type { ReviewGraph } from '../review.js';
import { actionOf } from '../rules/action-of.js';
import { configuredReferences } from './configured-references.js';
import { byText } from './in-order-of-danger.js';
import type { ShownTexts } from './shown-texts.js';
import { writtenReferences } from './written-references.js';

/**
 * What changes and its neighbours. Of a resource with `count` or `for_each`, each element is joined to the element of the same
 * key, or else to all of them; where that would be more than `MOST_PAIRS`, to the first.
 */
export function graphOf(plan: Plan, json: TerraformJson | undefined, texts: ShownTexts): ReviewGraph {
  const instances = new Map<string, PlannedChange[]>();
  const changed = new Map<string, PlannedChange>();
  for (const change of plan.changes) {
    const key = withoutKeys(change.address);
    const others = instances.get(key);
    if (others === undefined) instances.set(key, [change]);
    else if (others.at(-1)?.address !== change.address) others.push(change);
    // What is left of a replacement changes beside the one that is in use.
    if (actionOf(change) !== undefined && (change.deposed === undefined || !changed.has(change.address)))
      changed.set(change.address, change);
  }
  if (changed.size === 0) return { nodes: [], edges: [] };

  const pairs: (readonly [string, string])[] = [];
  const touched = new Set([...changed.keys()].map(withoutKeys));
  const all = json === undefined ? configuredReferences(plan.json) : writtenReferences(json);
  for (const [from, targets] of all)
    for (const to of targets)
      if (from !== to && (touched.has(from) || touched.has(to)))
        for (const pair of joined(addressesOf(instances, from), addressesOf(instances, to)))
          if (pair.some((address) => changed.has(address))) pairs.push(pair);

  const addresses = [...new Set([...changed.keys(), ...pairs.flat()])].sort(byText);
  const places = new Map(addresses.map((address, place) => [address, place]));
  const edges = pairs.map(([from, to]) => [places.get(from) ?? 0, places.get(to) ?? 0] as const);
  return {
    nodes: addresses.map((address) => {
      const change = changed.get(address);
      const action = change && actionOf(change);
      return {
        address: texts.address(address),
        type: change?.type ?? typeIn(address),
        ...(action === undefined ? {} : { action }),
      };
    }),
    edges: edges.sort(([a, b], [c, d]) => a - c || b - d),
  };
}

const MOST_PAIRS = 400;

function joined(left: readonly string[], right: readonly string[]): (readonly [string, string])[] {
  const [first] = right;
  if (first === undefined) return [];
  const byKey = new Map(right.map((address) => [keysOf(address), address]));
  return left.flatMap((from) => {
    const twin = right.length > 1 ? byKey.get(keysOf(from)) : undefined;
    const targets = twin !== undefined ? [twin] : left.length * right.length > MOST_PAIRS ? [first] : right;
    return targets.map((to) => [from, to] as const);
  });
}

const addressesOf = (instances: ReadonlyMap<string, readonly PlannedChange[]>, address: string) =>
  instances.get(address)?.map((change) => change.address) ?? [address];

const KEYS = /\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g;

const withoutKeys = (address: string) => (address.includes('[') ? address.replace(KEYS, '') : address);

const keysOf = (address: string) => (address.match(KEYS) ?? []).join('');

const typeIn = (address: string) => address.split('.').at(-2) ?? address;
