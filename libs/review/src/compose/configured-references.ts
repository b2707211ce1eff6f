import { bareReferences, type ConfigurationModule, type PlanJson } from '@ashlar/graph';
import { addressIn, type ReferencesByAddress } from './written-references.js';

/** What resources refer to, as a plan repeats its configuration: through arguments and outputs of modules too, not through locals. */
export function configuredReferences({ configuration }: PlanJson): ReferencesByAddress {
  const found = new Map<string, ReadonlySet<string>>();
  const visit = (scope: Scope) => {
    for (const { address, expressions, depends_on: after = [] } of scope.module.resources ?? []) {
      const words = [...wordsIn(expressions), ...after];
      found.set(`${scope.prefix}${address}`, new Set(words.flatMap((word) => resolve(word, scope, 0))));
    }
    for (const name of Object.keys(scope.module.module_calls ?? {})) {
      const inner = within(scope, name);
      if (inner !== undefined) visit(inner);
    }
  };
  visit({ module: configuration?.root_module ?? {}, prefix: '' });
  return found;
}

interface Scope {
  readonly module: ConfigurationModule;
  /** `module.inner.`, without keys. */
  readonly prefix: string;
  /** Who calls it, and with which arguments. */
  readonly caller?: { readonly scope: Scope; readonly arguments: Readonly<Record<string, unknown>> };
}

/** Modules within modules; configurations that call each other in a circle can't be. */
const DEEPEST = 20;

function resolve(word: string, scope: Scope, depth: number): string[] {
  if (depth > DEEPEST) return [];
  return bareReferences(word).flatMap(({ kind, type, name, rest }) => {
    if (kind === 'resource' || kind === 'data') return [`${scope.prefix}${addressIn({ kind, type, name })}`];
    const { caller } = scope;
    if (kind === 'var' && caller !== undefined)
      return wordsIn(caller.arguments[name]).flatMap((next) => resolve(next, caller.scope, depth + 1));
    const inner = kind === 'module' ? within(scope, name) : undefined;
    const output = /^(?:\[[^\]]*\])?\.([\w-]+)/.exec(rest)?.[1];
    if (inner === undefined || output === undefined) return [];
    const { expression } = inner.module.outputs?.[output] ?? {};
    return wordsIn(expression).flatMap((next) => resolve(next, inner, depth + 1));
  });
}

function within(scope: Scope, name: string): Scope | undefined {
  const call = scope.module.module_calls?.[name] as
    | { readonly module?: ConfigurationModule; readonly expressions?: Readonly<Record<string, unknown>> }
    | undefined;
  if (call?.module === undefined) return undefined;
  return {
    module: call.module,
    prefix: `${scope.prefix}module.${name}.`,
    caller: { scope, arguments: call.expressions ?? {} },
  };
}

/** What stands in `references` anywhere within. Terraform lists `aws_vpc.main.id` and `aws_vpc.main`: the same address. */
function wordsIn(expression: unknown): string[] {
  if (typeof expression !== 'object' || expression === null) return [];
  return Object.entries(expression).flatMap(([key, child]) =>
    key === 'references' && Array.isArray(child) ? child.map(String) : wordsIn(child),
  );
}
