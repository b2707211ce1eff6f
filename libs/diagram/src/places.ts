import type { Resource } from '@ashlar/graph';
import { isDetail } from './detail-types.js';
import { edgeTypes } from './edge-types.js';
import { subnetsOf, type Tier } from './tiers.js';
import { cardTypes } from './card-types.js';
import type { View } from './view.js';
import { workloadTypes } from './workload-types.js';

/** Where everything of a model goes. */
export interface Places {
  readonly edge: readonly Resource[];
  /** What stands in a subnet, and the tier of its first one. */
  readonly workloads: readonly { readonly resource: Resource; readonly tier: Tier | undefined }[];
  /** What a card lists, by the card's name. */
  readonly carded: ReadonlyMap<string, readonly Resource[]>;
  /** Resources of types that no table here knows. */
  readonly unknown: readonly Resource[];
}

const NETWORK = [
  'aws_vpc',
  'aws_subnet',
  'aws_egress_only_internet_gateway',
  'aws_internet_gateway',
  'aws_nat_gateway',
  'aws_vpc_endpoint',
  'aws_flow_log',
];

export function placesOf(view: View, tiers: readonly Tier[]): Places {
  const cardOf = new Map(
    Object.entries(cardTypes).flatMap(([card, { types }]) => types.map((type) => [type, card])),
  );
  const edge: Resource[] = [];
  const workloads: { resource: Resource; tier: Tier | undefined }[] = [];
  const carded = new Map<string, Resource[]>();
  const unknown: Resource[] = [];
  for (const resource of view.model.resources) {
    const card = cardOf.get(resource.type);
    if (resource.type in edgeTypes) edge.push(resource);
    else if (card !== undefined) carded.set(card, [...(carded.get(card) ?? []), resource]);
    else if (NETWORK.includes(resource.type) || isDetail(resource.type)) continue;
    else {
      const subnets = subnetsOf(view, resource);
      const tier = tiers.find((each) => each.subnets.some((subnet) => subnets.includes(subnet)));
      if (tier === undefined && !(resource.type in workloadTypes)) unknown.push(resource);
      else workloads.push({ resource, tier });
    }
  }
  return { edge, workloads, carded, unknown };
}
