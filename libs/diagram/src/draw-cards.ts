import type { Resource } from '@ashlar/graph';
import { valuesOf } from './attributes.js';
import { cardTypes } from './card-types.js';
import { grouped } from './grouped.js';
import { COLUMNS } from './columns.js';
import type { Boundary, DrawnEdge, DrawnNode } from './drawing.js';
import type { Part } from './part.js';
import type { Places } from './places.js';
import type { View } from './view.js';

/** Services of the account that stand in no VPC, by region, and what is written into them. */
export function drawCards(view: View, places: Places): Part {
  const regions = new Set([...places.carded.values()].flat().map((resource) => view.regionOf(resource)));
  const sorted = [...regions].sort(
    (a, b) => Number(b === view.region) - Number(a === view.region) || (a < b ? -1 : 1),
  );
  const cards = sorted.flatMap((region) =>
    Object.entries(cardTypes).flatMap(([name, { title, lines, column }]) => {
      const mine = (places.carded.get(name) ?? []).filter((resource) => view.regionOf(resource) === region);
      return mine.length > 0
        ? [{ id: cardId(name, region), region, title, lines: lines(mine, view), column }]
        : [];
    }),
  );
  const columns = columnsOf(
    cards.map(({ region, lines, column }) => ({
      height: lines.length + 2,
      column: region === view.region ? column : COLUMNS.isolated,
    })),
  );
  const nodes = cards.map(({ id, region, title, lines }, index): DrawnNode => ({
    id,
    kind: 'card',
    title,
    lines,
    within: region === view.region ? 'services' : `region ${region}`,
    column: columns[index] ?? COLUMNS.isolated,
  }));
  const boundaries = sorted.map((region): Boundary =>
    region === view.region
      ? {
          id: 'services',
          kind: 'services',
          title: 'Services of the account',
          lines: view.model.all('aws_vpc').length > 0 ? ['outside of the VPC'] : [],
          within: 'account',
        }
      : { id: `region ${region}`, kind: 'region', title: `Region ${region}`, lines: [], within: 'account' },
  );
  return { boundaries, nodes, edges: [...recordsOf(view, places), ...copiesOf(view)] };
}

const cardId = (name: string, region: string) => `${name} in ${region}`;

interface Card {
  readonly height: number;
  readonly column: number | undefined;
}

/** Spreads cards over the columns inside of the account: where they belong, else where the least stands. */
function columnsOf(cards: readonly Card[]): number[] {
  const inside = Object.values(COLUMNS).filter((column) => column !== COLUMNS.outside);
  const heights = new Map<number, number>(inside.map((column) => [column, 0]));
  for (const { height, column } of cards)
    if (column !== undefined) heights.set(column, (heights.get(column) ?? 0) + height);
  return cards.map(({ height, column }) => {
    if (column !== undefined) return column;
    const [lowest] = [...heights].sort(([a, high], [b, low]) => high - low || a - b);
    const free = lowest?.[0] ?? COLUMNS.edge;
    heights.set(free, (heights.get(free) ?? 0) + height);
    return free;
  });
}

/** Attributes that name where records of something are written to. */
const WRITES = [
  { type: 'aws_flow_log', by: undefined, to: /^log_destination$/ },
  {
    type: 'aws_wafv2_web_acl_logging_configuration',
    by: 'resource_arn',
    to: /^log_destination_configs$/,
  },
  { type: 'aws_lb', by: undefined, to: /^access_logs$/ },
] as const;

function recordsOf(view: View, { carded }: Places): DrawnEdge[] {
  return WRITES.flatMap(({ type, by, to }) =>
    view.model.all(type).flatMap((resource) => {
      const writers: readonly Resource[] = by ? view.at(resource, by) : [resource];
      const places = view.model.resolve(resource.stack, valuesOf(resource.attributes, to));
      const cards = places.flatMap((target) => {
        const place = target.resource ?? bucketNamed(view, target.text);
        const name = place && [...carded].find(([, all]) => all.includes(place))?.[0];
        return name && place ? [cardId(name, view.regionOf(place))] : [];
      });
      return writers.flatMap((writer) =>
        [...new Set(cards)].map((card): DrawnEdge => ({ from: writer.id, to: card, kind: 'records' })),
      );
    }),
  );
}

/** A name that is written out is followed to what has it. */
const bucketNamed = ({ model }: View, name: string) =>
  model.all('aws_s3_bucket').find(({ attributes }) => attributes['bucket'] === name);

/** Backups that are copied to another region. */
function copiesOf(view: View): DrawnEdge[] {
  const copies = view.model.all('aws_backup_plan').flatMap((plan) => {
    const named = valuesOf(plan.attributes, /^destination_vault_arn$/);
    const vaults = view.model.resolve(plan.stack, named).flatMap(({ resource }) => resource ?? []);
    return vaults.map((vault) => `${view.regionOf(plan)} ${view.regionOf(vault)}`);
  });
  return [...grouped(copies, (copy) => copy).keys()].flatMap((copy): DrawnEdge[] => {
    const [from = '', to = ''] = copy.split(' ');
    if (from === to) return [];
    return [{ from: cardId('backups', from), to: cardId('backups', to), kind: 'records', label: 'copies' }];
  });
}
