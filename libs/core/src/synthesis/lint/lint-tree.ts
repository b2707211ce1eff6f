import type { IConstruct } from 'constructs';
import {
  Aspects,
  AssetType,
  TerraformAsset,
  TerraformElement,
  TerraformOutput,
  TerraformStack,
} from '../../engine/index.js';
import type { Finding, Problem } from '../../input/input-error.js';

/**
 * Mistakes that leave no trace in the JSON, because the engine drops or merges what was meant. Looked for in
 * the construct tree, before it is rendered. The numbers are those of docs/silent-mistakes.md.
 */
export function lintTree(root: IConstruct): Finding[] {
  const tree: Tree = { inside: [], outside: [], stacks: [] };
  walk(root, false, tree);
  const { inside, outside, stacks } = tree;
  return [
    ...outside.flatMap((node) =>
      finding(node, [...idleAspects(node), ...nodeDependency(node), ...archive(node)]),
    ),
    ...inside.flatMap((node) => finding(node, [...nodeDependency(node), ...lateId(node), ...archive(node)])),
    ...outside
      .filter((node) => TerraformElement.isTerraformElement(node))
      .flatMap((node) => finding(node, [OUTSIDE])),
    ...sharedNames(stacks, (stack) => stack.node.id, 'stack id'),
    ...stacks.flatMap((stack) => sharedNames(elementsIn(stack), address, 'Terraform address')),
  ];
}

/** Every construct, by whether it is written anywhere. */
interface Tree {
  readonly inside: IConstruct[];
  readonly outside: IConstruct[];
  readonly stacks: IConstruct[];
}

function walk(node: IConstruct, inStack: boolean, tree: Tree): void {
  const isStack = TerraformStack.isStack(node);
  if (isStack) tree.stacks.push(node);
  (inStack || isStack ? tree.inside : tree.outside).push(node);
  for (const child of node.node.children) walk(child, inStack || isStack, tree);
}

const finding = (node: IConstruct, problems: readonly Problem[]): Finding[] =>
  problems.length === 0 ? [] : [{ where: describe(node), problems }];

const describe = (node: IConstruct) => `${node.node.path || 'the app'} (${node.constructor.name})`;

/** 5: the engine calls aspects from a stack downwards. */
function idleAspects(node: IConstruct): Problem[] {
  const aspects = Aspects.of(node).all.length;
  if (aspects === 0) return [];
  return [
    {
      what: `has ${aspects === 1 ? 'an aspect' : `${aspects} aspects`} that would never run`,
      fix: 'add aspects to each stack: Aspects.of(stack).add(…)',
    },
  ];
}

/** 10: only `dependsOn` reaches Terraform. */
function nodeDependency({ node: { dependencies } }: IConstruct): Problem[] {
  if (dependencies.length === 0) return [];
  const targets = dependencies.map((dependency) => dependency.node.path).join(', ');
  return [
    {
      what: `node.addDependency(${targets}) would be ignored`,
      fix: 'name the resources in the dependsOn prop instead, or join stacks with stack.addDependency(…)',
    },
  ];
}

/** 8: the id is fixed when the first attribute is read. */
function lateId(node: IConstruct): Problem[] {
  if (!TerraformElement.isTerraformElement(node)) return [];
  const wanted = (node as unknown as { _logicalIdOverride?: string })._logicalIdOverride;
  const used = (node as TerraformElement).friendlyUniqueId;
  if (wanted === undefined || wanted === used) return [];
  return [
    {
      what: `overrideLogicalId('${wanted}') came after an attribute was read, and '${used}' is used`,
      fix: 'call overrideLogicalId directly after the constructor',
    },
  ];
}

/** 12 and 13: the engine's zip goes through a shell, and its bytes change with the time of day. */
function archive(node: IConstruct): Problem[] {
  if (!(node instanceof TerraformAsset) || node.type !== AssetType.ARCHIVE) return [];
  return [
    {
      what: 'an asset of type ARCHIVE is zipped differently in each run, and wrongly if its path has a space',
      fix: 'use CodeArchive from @ashlar/core: the same files give the same bytes',
    },
  ];
}

/** 11: what stands in no stack is written nowhere. */
const OUTSIDE: Problem = {
  what: 'stands in no stack, and would be written nowhere',
  fix: 'pass a ProjectStack, or a construct in one, as its scope',
};

/** 6 and 7: of two things with one name, the engine merges the first into the second, or overwrites it. */
function sharedNames(nodes: IConstruct[], nameOf: (node: IConstruct) => string, what: string): Finding[] {
  const owners = new Map<string, IConstruct>();
  return nodes.flatMap((node) => {
    const name = nameOf(node);
    const owner = owners.get(name);
    if (owner === undefined) {
      owners.set(name, node);
      return [];
    }
    return finding(node, [
      {
        what: `its ${what} ${name} is that of ${describe(owner)} too`,
        fix: 'give one of the two another id',
      },
    ]);
  });
}

function elementsIn(node: IConstruct): IConstruct[] {
  return node.node.children
    .filter((child) => !TerraformStack.isStack(child))
    .flatMap((child) => [...(hasAddress(child) ? [child] : []), ...elementsIn(child)]);
}

/** Backends and providers bear no name of their own. */
const hasAddress = (node: IConstruct) =>
  TerraformElement.isTerraformElement(node) && typeOf(node) !== undefined;

const typeOf = (node: IConstruct) =>
  TerraformOutput.isTerraformOutput(node)
    ? 'output'
    : (node as unknown as { _elementType?: string })._elementType;

const address = (node: IConstruct) => `${typeOf(node)}.${(node as TerraformElement).friendlyUniqueId}`;
