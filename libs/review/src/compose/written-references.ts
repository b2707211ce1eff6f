import {
  type Attributes,
  bareReferences,
  type Reference,
  references,
  type TerraformJson,
} from '@ashlar/graph';

/** Addresses of resources without keys, and those that they refer to: `aws_subnet.app` → `aws_vpc.main`. */
export type ReferencesByAddress = ReadonlyMap<string, ReadonlySet<string>>;

/** What the resources of a stack refer to as it is written, through its locals too. */
export function writtenReferences(json: TerraformJson): ReferencesByAddress {
  const locals = (json['locals'] ?? {}) as Attributes;
  const found = new Map<string, ReadonlySet<string>>();
  for (const [prefix, blocks] of [['', json.resource] as const, ['data.', json.data] as const])
    for (const [type, named] of Object.entries(blocks ?? {}))
      for (const [name, body] of Object.entries(named)) {
        const targets = new Set<string>();
        collect(body, locals, targets, new Set());
        found.set(`${prefix}${type}.${name}`, targets);
      }
  return found;
}

function collect(
  value: unknown,
  locals: Attributes,
  targets: Set<string>,
  seen: Set<string>,
  key = '',
): void {
  if (typeof value === 'object' && value !== null) {
    for (const [name, child] of Object.entries(value))
      if (name !== '//') collect(child, locals, targets, seen, Array.isArray(value) ? key : name);
    return;
  }
  if (typeof value !== 'string') return;
  for (const { kind, type, name } of key === 'depends_on' ? bareReferences(value) : references(value)) {
    if (kind === 'resource' || kind === 'data') targets.add(addressIn({ kind, type, name }));
    else if (kind === 'local' && !seen.has(name)) {
      seen.add(name);
      collect(locals[name], locals, targets, seen);
    }
  }
}

export const addressIn = ({ kind, type, name }: Pick<Reference, 'kind' | 'type' | 'name'>) =>
  `${kind === 'data' ? 'data.' : ''}${type}.${name}`;
