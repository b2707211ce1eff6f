import { asList } from './blocks.js';
import { type Reference, references } from './expressions.js';
import { isPlain } from './plain-expression.js';
import { producerOf } from './remote-state.js';
import type { Attributes, StackJson } from './terraform-json.js';

/** A resource or data source, wherever it was written. */
export interface Resource {
  /** `demo-prod-data/aws_rds_cluster.db`: its stack and its address there. */
  readonly id: string;
  readonly stack: string;
  /** `aws_vpc`; of a data source `data.aws_vpc`. */
  readonly type: string;
  readonly attributes: Attributes;
}

/** What a value leads to: an attribute of a resource, or a text, literal or beyond what the JSON tells. */
export type Target =
  | { readonly resource: Resource; readonly attribute: string }
  | { readonly resource?: undefined; readonly text: string };

/** Attributes that stand for the resource itself, or are read where they stand. */
const KEPT = ['', 'arn', 'cidr_block', 'cluster_identifier', 'id', 'identifier', 'ipv6_cidr_block', 'name'];

/** The Terraform JSON of several stacks as one graph. The order of stacks and resources makes no difference. */
export class Model {
  /** In the order of their ids. */
  readonly resources: readonly Resource[];
  /** What the JSON only names: calls of modules. Proofs say nothing of what is inside. */
  readonly unread: readonly string[];
  private readonly byId: ReadonlyMap<string, Resource>;

  constructor(private readonly stacks: readonly StackJson[]) {
    const names = stacks.map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) throw new Error(`two stacks are called ${twice}: their addresses would be one`);

    this.resources = stacks.flatMap(resourcesOf).sort(by(({ id }) => id));
    this.byId = new Map(this.resources.map((resource) => [resource.id, resource]));
    this.unread = stacks
      .flatMap(({ name, json }) => entriesOf(json['module']).map(([module]) => `${name}/module.${module}`))
      .sort();
  }

  /** Every resource of these types, in the order of their ids. */
  all(...types: readonly string[]): Resource[] {
    return this.resources.filter(({ type }) => types.includes(type));
  }

  /** The resource with this id. */
  at(id: string): Resource {
    const found = this.byId.get(id);
    if (found === undefined) throw new Error(`nothing is called ${id}; ids look like ${this.example()}`);
    return found;
  }

  /** Everything that an attribute of a resource may lead to. */
  targets({ stack, attributes }: Resource, attribute: string): Target[] {
    return this.resolve(stack, attributes[attribute]);
  }

  /**
   * Everything that a value in a stack may lead to: through lists, locals, attributes that are written, and outputs
   * of other stacks. What an expression adds beyond its references comes as a text besides them.
   */
  resolve(stack: string, value: unknown, on: readonly string[] = []): Target[] {
    if (value === undefined || value === null || value === '') return [];
    if (typeof value === 'object')
      return Object.values(value).flatMap((child) => this.resolve(stack, child, on));
    const text = String(value);
    const here = `${stack}/${text}`;
    if (on.includes(here)) return [{ text }];
    const found = references(text).flatMap((reference) => this.follow(stack, reference, [...on, here]));
    return isPlain(text) ? found : [...found, { text }];
  }

  /** How the provider that makes a resource is set up: its region, the tags that it puts on everything. */
  providerOf({ stack, type, attributes }: Resource): Attributes {
    const [ofType = ''] = type.replace(/^data\./, '').split('_');
    const [name, alias] = String(attributes['provider'] ?? ofType).split('.');
    const written = entriesOf(this.json(stack)?.['provider'])
      .filter(([provider]) => provider === name)
      .flatMap(([, blocks]) => asList(blocks) as Attributes[]);
    return written.find((provider) => provider['alias'] === alias) ?? {};
  }

  private follow(stack: string, reference: Reference, on: readonly string[]): Target[] {
    const { kind, type, name, rest } = reference;
    const unknown = [{ text: `\${${kind === 'data' ? 'data.' : ''}${type}.${name}${rest}}` }];
    if (kind === 'local') {
      const local = Object.fromEntries(entriesOf(this.json(stack)?.['locals']))[name];
      return local === undefined ? unknown : this.resolve(stack, local, on);
    }
    if (type === 'terraform_remote_state') return this.followOutput(stack, reference, on) ?? unknown;

    const resource = this.byId.get(`${stack}/${kind === 'data' ? 'data.' : ''}${type}.${name}`);
    if (resource === undefined) return unknown;
    const words = wordsOf(rest);
    const attribute = words.join('.');
    const written = KEPT.includes(attribute) ? undefined : valueAt(resource.attributes, words);
    return written === undefined ? [{ resource, attribute }] : this.resolve(stack, written, on);
  }

  /** CDKTF joins stacks by remote states: an output there, `….outputs.<output>` here. */
  private followOutput(stack: string, { name, rest }: Reference, on: readonly string[]) {
    const [outputs, output = '', ...words] = wordsOf(rest);
    const json = this.json(stack);
    const producer = json && producerOf(this.stacks, json, name);
    const written = Object.fromEntries(entriesOf(producer?.json.output))[output] as Attributes | undefined;
    if (outputs !== 'outputs' || producer === undefined || written?.['value'] === undefined) return undefined;
    return this.resolve(producer.name, valueAt({ value: written['value'] }, ['value', ...words]), on);
  }

  private json = (stack: string) => this.stacks.find(({ name }) => name === stack)?.json;

  private example = () => this.resources[0]?.id ?? '<stack>/aws_vpc.main, and there are no resources';
}

/** `.outputs.ids[0].id` → outputs, ids, id. */
const wordsOf = (rest: string) => rest.replace(/\[[^\]]*\]+|\*/g, '').match(/[\w-]+/g) ?? [];

/** What is written there, of every element where there are several; undefined when nothing is. */
function valueAt(value: unknown, [word, ...words]: readonly string[]): unknown {
  if (word === undefined) return value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const found = value.map((element) => valueAt(element, [word, ...words]));
    return found.every((element) => element === undefined) ? undefined : found;
  }
  return valueAt((value as Attributes)[word], words);
}

/** Terraform takes a list of objects wherever it takes an object of blocks. */
const entriesOf = (blocks: unknown): [string, unknown][] =>
  asList(blocks).flatMap((block) =>
    typeof block === 'object' && block !== null
      ? Object.entries(block).filter(([name]) => name !== '//')
      : [],
  );

function resourcesOf({ name: stack, json }: StackJson): Resource[] {
  const typed = (blocks: unknown, prefix: string) =>
    entriesOf(blocks).flatMap(([type, named]) =>
      entriesOf(named).flatMap(([name, bodies]) =>
        asList(bodies).map((attributes) => ({
          id: `${stack}/${prefix}${type}.${name}`,
          stack,
          type: `${prefix}${type}`,
          attributes: attributes as Attributes,
        })),
      ),
    );
  return [...typed(json.resource, ''), ...typed(json.data, 'data.')];
}

const by =
  <T>(key: (value: T) => string) =>
  (a: T, b: T) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
