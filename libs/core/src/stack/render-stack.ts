import type { IConstruct } from 'constructs';
import {
  deepMerge,
  resolve,
  showTokens,
  SilentMistake,
  type TerraformElement,
  TerraformOutput,
  type TerraformStack,
} from '../engine/index.js';
import type { Finding } from '../input/input-error.js';

type Json = Record<string, unknown>;

type Report = (finding: Finding) => void;

/** Lets the engine see what elements refer to in other stacks, and reports what it would write wrongly. */
export function prepareStack(
  stack: TerraformStack,
  elements: readonly TerraformElement[],
  report: Report,
): void {
  for (const element of elements)
    unlessMistaken(element, report, () => showTokens(stack, element.toTerraform()));
}

/**
 * The Terraform JSON of a stack, as the engine's own `toTerraform` writes it, without its last pass over
 * the merged result: every part has been resolved by then, except for what overrides of the whole stack touch.
 */
export function renderStack(
  stack: TerraformStack,
  elements: readonly TerraformElement[],
  report: Report,
): Json {
  const overrides = overridesOf(stack);
  const metadata: Json = {
    version: stack.node.tryGetContext('cdktfVersion') as string,
    stackName: stack.node.id,
    backend: 'local',
    cloud: undefined,
    ...(Object.keys(overrides).length > 0 ? { overrides: { stack: Object.keys(overrides) } } : {}),
  };
  for (const element of elements) deepMerge(metadata, resolve(stack, element.toMetadata()) as object);

  const terraform: Json = { '//': { metadata: withoutUndefined(metadata), outputs: outputTree(elements) } };
  for (const element of elements) {
    // Aspects may have changed it since the preparation.
    const part = unlessMistaken(element, report, () => resolve(stack, element.toTerraform()));
    deepMerge(terraform, (part ?? {}) as object);
  }
  // The overrides as they are: an `undefined` among them deletes.
  deepMerge(terraform, overrides);
  for (const section of Object.keys(overrides))
    terraform[section] = unlessMistaken(stack, report, () => resolve(stack, terraform[section]));
  return withoutUndefined(terraform);
}

/** What is reported is not written anywhere, so what stands in its place doesn't matter. */
function unlessMistaken(where: IConstruct, report: Report, step: () => unknown): unknown {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof SilentMistake)) throw error;
    const { what, fix } = error;
    report({ where: `${where.node.path} (${where.constructor.name})`, problems: [{ what, fix }] });
    return undefined;
  }
}

/** Output names by construct path, which `cdktf output` reads. */
function outputTree(elements: readonly TerraformElement[]): Json {
  const tree: Json = {};
  for (const element of elements.filter((candidate) => TerraformOutput.isTerraformOutput(candidate))) {
    const path = element.node.path.split('/');
    deepMerge(
      tree,
      path.reduceRight<unknown>((inner, part) => ({ [part]: inner }), element.friendlyUniqueId) as object,
    );
  }
  return tree;
}

/** What `addOverride` of the stack collected; the engine keeps it to itself. */
const overridesOf = (stack: TerraformStack) => (stack as unknown as { rawOverrides: Json }).rawOverrides;

const withoutUndefined = (value: Json): Json =>
  Object.fromEntries(Object.entries(value).filter(([, child]) => child !== undefined));
