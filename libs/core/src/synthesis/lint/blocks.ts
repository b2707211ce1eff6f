import type { Attributes, TerraformJson, WrittenStack } from '@ashlar/graph';
import { isNumberToken } from '../../engine/number-tokens.js';

/** One block of a stack, with where it came from. */
export interface Block {
  /** `aws_vpc.network_vpc_1A2B3C4D`, `data.aws_region.here`, `output.vpc_id`. */
  readonly address: string;
  readonly section: string;
  readonly attributes: Attributes;
  /** Path of the construct, or the address when no construct is known. */
  readonly where: string;
}

/** Text somewhere in a block, and the attribute that holds it: `ingress.0.description`. */
export interface Text {
  readonly text: string;
  readonly attribute: string;
}

/** Sections whose expressions name things that may not exist: moved from, removed, imported to. */
const REFACTORING = ['moved', 'import', 'removed'];

export function blocksOf({ name, json }: WrittenStack): Block[] {
  const sections = Object.entries(json).filter(
    ([section]) => section !== '//' && !REFACTORING.includes(section),
  );
  return sections.flatMap(([section, content]) => {
    if (section === 'resource' || section === 'data')
      return typedBlocks(section, content as TerraformJson['resource']);
    return Object.entries(content as Record<string, unknown>).map(([key, attributes]) => {
      const block = { section, address: `${section}.${key}`, attributes: { [key]: attributes } };
      return { ...block, where: `${name}, ${section} ${key}` };
    });
  });
}

function typedBlocks(section: 'resource' | 'data', types: TerraformJson['resource'] = {}): Block[] {
  return Object.entries(types).flatMap(([type, blocks]) =>
    Object.entries(blocks).map(([name, attributes]) => {
      const address = section === 'data' ? `data.${type}.${name}` : `${type}.${name}`;
      return { section, address, attributes, where: `${pathOf(attributes) ?? address} (${type})` };
    }),
  );
}

const pathOf = (attributes: Attributes) =>
  (attributes['//'] as { metadata?: { path?: string } } | undefined)?.metadata?.path;

/** Every string of a block, keys of maps included; not what the engine notes about it. */
export function textsOf(value: unknown): Text[] {
  const found: Text[] = [];
  collect(value, '', found);
  return found;
}

function collect(value: unknown, attribute: string, found: Text[]): void {
  if (typeof value === 'string') found.push({ text: value, attribute });
  else if (typeof value === 'number' && isNumberToken(value)) found.push({ text: String(value), attribute });
  if (typeof value !== 'object' || value === null) return;
  const isMap = !Array.isArray(value);
  for (const [key, child] of Object.entries(value)) {
    if (key === '//') continue;
    const path = attribute === '' ? key : `${attribute}.${key}`;
    if (isMap) found.push({ text: key, attribute: path });
    collect(child, path, found);
  }
}
