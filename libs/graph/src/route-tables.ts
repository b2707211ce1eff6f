import { asList, blocksIn, isPresent } from './blocks.js';
import type { Family } from './address-range.js';
import type { Model, Resource, Target } from './model.js';
import type { Attributes } from './terraform-json.js';

/** A route that packets of a subnet may take, and the resource that makes it. */
export interface SubnetRoute {
  readonly by: Resource;
  /** Undefined when the JSON doesn't hold what the route is. */
  readonly attributes: Attributes | undefined;
}

/** Resources that put a route into the table which they name. */
const ROUTES = ['aws_route', 'aws_vpc_endpoint_route_table_association', 'aws_vpn_gateway_route_propagation'];

const TABLES = ['aws_route_table', 'aws_default_route_table'];

/** Targets that packets from the internet come through, or may: appliances stand in front of a gateway. */
const INWARD = ['carrier_gateway_id', 'vpc_endpoint_id', 'network_interface_id', 'instance_id'];

const OUTWARD = [
  'nat_gateway_id',
  'egress_only_gateway_id',
  'transit_gateway_id',
  'vpc_peering_connection_id',
  'local_gateway_id',
  'core_network_arn',
];

/**
 * Every route of a subnet but the one within its VPC, in the order of ids. What the JSON leaves open counts: routes
 * into a table that it doesn't hold, and the unknown routes of such a table.
 */
export function routesOf(model: Model, subnet: Resource): SubnetRoute[] {
  const tables = tablesOf(model, subnet);
  const isOurs = (route: Resource, attribute: string) => {
    const named = model.targets(route, attribute).flatMap((target) => tableNames(model, target));
    return named.some((table) => tables.has(table) || !isHeld(model, table));
  };
  const single = model.all(...ROUTES).filter((route) => isOurs(route, 'route_table_id'));
  const endpoints = model
    .all('aws_vpc_endpoint')
    .filter((endpoint) => isOurs(endpoint, 'route_table_ids'))
    .map((by): SubnetRoute => ({ by, attributes: { vpc_endpoint: 'gateway' } }));
  const inline = model
    .all(...TABLES)
    .filter((table) => namesOf(model, table).some((name) => tables.has(name) || !isHeld(model, name)))
    .flatMap(inlineRoutes);
  const unheld = [...tables]
    .filter(([table]) => !isHeld(model, table))
    .map(([, by]) => ({ by, attributes: undefined }));
  return [
    ...single.map((by): SubnetRoute => ({ by, attributes: by.attributes })),
    ...endpoints,
    ...inline,
    ...unheld,
  ]
    .filter(({ attributes }) => attributes?.['gateway_id'] !== 'local')
    .sort((a, b) => (a.by.id < b.by.id ? -1 : a.by.id > b.by.id ? 1 : 0));
}

/** Families of addresses for which the route joins its subnet to the internet, inbound too. */
export function internetFamilies(model: Model, { by, attributes }: SubnetRoute): Family[] {
  if (attributes === undefined) return [4, 6];
  if ('vpc_endpoint' in attributes || by.type === ROUTES[1] || by.type === ROUTES[2]) return [];
  const gateways = model.resolve(by.stack, attributes['gateway_id']);
  const inward =
    gateways.some((target) =>
      target.resource === undefined
        ? !target.text.startsWith('vgw-')
        : target.resource.type !== 'aws_vpn_gateway',
    ) || INWARD.some((attribute) => isPresent(attributes[attribute]));
  const outward = OUTWARD.some((attribute) => isPresent(attributes[attribute]));
  if (!inward && outward) return [];
  if (!inward && gateways.length > 0) return [];
  return familiesOf(attributes);
}

function familiesOf(attributes: Attributes): Family[] {
  if (isPresent(attributes['destination_ipv6_cidr_block']) || isPresent(attributes['ipv6_cidr_block']))
    return [6];
  if (isPresent(attributes['destination_cidr_block']) || isPresent(attributes['cidr_block'])) return [4];
  return [4, 6];
}

function inlineRoutes(table: Resource): SubnetRoute[] {
  const routes = blocksIn(table.attributes, 'route').map((route) => ({
    by: table,
    attributes: typeof route === 'string' ? undefined : route,
  }));
  const propagated = asList(table.attributes['propagating_vgws']).map((gateway) => ({
    by: table,
    attributes: { gateway_id: 'vgw-', propagated: gateway },
  }));
  return [...routes, ...propagated];
}

/**
 * Names of the tables that a subnet may use, and what joined it to them. One without an association uses the main
 * table of its VPC.
 */
function tablesOf(model: Model, subnet: Resource): Map<string, Resource> {
  const tables = new Map<string, Resource>();
  let certain = false;
  for (const association of model.all('aws_route_table_association')) {
    const subnets = model.targets(association, 'subnet_id');
    const isThis = subnets.some(({ resource }) => resource === subnet);
    if (!isThis && !subnets.some(({ resource }) => !isSubnet(resource))) continue;
    certain ||= isThis;
    for (const target of model.targets(association, 'route_table_id')) {
      for (const table of tableNames(model, target)) tables.set(table, association);
    }
  }
  if (certain) return tables;
  const vpcs = model.targets(subnet, 'vpc_id');
  for (const target of vpcs.length > 0 ? vpcs : [{ text: 'the VPC of no name' }]) {
    for (const table of target.resource ? mainTables(model, target.resource) : [target.text])
      tables.set(table, subnet);
  }
  return tables;
}

function mainTables(model: Model, vpc: Resource): string[] {
  const chosen = model
    .all('aws_main_route_table_association')
    .filter((association) => model.targets(association, 'vpc_id').some(({ resource }) => resource === vpc))
    .flatMap((association) => model.targets(association, 'route_table_id'))
    .flatMap((target) => tableNames(model, target));
  return chosen.length > 0 ? chosen : [defaultTable(vpc)];
}

/** Names of a route table, whatever expression leads to it; the expression itself when it leads nowhere. */
function tableNames(model: Model, target: Target): string[] {
  if (target.resource === undefined) return [target.text];
  const { resource, attribute } = target;
  if (isVpc(resource))
    return attribute === 'main_route_table_id' ? mainTables(model, resource) : [defaultTable(resource)];
  if (resource.type !== 'aws_default_route_table') return [resource.id];
  const adopted = model.targets(resource, 'default_route_table_id');
  return [resource.id, ...adopted.flatMap((table) => tableNames(model, table))];
}

export const isSubnet = (resource: Resource | undefined) =>
  resource?.type === 'aws_subnet' || resource?.type === 'aws_default_subnet';

export const isVpc = (resource: Resource | undefined) =>
  resource?.type === 'aws_vpc' || resource?.type === 'aws_default_vpc';

const DEFAULT_TABLE = '#default route table';

const namesOf = (model: Model, table: Resource) => tableNames(model, { resource: table, attribute: 'id' });

const defaultTable = (vpc: Resource) => `${vpc.id}${DEFAULT_TABLE}`;

/** A default table that nobody adopted holds no route but the one within its VPC. */
const isHeld = (model: Model, table: string) =>
  table.endsWith(DEFAULT_TABLE) || model.all(...TABLES).some(({ id }) => id === table);
