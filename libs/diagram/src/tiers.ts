import { type Resource, waysOut } from '@ashlar/graph';
import { isObject, written } from './attributes.js';
import { grouped } from './grouped.js';
import type { View } from './view.js';

/** Subnets of a VPC that serve one purpose, one or more in each zone. */
export interface Tier {
  readonly id: string;
  readonly vpc: string;
  /** `public` has a route to the internet, `private` one out of the VPC, `isolated` none but gateway endpoints. */
  readonly kind: 'public' | 'private' | 'isolated';
  readonly name: string;
  readonly subnets: readonly Resource[];
  /** `us-east-1a: 10.0.1.0/24`, in the order of zones. */
  readonly ranges: readonly string[];
}

const ORDER = ['public', 'private', 'isolated'];

/** Every subnet, by VPC, by its tag `Tier` and by how packets leave it; from the internet inwards. */
export function tiersOf(view: View): Tier[] {
  const { model } = view;
  const found = grouped(model.all('aws_subnet', 'aws_default_subnet'), (subnet) => {
    const vpc = view.at(subnet, 'vpc_id')[0]?.id ?? 'a VPC elsewhere';
    const tags = subnet.attributes['tags'];
    return JSON.stringify([vpc, kindOf(view, subnet), (isObject(tags) && written(tags, 'Tier')) || '']);
  });
  return [...found]
    .map(([key, subnets]) => {
      const [vpc, kind, tag] = JSON.parse(key) as [string, Tier['kind'], string];
      const ranges = subnets
        .map(
          ({ attributes }) =>
            `${written(attributes, 'availability_zone') ?? 'a zone'}: ${rangeOf(attributes)}`,
        )
        .sort();
      return { id: `tier ${vpc} ${tag || kind} ${kind}`, vpc, kind, name: tag || kind, subnets, ranges };
    })
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.id < b.id ? -1 : 1));
}

const rangeOf = (attributes: Resource['attributes']) =>
  written(attributes, 'cidr_block') ?? written(attributes, 'ipv6_cidr_block') ?? 'a range of its own';

function kindOf({ model }: View, subnet: Resource): Tier['kind'] {
  const ways = waysOut(model, subnet).map((id) => model.at(id));
  const through = ways.flatMap(({ stack, attributes }) =>
    model.resolve(stack, attributes).flatMap(({ resource }) => resource?.type ?? []),
  );
  if (through.includes('aws_internet_gateway')) return 'public';
  const isEndpoint = ({ type }: Resource) => type.startsWith('aws_vpc_endpoint');
  return ways.every(isEndpoint) ? 'isolated' : 'private';
}

/** Subnets that a resource names: itself, by a subnet group, or by associations of its own. */
export function subnetsOf(view: View, resource: Resource): Resource[] {
  const named = ({ stack, attributes }: Resource) =>
    view.model.resolve(stack, attributes).flatMap((target) => target.resource ?? []);
  const direct = [
    resource,
    ...view.pointing('aws_vpc_endpoint_subnet_association', 'vpc_endpoint_id', resource),
  ];
  const all = direct.flatMap(named);
  const grouped = all.filter(({ type }) => type.endsWith('_subnet_group')).flatMap(named);
  return [...new Set([...all, ...grouped])].filter(({ type }) => /^aws_(default_)?subnet$/.test(type));
}
