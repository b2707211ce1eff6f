import type { Model, Resource } from '@ashlar/graph';

/** What a document may ask of the JSON, or why it can't be answered. */
export type Answer = { readonly value: string } | { readonly problem: string };

const QUERY =
  /^(?<count>count )?(?<stack>[a-z][\w-]*)\/(?<type>\w+)(?:\.(?<name>[\w-]+))?(?: (?<path>\S+))?(?: \/ (?<by>[\d.]+))?$/;

/**
 * Answers `data/aws_rds_cluster.records backup_retention_period`: the stack's last word, the type, optionally how the
 * resource's name begins, and the attribute; `rule[name=rate].limit` looks into lists, and JSON inside of text is read.
 * `count network/aws_nat_gateway` counts, and `… / 60` divides. Several resources have to agree.
 */
export function answer(model: Model, query: string): Answer {
  const asked = QUERY.exec(query)?.groups;
  if (asked === undefined) {
    return {
      problem: "it reads as no question: '<stack>/<type>.<name> <attribute>' or 'count <stack>/<type>'",
    };
  }
  const { count, stack = '', type = '', name, path, by } = asked;
  const found = model.all(type).filter((resource) => isMeant(resource, stack, name));
  if (count !== undefined) return { value: String(found.length) };
  if (found.length === 0) return { problem: `nothing of the JSON is ${query.split(' ')[0]}` };
  if (path === undefined) return { problem: 'it names no attribute' };

  const values = new Set(found.map(({ attributes }) => valueAt(attributes, path)));
  const [value] = values;
  if (values.size > 1) return { problem: `${found.length} resources have ${[...values].join(' and ')}` };
  if (value === undefined) return { problem: `${query.split(' ')[0]} has no ${path}` };
  return { value: by === undefined ? value : String(Number(value) / Number(by)) };
}

const isMeant = ({ id, stack, type }: Resource, wanted: string, name = '') =>
  stack.endsWith(`-${wanted}`) && id.startsWith(`${stack}/${type}.${name}`);

/** `rule[name=rate].limit` and `subject.0`, through objects, lists and JSON in text; undefined where nothing is. */
function valueAt(from: unknown, path: string): string | undefined {
  let value = from;
  for (const step of path.match(/[\w-]+|\[[^\]]+\]/g) ?? []) {
    value = inside(value, step);
    if (value === undefined) return undefined;
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function inside(value: unknown, step: string): unknown {
  const here = typeof value === 'string' && /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value;
  if (typeof here !== 'object' || here === null) return undefined;
  const where = /^\[(\w+)=(.*)\]$/.exec(step);
  if (where === null) return (here as Record<string, unknown>)[step];
  const [, key = '', wanted] = where;
  return Object.values(here).find((item) => String((item as Record<string, unknown>)[key]) === wanted);
}
