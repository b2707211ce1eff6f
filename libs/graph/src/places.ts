import { leavesOf } from './blocks.js';
import type { Model, Resource } from './model.js';
import { isSubnet } from './route-tables.js';

/** Where something stands. */
export interface Places {
  readonly subnets: readonly Resource[];
  /** What names subnets that the JSON doesn't hold. */
  readonly unknown: readonly string[];
}

/** Attributes that name subnets or groups of subnets. */
const STANDS = /subnet|vpc_zone_identifier/;

/** Every subnet that these resources name, by themselves or by a subnet group. */
export function placesOf(model: Model, resources: readonly Resource[]): Places {
  const [subnets, unknown] = [new Set<Resource>(), new Set<string>()];
  const read = ({ stack, attributes }: Resource, groups: readonly Resource[]) => {
    for (const { key, value } of leavesOf(attributes)) {
      if (typeof value !== 'string' || (!STANDS.test(key) && !value.includes('${'))) continue;
      for (const target of model.resolve(stack, value)) {
        const { resource } = target;
        if (resource === undefined) {
          if (STANDS.test(key)) unknown.add(target.text);
        } else if (isSubnet(resource)) subnets.add(resource);
        else if (resource.type.endsWith('_subnet_group') && !groups.includes(resource))
          read(resource, [...groups, resource]);
        else if (STANDS.test(key)) unknown.add(resource.id);
      }
    }
  };
  for (const resource of resources) read(resource, []);
  return { subnets: [...subnets].sort((a, b) => (a.id < b.id ? -1 : 1)), unknown: [...unknown].sort() };
}
