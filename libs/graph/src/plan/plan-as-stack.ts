import type { Attributes, Blocks, StackJson, TerraformJson } from '../terraform-json.js';
import {
  type ConfiguredResource,
  configuredResources,
  inModule,
  withoutKeys,
} from './configured-resources.js';
import { instanceNames } from './instance-names.js';
import type { PlanJson, ResourceChangeJson, StateModule } from './plan-json.js';
import { plannedBody } from './planned-body.js';

export interface PlanAsStackOptions {
  /** The Terraform JSON that was planned: it says how unknown values are written, and joins the stack to others. */
  readonly json?: TerraformJson | undefined;
  /** `before`: as it stands before the apply. @default 'after' */
  readonly values?: 'before' | 'after';
  /**
   * What stands where a value is known after the apply only. @default - the expression that gives it, or what it refers to;
   * for one that can't be told, an expression that nothing resolves
   */
  readonly settled?: string;
}

/** Where nothing says what a value will be. */
const UNKNOWN = '${known_after_apply}';

/**
 * A plan in the form of a stack, to be judged by what judges stacks: every instance with the values that it will have. Those
 * of modules and of `count` and `for_each` are resources of their own; `plannedAddress` says what Terraform calls them.
 *
 * What is known after the apply and isn't written by anybody is left out, like any argument that nobody writes.
 */
export function planAsStack(plan: PlanJson, name: string, options: PlanAsStackOptions = {}): StackJson {
  const { json = {}, values = 'after', settled } = options;
  const configured = configuredResources(plan);
  const changes = (plan.resource_changes ?? []).filter((change) => isThere(change, values));
  const names = instanceNames(changes.map(({ address }) => address));
  const read = [...readData(plan)].filter(([address]) => !address.startsWith('module.'));

  const after = new Map(changes.map(({ address, change }) => [address, change.after]));
  const valueOf = (reference: string, module: string) => {
    const [, resource = '', attribute = ''] = /^(.*)\.(\w+)$/.exec(reference) ?? [];
    return after.get(inModule(module, resource))?.[attribute];
  };

  const bodyOf = (change: ResourceChangeJson) => {
    const { address, mode, type } = change;
    const written = writtenBody(json, mode, withoutKeys(address));
    const configuration: ConfiguredResource = configured.get(withoutKeys(address)) ?? {
      module: '',
      expressions: {},
    };
    const body =
      values === 'before'
        ? ((change.change.before ?? {}) as Attributes)
        : plannedBody(change.change, {
            written,
            configuration,
            names,
            valueOf,
            unknown: settled ?? UNKNOWN,
            isSettled: settled !== undefined,
          });
    const note = { ...(written?.['//'] as object | undefined), address };
    return [mode, type, names.of(address), { ...body, '//': note }] as const;
  };
  const bodies = changes.map(bodyOf);
  const blocks = (mode: string): Blocks => blocksOf(bodies.filter(([of]) => of === mode));
  return {
    name,
    json: {
      ...providersOf(plan),
      ...withoutModules(json),
      resource: blocks('managed'),
      data: merged(
        blocksOf(read.map(([address, body]) => ['data', ...typeAndName(address), body])),
        json.data ?? {},
        blocks('data'),
      ),
    },
  };
}

/** What is in them stands in the plan. */
const withoutModules = (json: TerraformJson): TerraformJson =>
  Object.fromEntries(Object.entries(json).filter(([section]) => section !== 'module'));

/** What Terraform calls a resource of such a stack: `module.a.aws_vpc.main["x"]`. */
export function plannedAddress(attributes: Attributes): string | undefined {
  const { address } = (attributes['//'] ?? {}) as { readonly address?: unknown };
  return typeof address === 'string' ? address : undefined;
}

/** Whether it stands there after, or before; not what a replacement left behind. */
function isThere({ mode, deposed, change }: ResourceChangeJson, values: 'before' | 'after'): boolean {
  if (!['managed', 'data'].includes(mode) || deposed !== undefined) return false;
  if (values === 'before') return change.before !== undefined && change.before !== null;
  return !['delete', 'forget'].includes(change.actions.join());
}

/** What was read while planning, by address. */
function readData({ prior_state: state }: PlanJson): Map<string, Attributes> {
  const found = new Map<string, Attributes>();
  const walk = ({ resources = [], child_modules: modules = [] }: StateModule) => {
    for (const { address, mode, values = {} } of resources)
      // What another stack publishes is resolved there, and may be secret.
      if (mode === 'data' && !address.includes('terraform_remote_state.')) found.set(address, values);
    modules.forEach(walk);
  };
  walk(state?.values?.root_module ?? {});
  return found;
}

function writtenBody(json: TerraformJson, mode: string, address: string): Attributes | undefined {
  const [type, name] = typeAndName(address);
  return address.startsWith('module.')
    ? undefined
    : (mode === 'data' ? json.data : json.resource)?.[type]?.[name];
}

function typeAndName(address: string): [string, string] {
  const [type = '', name = ''] = address.replace(/^data\./, '').split('.');
  return [type, name];
}

function blocksOf(rows: readonly (readonly [string, string, string, Attributes])[]): Blocks {
  const blocks: Record<string, Record<string, Attributes>> = {};
  for (const [, type, name, body] of rows) (blocks[type] ??= {})[name] = body;
  return blocks;
}

/** The later ones win, attribute by attribute. */
function merged(...all: readonly Blocks[]): Blocks {
  const blocks: Record<string, Record<string, Attributes>> = {};
  for (const one of all)
    for (const [type, named] of Object.entries(one))
      for (const [name, body] of Object.entries(named))
        (blocks[type] ??= {})[name] = { ...blocks[type]?.[name], ...body };
  return blocks;
}

/** How providers are set up, as far as it is written out. */
function providersOf({ configuration }: PlanJson): { readonly provider?: Attributes } {
  const configs = Object.values(configuration?.provider_config ?? {}) as {
    readonly name?: string;
    readonly alias?: string;
    readonly expressions?: Readonly<Record<string, { readonly constant_value?: unknown }>>;
  }[];
  const provider: Record<string, Attributes[]> = {};
  for (const { name = '', alias, expressions = {} } of configs) {
    const settings = Object.entries(expressions).flatMap(([key, expression]) =>
      expression?.constant_value === undefined ? [] : [[key, expression.constant_value]],
    );
    (provider[name] ??= []).push({
      ...Object.fromEntries(settings),
      ...(alias === undefined ? {} : { alias }),
    });
  }
  return Object.keys(provider).length === 0 ? {} : { provider };
}
