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
  const nodes = root.node.findAll();
  const stacks = nodes.filter((node) => TerraformStack.isStack(node));
  return [
    ...nodes.map((node) =>
      finding(node, [...idleAspects(node), ...nodeDependency(node), ...lateId(node), ...archive(node)]),
    ),
    ...nodes.filter((node) => outsideOfStacks(node)).map((node) => finding(node, [OUTSIDE])),
    ...sharedNames(stacks, (stack) => stack.node.id, 'stack id'),
    ...stacks.flatMap((stack) => sharedNames(elementsIn(stack), address, 'Terraform address')),
  ].filter(({ problems }) => problems.length > 0);
}

const finding = (node: IConstruct, problems: Problem[]): Finding => ({ where: describe(node), problems });

const describe = (node: IConstruct) => `${node.node.path || 'the app'} (${node.constructor.name})`;

/** 5: the engine calls aspects from a stack downwards. */
function idleAspects(node: IConstruct): Problem[] {
  const aspects = Aspects.of(node).all.length;
  if (aspects === 0 || isInStack(node)) return [];
  return [
    {
      what: `has ${aspects === 1 ? 'an aspect' : `${aspects} aspects`} that would never run`,
      fix: 'add aspects to each stack: Aspects.of(stack).add(…)',
    },
  ];
}

/** 10: only `dependsOn` reaches Terraform. */
function nodeDependency(node: IConstruct): Problem[] {
  if (node.node.dependencies.length === 0) return [];
  const targets = node.node.dependencies.map((dependency) => dependency.node.path).join(', ');
  return [
    {
      what: `node.addDependency(${targets}) would be ignored`,
      fix: 'name the resources in the dependsOn prop instead, or join stacks with stack.addDependency(…)',
    },
  ];
}

/** 8: the id is fixed when the first attribute is read. */
function lateId(node: IConstruct): Problem[] {
  if (!TerraformElement.isTerraformElement(node) || !isInStack(node)) return [];
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
      fix: 'zip with fixed times and order before, and pass the file as an asset of type FILE',
    },
  ];
}

/** 11: what stands in no stack is written nowhere. */
const OUTSIDE: Problem = {
  what: 'stands in no stack, and would be written nowhere',
  fix: 'pass a ProjectStack, or a construct in one, as its scope',
};

const outsideOfStacks = (node: IConstruct) => TerraformElement.isTerraformElement(node) && !isInStack(node);

const isInStack = (node: IConstruct) => node.node.scopes.some((scope) => TerraformStack.isStack(scope));

/** 6 and 7: of two things with one name, the engine merges the first into the second, or overwrites it. */
function sharedNames(nodes: IConstruct[], nameOf: (node: IConstruct) => string, what: string): Finding[] {
  const owners = new Map<string, IConstruct>();
  return nodes.map((node) => {
    const name = nameOf(node);
    const owner = owners.get(name);
    owners.set(name, owner ?? node);
    if (owner === undefined) return finding(node, []);
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
