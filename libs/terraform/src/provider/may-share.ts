import type { TerraformJson } from '@ashlar/graph';

/**
 * Whether a stack may be planned by a provider process that plans others too. Each plan configures the process anew,
 * and with two configurations in one stack the last one wins: resources of us-east-1 in us-west-2, without a word.
 */
export function mayShare(json: TerraformJson): boolean {
  const providers = Object.entries((json['provider'] ?? {}) as Record<string, unknown>);
  const required = Object.keys((json.terraform?.['required_providers'] ?? {}) as object);
  const configurations = providers.flatMap(([, written]) => [written].flat()) as { alias?: string }[];
  return (
    [...providers.map(([name]) => name), ...required].every((name) => name === 'aws') &&
    configurations.length === 1 &&
    configurations.every(({ alias }) => alias === undefined) &&
    // A module may bring configurations of its own.
    json['module'] === undefined &&
    !readsFiles(json)
  );
}

/** Arguments by which the AWS provider reads a file: code of functions and layers, objects, canaries. */
const FILES = ['filename', 'source', 'zip_file'];

/** A kept process looks for files from the folder in which it was started, not from the stack's. */
const readsFiles = ({ resource = {} }: TerraformJson): boolean =>
  Object.values(resource)
    .flatMap((blocks) => Object.values(blocks))
    .some((block) => FILES.some((argument) => typeof block[argument] === 'string'));
