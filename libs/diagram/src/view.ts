import { Model, type Resource, type StackJson } from '@ashlar/graph';
import { blocks, isObject, written } from './attributes.js';
import { grouped } from './grouped.js';

/** A model, and what a picture needs to say of its resources. */
export class View {
  readonly model: Model;
  /** The region of most stacks. */
  readonly region: string;
  /** Accounts that the stacks may be applied to. */
  readonly accounts: readonly string[];
  private readonly prefix: string;

  constructor(readonly stacks: readonly StackJson[]) {
    this.model = new Model(stacks);
    this.prefix = commonPrefix(stacks.map(({ name }) => name));
    const providers = stacks.flatMap(({ json }) => providersOf(json['provider']));
    const regions = providers.flatMap((provider) =>
      written(provider, 'alias') === undefined ? (written(provider, 'region') ?? []) : [],
    );
    this.region = mostOf(regions) ?? 'region unknown';
    const accounts = providers.flatMap(({ allowed_account_ids: ids }) => (Array.isArray(ids) ? ids : []));
    this.accounts = [...new Set(accounts.map(String))].sort();
  }

  /** The region of a resource: its own, that of its provider, or that of its stack. */
  regionOf({ stack, attributes }: Resource): string {
    const [, alias] = /^aws\.(.+)$/.exec(written(attributes, 'provider') ?? '') ?? [];
    const json = this.stacks.find(({ name }) => name === stack)?.json;
    const provider = providersOf(json?.['provider']).find((each) => written(each, 'alias') === alias);
    return written(attributes, 'region') ?? written(provider, 'region') ?? this.region;
  }

  /** What people call it, without what all names here begin with. */
  nameOf(resource: Resource): string {
    const { id, attributes } = resource;
    const tags = isObject(attributes['tags']) ? attributes['tags'] : undefined;
    const name =
      NAMES.flatMap((attribute) => written(attributes, attribute) ?? [])[0] ?? written(tags, 'Name');
    return this.short(name ?? id.slice(id.lastIndexOf('.') + 1).replace(/_[0-9A-F]{8}$/, ''));
  }

  short = (name: string) => (name.startsWith(this.prefix) ? name.slice(this.prefix.length) : name);

  /** Everything of these types whose attribute leads to a resource. */
  pointing(types: string | readonly string[], attribute: string, to: Resource): Resource[] {
    return this.model
      .all(...[types].flat())
      .filter((resource) => this.model.targets(resource, attribute).some((target) => target.resource === to));
  }

  /** Everything of a type about a bucket, which is named by its name as often as by its id. */
  ofBucket(type: string, bucket: Resource): Resource[] {
    const name = written(bucket.attributes, 'bucket');
    return this.model
      .all(type)
      .filter((resource) =>
        this.model
          .targets(resource, 'bucket')
          .some(
            (target) => target.resource === bucket || (target.resource === undefined && target.text === name),
          ),
      );
  }

  /** What an attribute leads to, as far as it is in the JSON. */
  at(resource: Resource, attribute: string): Resource[] {
    return this.model.targets(resource, attribute).flatMap((target) => target.resource ?? []);
  }
}

const NAMES = [
  'name',
  'cluster_identifier',
  'identifier',
  'function_name',
  'bucket',
  'alarm_name',
  'domain_name',
];

const providersOf = (provider: unknown) => (isObject(provider) ? blocks(provider, 'aws') : []);

/** `demo-prod-` of demo-prod-data and demo-prod-edge; nothing of one name alone. */
function commonPrefix(names: readonly string[]): string {
  const [first = '', ...others] = names;
  if (others.length === 0) return '';
  let length = 0;
  while (length < first.length && others.every((name) => name.startsWith(first.slice(0, length + 1))))
    length++;
  return first.slice(0, first.lastIndexOf('-', length - 1) + 1);
}

function mostOf(values: readonly string[]): string | undefined {
  const counted = grouped([...values].sort(), (value) => value);
  return [...counted].sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
}
