import { leavesOf } from './blocks.js';
import type { Model, Resource } from './model.js';
import { partsOf } from './parts.js';
import { type Places, placesOf } from './places.js';
import { isVpc } from './route-tables.js';
import { defaultGroupOf, groupsIn, type NamedGroups } from './security-groups.js';
import { PARTS, TAKES_DEFAULT } from './wearer-types.js';

/** What wears security groups, and where it stands. */
export interface Wearer {
  readonly resource: Resource;
  /** What else tells of it: an association, an Elastic IP, an instance of the cluster. */
  readonly parts: readonly Resource[];
  readonly groups: NamedGroups;
  readonly places: Places;
}

/** Every attribute of the provider that puts something into groups is called like this, in every service. */
const WEARS = /security_groups?(_ids?|_names?)?$/;

/** Types that name groups without wearing them. */
const NO_WEARER = [
  'aws_default_security_group',
  'aws_security_group',
  'aws_security_group_rule',
  'aws_vpc_security_group_egress_rule',
  'aws_vpc_security_group_ingress_rule',
  'aws_vpc_security_group_vpc_association',
];

/** Everything that wears a group, or the default group for want of another, in the order of ids. */
export function wearersOf(model: Model): Wearer[] {
  const parts = partsOf(model);
  const attached = new Set([...parts.values()].flat());
  return model.resources
    .filter((resource) => {
      const isPartOnly = PARTS[resource.type]?.brings === 'groups' && attached.has(resource);
      return !isPartOnly && !resource.type.startsWith('data.') && !NO_WEARER.includes(resource.type);
    })
    .map((resource) => wearerOf(model, resource, parts.get(resource) ?? []))
    .filter(
      ({ resource, groups }) => groups.known.length + groups.unknown.length > 0 || isUnguarded(resource),
    );
}

/** A network load balancer may have no group at all: it then admits everybody to its listeners. */
export const isUnguarded = ({ type, attributes }: Resource) =>
  (type === 'aws_lb' || type === 'aws_alb') &&
  ![undefined, 'application', 'gateway'].includes(attributes['load_balancer_type'] as string | undefined) &&
  !leavesOf(attributes).some(({ key }) => WEARS.test(key));

function wearerOf(model: Model, resource: Resource, parts: readonly Resource[]): Wearer {
  const places = placesOf(model, [resource, ...parts]);
  const named = [resource, ...parts.filter(({ type }) => PARTS[type]?.brings === 'groups')]
    .flatMap(({ stack, attributes }) =>
      leavesOf(attributes)
        .filter(({ key, value }) => WEARS.test(key) && typeof value === 'string')
        .map(({ value }) => groupsIn(model, stack, value)),
    )
    .reduce(together, NONE);
  const isBare = named.known.length + named.unknown.length === 0;
  const groups = isBare && takesDefault(model, resource, places) ? defaultGroups(model, places) : named;
  return { resource, parts, groups, places };
}

const NONE: NamedGroups = { known: [], unknown: [] };

const together = (a: NamedGroups, b: NamedGroups): NamedGroups => ({
  known: [...new Set([...a.known, ...b.known])].sort(),
  unknown: [...new Set([...a.unknown, ...b.unknown])].sort(),
});

function takesDefault(model: Model, resource: Resource, { subnets, unknown }: Places): boolean {
  const { type, attributes } = resource;
  if (isUnguarded(resource) || attributes['load_balancer_type'] === 'gateway') return false;
  // The groups of such an instance are those of its template or interface.
  const isElsewhere = (PARTS[type]?.of ?? []).some((name) => model.targets(resource, name).length > 0);
  if (type === 'aws_instance' && isElsewhere) return false;
  return (
    TAKES_DEFAULT[type] === 'always' ||
    (TAKES_DEFAULT[type] !== undefined && subnets.length + unknown.length > 0)
  );
}

function defaultGroups(model: Model, { subnets, unknown }: Places): NamedGroups {
  const vpcs = subnets.flatMap((subnet) => model.targets(subnet, 'vpc_id'));
  const known = vpcs.flatMap(({ resource }) =>
    resource && isVpc(resource) ? [defaultGroupOf(resource)] : [],
  );
  const isCertain = known.length > 0 && known.length === vpcs.length && unknown.length === 0;
  return {
    known: [...new Set(known)].sort(),
    unknown: isCertain ? [] : ['the default security group of its VPC'],
  };
}
