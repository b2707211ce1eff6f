import type { TerraformJson, WrittenStack } from '@ashlar/graph';

type Block = Readonly<Record<string, unknown>>;

/**
 * What differs between two syntheses, a line for each block: `+ added`, `- removed`, `~ changed: attributes`. Values are not
 * shown: one may be a secret on its way to being refused.
 */
export function changedResources(before: readonly WrittenStack[], after: readonly WrittenStack[]): string[] {
  const names = [...new Set([...before, ...after].map(({ name }) => name))].sort();
  return names.flatMap((name) => {
    const [was, is] = [before, after].map((stacks) => stacks.find((stack) => stack.name === name));
    if (was === undefined) return [`${name}: new, ${count(blocksOf(is?.json))}`];
    if (is === undefined) return [`${name}: gone, ${count(blocksOf(was.json))}`];
    const lines = changes(blocksOf(was.json), blocksOf(is.json));
    return lines.length === 0 ? [] : [name, ...lines.map((line) => `  ${line}`)];
  });
}

const count = ({ size }: ReadonlyMap<string, Block>) => `${size} ${size === 1 ? 'block' : 'blocks'}`;

function changes(before: ReadonlyMap<string, Block>, after: ReadonlyMap<string, Block>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((address) => {
    const [was, is] = [before.get(address), after.get(address)];
    if (was === undefined) return [`+ ${address}`];
    if (is === undefined) return [`- ${address}`];
    const attributes = [...new Set([...Object.keys(was), ...Object.keys(is)])]
      .filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]))
      .sort();
    return attributes.length === 0 ? [] : [`~ ${address}: ${attributes.join(', ')}`];
  });
}

/** Sections whose blocks have a type before their name. */
const TYPED: Readonly<Record<string, string>> = { resource: '', data: 'data.' };

/** Everything of a stack by address: resources, data, outputs, providers and the rest. */
function blocksOf(json: TerraformJson = {}): ReadonlyMap<string, Block> {
  const blocks = new Map<string, Block>();
  for (const [section, content] of Object.entries(json)) {
    const prefix = TYPED[section];
    for (const [name, block] of Object.entries(content as Block)) {
      if (section === '//') continue;
      if (prefix === undefined) blocks.set(`${section}.${name}`, asBlock(name, block));
      else
        for (const [id, attributes] of Object.entries(block as Block))
          blocks.set(`${prefix}${name}.${id}`, asBlock(id, attributes));
    }
  }
  return blocks;
}

/** What the engine notes about a block is no attribute. */
function asBlock(name: string, block: unknown): Block {
  if (typeof block !== 'object' || block === null || Array.isArray(block)) return { [name]: block };
  return Object.fromEntries(Object.entries(block).filter(([key]) => key !== '//'));
}
