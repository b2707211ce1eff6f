import type { Model, Resource } from './model.js';
import { ELASTIC_IPS, PARTS, TAKES_ELASTIC_IP } from './wearer-types.js';

/** What tells of each resource, directly or through another: the Elastic IP of the instance of an interface. */
export function partsOf(model: Model): ReadonlyMap<Resource, readonly Resource[]> {
  const direct = new Map<Resource, Resource[]>();
  for (const part of model.all(...Object.keys(PARTS))) {
    for (const whole of wholesOf(model, part)) direct.set(whole, [...(direct.get(whole) ?? []), part]);
  }
  const all = (resource: Resource, seen: ReadonlySet<Resource>): Resource[] =>
    (direct.get(resource) ?? [])
      .filter((part) => !seen.has(part))
      .flatMap((part) => [part, ...all(part, new Set([...seen, part]))]);
  return new Map([...direct.keys()].map((whole) => [whole, [...new Set(all(whole, new Set([whole])))]]));
}

function wholesOf(model: Model, part: Resource): Resource[] {
  const named = (PARTS[part.type]?.of ?? []).flatMap((attribute) => model.targets(part, attribute));
  const wholes = named.flatMap(({ resource }) => resource ?? []);
  // An address of something that only its id names may be the address of any.
  const isAnybodys = ELASTIC_IPS.includes(part.type) && named.some(({ resource }) => resource === undefined);
  return [...new Set([...wholes, ...(isAnybodys ? model.all(...TAKES_ELASTIC_IP) : [])])];
}
