import type { Resource } from '@ashlar/graph';

/** A container as a task definition writes it, in the words of AWS's API. */
export interface Container {
  readonly name?: string;
  readonly readonlyRootFilesystem?: unknown;
  readonly privileged?: unknown;
  readonly user?: unknown;
  readonly image?: unknown;
  readonly healthCheck?: { readonly command?: unknown };
  readonly environment?: readonly { readonly name?: unknown; readonly value?: unknown }[];
}

/** The containers of a task definition; undefined where its text is no list of some, such as an expression of Terraform. */
export function containersOf({ attributes }: Resource): Container[] | undefined {
  const written = attributes['container_definitions'];
  try {
    const containers: unknown = typeof written === 'string' ? JSON.parse(written) : written;
    const isList = Array.isArray(containers) && containers.length > 0 && containers.every(isContainer);
    return isList ? containers : undefined;
  } catch {
    return undefined;
  }
}

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;
