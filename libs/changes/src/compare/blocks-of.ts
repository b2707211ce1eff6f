import type { Attributes, TerraformJson } from '@ashlar/graph';

/** The blocks of a stack by address, without what Terraform doesn't read. */
export interface StackBlocks {
  /** What has a place in the state and can be destroyed: `aws_vpc.main`. */
  readonly resources: ReadonlyMap<string, Attributes>;
  /** Everything else that a plan depends on: `data.aws_region.here`, `output.vpc_id`, `terraform.backend`. */
  readonly settings: ReadonlyMap<string, unknown>;
}

export function blocksOf(json: TerraformJson): StackBlocks {
  const resources = new Map<string, Attributes>();
  const settings = new Map<string, unknown>();
  for (const [section, content] of entriesOf(json)) {
    if (section === 'resource')
      for (const [address, block] of typed(content)) resources.set(address, read(block) as Attributes);
    else if (section === 'data')
      for (const [address, block] of typed(content)) settings.set(`data.${address}`, read(block));
    // Values, whatever their keys are called.
    else if (section === 'locals')
      for (const [name, value] of Object.entries(content as object)) settings.set(`local.${name}`, value);
    else if (isObject(content))
      for (const [name, block] of entriesOf(content)) settings.set(`${section}.${name}`, read(block));
    else settings.set(section, content);
  }
  return { resources, settings };
}

const typed = (content: unknown): [string, unknown][] =>
  entriesOf(content).flatMap(([type, blocks]) =>
    entriesOf(blocks).map(([name, block]): [string, unknown] => [`${type}.${name}`, block]),
  );

/** `"//"` is a comment in the body of a block. Deeper it may be the key of a map, such as a tag. */
const entriesOf = (body: unknown): [string, unknown][] =>
  isObject(body) ? Object.entries(body).filter(([key]) => key !== '//') : [];

/** Lists of Terraform's own that are sets. Whether a list of a provider is one, its JSON doesn't say. */
const UNORDERED = new Set(['depends_on', 'ignore_changes', 'replace_triggered_by']);

function read(block: unknown): unknown {
  if (Array.isArray(block)) return block.map(read);
  if (!isObject(block)) return block;
  const entries = entriesOf(block).map(([key, value]): [string, unknown] => {
    if (key === 'lifecycle') return [key, read(value)];
    return [key, UNORDERED.has(key) && Array.isArray(value) ? [...(value as unknown[])].sort() : value];
  });
  return Object.fromEntries(entries);
}

const isObject = (value: unknown): value is Attributes =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
