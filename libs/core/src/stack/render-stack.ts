import {
  deepMerge,
  NumberInString,
  resolve,
  type TerraformElement,
  TerraformOutput,
  type TerraformStack,
} from '../engine/index.js';
import type { Finding } from '../input/input-error.js';

type Json = Record<string, unknown>;

/** Lets the engine see what an element refers to in other stacks, and reports what it would write wrongly. */
export function prepareElement(stack: TerraformStack, element: TerraformElement): Finding[] {
  try {
    resolve(stack, element.toTerraform(), true);
    return [];
  } catch (error) {
    if (!(error instanceof NumberInString)) throw error;
    const what = `a number that only Terraform knows stands inside of a string: '${error.message}'`;
    const fix = 'wrap the number in Token.asString(…), so that Terraform joins the two';
    return [{ where: element.node.path, problems: [{ what, fix }] }];
  }
}

/**
 * The Terraform JSON of a stack, as the engine's own `toTerraform` writes it, without its last pass over
 * the merged result: every part has been resolved by then, except for overrides of the whole stack.
 */
export function renderStack(stack: TerraformStack, elements: readonly TerraformElement[]): Json {
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
  for (const element of elements) deepMerge(terraform, resolvePart(stack, element));
  deepMerge(terraform, resolve(stack, overrides) as object);
  return terraform;
}

/** An element that was found to be wrong is reported already; what it would render is not written anywhere. */
function resolvePart(stack: TerraformStack, element: TerraformElement): object {
  try {
    return resolve(stack, element.toTerraform()) as object;
  } catch (error) {
    if (error instanceof NumberInString) return {};
    throw error;
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
