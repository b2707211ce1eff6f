import { withoutKey } from '../construct-paths.js';
import type { ConfigurationModule, PlanJson } from './plan-json.js';

/** What a plan says of how a resource is written, module by module. */
export interface ConfiguredResource {
  /** `''` or `module.a.module.b`: what its references begin in. */
  readonly module: string;
  /** Of every argument that is written: `constant_value`, or `references`; of nested blocks, the same inside. */
  readonly expressions: Readonly<Record<string, unknown>>;
}

/** By address without keys: `module.a.aws_vpc.main`, `data.aws_region.here`. */
export function configuredResources({ configuration }: PlanJson): ReadonlyMap<string, ConfiguredResource> {
  const found = new Map<string, ConfiguredResource>();
  const walk = (module: string, { resources = [], module_calls: calls = {} }: ConfigurationModule) => {
    for (const { address, expressions = {} } of resources)
      found.set(inModule(module, address), { module, expressions });
    for (const [name, { module: called }] of Object.entries(calls))
      if (called !== undefined) walk(inModule(module, `module.${name}`), called);
  };
  walk('', configuration?.root_module ?? {});
  return found;
}

export const inModule = (module: string, address: string) =>
  module === '' ? address : `${module}.${address}`;

/** `module.a["x"].aws_vpc.main[0]` → `module.a.aws_vpc.main`. */
export const withoutKeys = (address: string): string =>
  withoutKey(address).replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\](?=\.)/g, '');

/** The expression that stands at a path of arguments; undefined when nothing is written there. */
export function expressionAt(expressions: unknown, path: readonly (string | number)[]): unknown {
  let at: unknown = expressions;
  for (const step of path) {
    // A value that an expression gives as a whole gives its parts too.
    if (isExpression(at)) return at;
    // A block that may stand there once is written without a list.
    if (typeof step === 'number' && !Array.isArray(at)) continue;
    at = (at as Readonly<Record<string | number, unknown>> | undefined)?.[step];
    if (at === undefined || at === null) return undefined;
  }
  return at;
}

export const isExpression = (
  value: unknown,
): value is { readonly constant_value?: unknown; readonly references?: readonly string[] } =>
  typeof value === 'object' && value !== null && ('constant_value' in value || 'references' in value);

/** The references of an expression, without those that only begin others: `aws_vpc.main` of `aws_vpc.main.id`. */
export function leafReferences(expression: unknown): string[] {
  const { references: written } = isExpression(expression) ? expression : {};
  // A block of an argument may be called `references` too.
  const references = Array.isArray(written) ? written.filter((one) => typeof one === 'string') : [];
  return references.filter(
    (one) =>
      !references.some(
        (other) => other !== one && /^[.[]/.test(other.slice(one.length)) && other.startsWith(one),
      ),
  );
}
