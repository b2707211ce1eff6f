import type { Model, Resource } from './model.js';
import { isVpc } from './route-tables.js';

/** Names of security groups that a value leads to. */
export interface NamedGroups {
  /** Groups whose rules the JSON holds. */
  readonly known: readonly string[];
  /** What leads elsewhere: ids, variables, data sources. */
  readonly unknown: readonly string[];
}

const GROUPS = ['aws_security_group', 'aws_default_security_group'];

/** The one group that AWS makes with a VPC. */
export const defaultGroupOf = (vpc: Resource) => `${vpc.id}#default security group`;

/** Every group of the JSON, adopted or not. */
export function allGroups(model: Model): string[] {
  const written = model.all(...GROUPS).map((group) => groupName(model, group));
  const made = model.all('aws_vpc', 'aws_default_vpc').map(defaultGroupOf);
  return [...new Set([...written, ...made])].sort();
}

/** One name for a group: that of the VPC when it is the default one. */
export function groupName(model: Model, group: Resource): string {
  if (group.type === 'aws_security_group') return group.id;
  const vpc = model.targets(group, 'vpc_id').find(({ resource }) => isVpc(resource));
  return vpc?.resource === undefined ? group.id : defaultGroupOf(vpc.resource);
}

export function groupsIn(model: Model, stack: string, value: unknown): NamedGroups {
  const [known, unknown] = [new Set<string>(), new Set<string>()];
  for (const target of model.resolve(stack, value)) {
    const { resource } = target;
    if (resource === undefined) unknown.add(target.text);
    else if (GROUPS.includes(resource.type)) known.add(groupName(model, resource));
    else if (isVpc(resource) && target.attribute === 'default_security_group_id')
      known.add(defaultGroupOf(resource));
    else unknown.add(`${resource.id}.${target.attribute}`);
  }
  return { known: [...known].sort(), unknown: [...unknown].sort() };
}
