import { type Model, type Resource, waysOut } from '@ashlar/graph';
import { partsOf } from '../reading/parts.js';
import { valuesAt } from '../reading/setting.js';

/** Whether packets of a subnet go to an internet gateway, and by what. */
export interface SubnetExit {
  readonly isPublic: boolean | undefined;
  readonly by?: string;
}

/** Ways out that are none to the internet. */
const INWARD = [
  'aws_vpc_endpoint',
  'aws_vpc_endpoint_route_table_association',
  'aws_vpn_gateway_route_propagation',
];

export function subnetExit(model: Model, subnet: Resource): SubnetExit {
  const ways = waysOut(model, subnet).map((id) => ({ id, leads: leadsOut(model, model.at(id)) }));
  // Without a table that is here, ways may be those of another.
  const isPlaced = partsOf(model, subnet, 'aws_route_table_association', 'subnet_id', 'id').length > 0;
  const out = ways.find(({ leads }) => leads === true);
  if (out !== undefined) return { isPublic: isPlaced ? true : undefined, by: out.id };
  const open = ways.find(({ leads }) => leads === undefined);
  return open === undefined ? { isPublic: false } : { isPublic: undefined, by: open.id };
}

/** Undefined where only Terraform knows. */
function leadsOut(model: Model, { type, stack, attributes }: Resource): boolean | undefined {
  if (INWARD.includes(type)) return false;
  if (type === 'aws_route') return isGateway(model, stack, attributes);
  if (type !== 'aws_route_table' && type !== 'aws_default_route_table') return undefined;
  const found = valuesAt(attributes, 'route').map((route) =>
    typeof route === 'object' && route !== null ? isGateway(model, stack, route) : undefined,
  );
  return found.includes(true) ? true : found.includes(undefined) ? undefined : false;
}

function isGateway(model: Model, stack: string, route: object): boolean | undefined {
  const gateways = valuesAt(route, 'gateway_id').flatMap((gateway) => model.resolve(stack, gateway));
  const found = gateways.map((target) => {
    if (target.resource !== undefined)
      return target.resource.type.replace('data.', '') === 'aws_internet_gateway';
    return target.text.includes('${') ? undefined : target.text.startsWith('igw-');
  });
  return found.includes(true) ? true : found.includes(undefined) ? undefined : false;
}
