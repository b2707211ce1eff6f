import type { Model, Resource, Target } from '@ashlar/graph';
import type { Judgement, Rule } from '../../rule.js';
import { evidence } from '../reading/attribute-rule.js';
import { partsOf } from '../reading/parts.js';
import { valuesAt } from '../reading/setting.js';
import { nameOf } from '../reading/name-of.js';
import { fail, pass, unknown, type Verdict } from '../reading/verdict.js';

const id = 'NO_UNRESTRICTED_ROUTE_TO_IGW';

const TABLES = ['aws_route_table', 'aws_default_route_table'];

export const noRouteToInternet: Rule = {
  id,
  holds: 'No route table sends everything to an internet gateway.',
  why: 'Whatever gets a public address in a subnet of such a table is on the internet.',
  fix: 'Route through a NAT gateway; waive it for the public subnets that hold load balancers and NAT gateways alone.',
  judge: (model) => {
    const tables = model.all(...TABLES);
    const routes = new Map(
      tables.map((table) => [table, partsOf(model, table, 'aws_route', 'route_table_id', 'id')]),
    );
    const placed = new Set([...routes.values()].flat());
    return [
      ...tables.map((table) => judgeTable(model, table, routes.get(table) ?? [])),
      // Of a table that is of no stack here, or the main one of a VPC.
      ...model
        .all('aws_route')
        .filter((route) => !placed.has(route))
        .flatMap((route) => {
          const verdict = judgeRoute(model, route, route.attributes);
          return verdict === undefined ? [] : [{ resource: route.id, ...verdict }];
        }),
    ];
  },
};

function judgeTable(model: Model, table: Resource, routes: readonly Resource[]): Judgement {
  const verdicts = [
    ...valuesAt(table.attributes, 'route').map((block) => judgeRoute(model, table, block)),
    ...routes.map((route) => judgeRoute(model, route, route.attributes)),
  ];
  const worst =
    verdicts.find((verdict) => verdict?.verdict === 'fail') ??
    verdicts.find((verdict) => verdict !== undefined) ??
    pass('none of its routes sends everything to an internet gateway');
  return { resource: table.id, ...worst };
}

const DESTINATIONS = [
  'cidr_block',
  'ipv6_cidr_block',
  'destination_cidr_block',
  'destination_ipv6_cidr_block',
];

/** Nothing, where the route is none of everything to an internet gateway. */
function judgeRoute(model: Model, { id: by, stack }: Resource, route: unknown): Verdict | undefined {
  if (typeof route !== 'object')
    return unknown(`${by} has routes that are ${String(route)}: ${evidence(id)}`);
  const gateways = valuesAt(route, 'gateway_id').flatMap((gateway) => model.resolve(stack, gateway));
  const gateway = gateways.find((target) => leadsOut(target) !== false);
  const destination = DESTINATIONS.flatMap((attribute) => valuesAt(route, attribute))
    .flatMap((range) => model.resolve(stack, range))
    .map(nameOf)
    .find((range) => range.endsWith('/0') || range.includes('${'));
  if (gateway === undefined || destination === undefined) return undefined;
  const said = `${by} sends ${destination} to ${nameOf(gateway)}`;
  return leadsOut(gateway) && !destination.includes('${') ? fail(said) : unknown(`${said}: ${evidence(id)}`);
}

/** Whether it is an internet gateway; undefined where nobody knows. */
function leadsOut(target: Target): boolean | undefined {
  if (target.resource !== undefined)
    return target.resource.type.replace('data.', '') === 'aws_internet_gateway';
  return target.text.includes('${') ? undefined : target.text.startsWith('igw-');
}
