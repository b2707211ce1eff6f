import { remoteReads, references, type TerraformJson } from '@ashlar/graph';

type RemoteRead = ReturnType<typeof remoteReads>[number];

/**
 * Outputs that hold, directly or through locals, data and resources, something that is read of another stack and is of
 * interest. A resource that is only changed by it may publish the same id as before: that isn't known, so it counts.
 */
export function outputsBehind(json: TerraformJson, isOfInterest: (read: RemoteRead) => boolean): string[] {
  const bodies = bodiesOf(json);
  const reached = new Map<string, boolean>();
  const reaches = (value: unknown): boolean =>
    textsOf(value).some(
      (text) =>
        remoteReads(text).some(isOfInterest) ||
        references(text).some(({ kind, type, name }) =>
          followed(`${kind}.${kind === 'module' || kind === 'local' ? name : `${type}.${name}`}`),
        ),
    );
  const followed = (address: string): boolean => {
    const known = reached.get(address);
    if (known !== undefined) return known;
    // What leads back to itself adds nothing.
    reached.set(address, false);
    const does = reaches(bodies.get(address));
    reached.set(address, does);
    return does;
  };
  return Object.entries(json.output ?? {})
    .filter(([, { value }]) => reaches(value))
    .map(([name]) => name)
    .sort();
}

function bodiesOf(json: TerraformJson): Map<string, unknown> {
  const typed = (kind: 'resource' | 'data') =>
    Object.entries(json[kind] ?? {}).flatMap(([type, named]) =>
      Object.entries(named).map(([name, body]) => [`${kind}.${type}.${name}`, body] as const),
    );
  const plain = (kind: 'local' | 'module', section: unknown) =>
    Object.entries((section ?? {}) as object).map(([name, body]) => [`${kind}.${name}`, body] as const);
  return new Map<string, unknown>([
    ...typed('resource'),
    // Of a remote state, what is read of it counts, and nothing else.
    ...typed('data').filter(([address]) => !address.startsWith('data.terraform_remote_state.')),
    ...plain('local', json['locals']),
    ...plain('module', json['module']),
  ]);
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
