import type { WrittenStack } from '@ashlar/graph';
import type { DeployPlace } from '../place/deploy-place.js';

/** A state as it lies in its bucket, as far as it is used. It holds values. */
export interface StateFile {
  /** Empty: there is none. */
  readonly lineage: string;
  readonly serial: number;
  readonly outputs?: Readonly<Record<string, { readonly value: unknown }>>;
  readonly resources?: readonly StateFileResource[];
}

export interface StateFileResource {
  readonly module?: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly instances: readonly {
    readonly index_key?: string | number;
    readonly deposed?: string;
    /** Of the provider that wrote it. */
    readonly schema_version: number;
    readonly attributes?: Readonly<Record<string, unknown>>;
  }[];
}

/** Reads the state of a stack. Needs no provider; locks nothing. */
export async function pullState(place: DeployPlace, stack: WrittenStack): Promise<StateFile> {
  const { stdout } = await (await place.backend(stack)).run(['state', 'pull']);
  return stdout.trim() === '' ? { lineage: '', serial: 0 } : (JSON.parse(stdout) as StateFile);
}
