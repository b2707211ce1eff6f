import { references, type TerraformJson } from '@ashlar/core';

interface Block {
  readonly address: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Resources that put a route into the table which they name. */
const ROUTES = ['aws_route', 'aws_vpc_endpoint_route_table_association', 'aws_vpn_gateway_route_propagation'];

/**
 * Addresses of everything by which packets of a subnet leave its VPC, read from the stack's JSON alone. Of an
 * isolated subnet there is none. What the JSON leaves open, a route of a table elsewhere, counts as a way out.
 */
export function waysOut(json: TerraformJson, subnet: string): string[] {
  const tables = tablesOf(json, subnet);
  const named = (value: unknown) => {
    const table = tableOf(json, value);
    return tables.includes(table) || !table.startsWith('aws_');
  };
  const routes = ROUTES.flatMap((type) => blocks(json, type));
  const endpoints = blocks(json, 'aws_vpc_endpoint');
  const inline = [...blocks(json, 'aws_route_table'), ...blocks(json, 'aws_default_route_table')];
  return [
    ...routes.filter(({ attributes }) => named(attributes['route_table_id']) && !isLocal(attributes)),
    ...endpoints.filter(({ attributes }) => list(attributes['route_table_ids']).some(named)),
    ...inline.filter((table) => named(`\${${table.address}.id}`) && leads(table)),
  ].map(({ address }) => address);
}

/** A subnet without an association uses the main route table of its VPC. */
function tablesOf(json: TerraformJson, subnet: string): string[] {
  const associated = blocks(json, 'aws_route_table_association')
    .filter(({ attributes }) => target(attributes['subnet_id'])?.address === subnet)
    .map(({ attributes }) => tableOf(json, attributes['route_table_id']));
  if (associated.length > 0) return associated;
  const vpc = blocks(json, 'aws_subnet').find(({ address }) => address === subnet)?.attributes['vpc_id'];
  return [mainTableOf(json, target(vpc)?.address ?? '')];
}

function mainTableOf(json: TerraformJson, vpc: string): string {
  const chosen = blocks(json, 'aws_main_route_table_association').find(
    ({ attributes }) => target(attributes['vpc_id'])?.address === vpc,
  );
  return chosen === undefined ? `${vpc}.default` : tableOf(json, chosen.attributes['route_table_id']);
}

/** One name for a route table, whatever expression leads to it; the expression itself when it leads nowhere. */
function tableOf(json: TerraformJson, expression: unknown): string {
  const found = target(expression);
  if (found === undefined) return String(expression);
  const { address, attribute } = found;
  if (address.startsWith('aws_vpc.')) {
    return attribute === 'main_route_table_id' ? mainTableOf(json, address) : `${address}.default`;
  }
  const adopted = blocks(json, 'aws_default_route_table').find((table) => table.address === address);
  return adopted === undefined ? address : tableOf(json, adopted.attributes['default_route_table_id']);
}

function target(expression: unknown): { address: string; attribute: string } | undefined {
  const [found] = references(String(expression));
  return found && { address: `${found.type}.${found.name}`, attribute: found.rest.slice(1) };
}

const isLocal = ({ gateway_id: gateway }: Block['attributes']) => gateway === 'local';

const leads = ({ attributes }: Block) =>
  list(attributes['route']).some((route) => !isLocal(route as Block['attributes'])) ||
  list(attributes['propagating_vgws']).length > 0;

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const blocks = (json: TerraformJson, type: string): Block[] =>
  Object.entries(json.resource?.[type] ?? {}).map(([name, attributes]) => ({
    address: `${type}.${name}`,
    attributes,
  }));
