import type { Attributes, TerraformJson } from '@ashlar/graph';
import { protectingArguments } from './protecting-arguments.js';

export const PREVENT_DESTROY = 'lifecycle.prevent_destroy';

/** Why a block of a stack can't be destroyed as it is written. */
export interface Protection {
  /** Of the block; each of its instances has the protection. */
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly argument: string;
  readonly lifts: boolean | string;
}

/** Everything in a stack that keeps it from being destroyed. */
export function protectionsOf(json: TerraformJson): Protection[] {
  return Object.entries(json.resource ?? {}).flatMap(([type, blocks]) =>
    Object.entries(blocks).flatMap(([name, attributes]) => {
      const block = { address: `${type}.${name}`, type, name };
      const written = protectingArguments
        .filter((protecting) => protecting.type === type)
        .filter(({ argument, lifts, byDefault = false }) => {
          const value = attributes[argument];
          return value === undefined || value === null ? byDefault : value !== lifts;
        })
        .map(({ argument, lifts }) => ({ ...block, argument, lifts }));
      return preventsDestroy(attributes)
        ? [...written, { ...block, argument: PREVENT_DESTROY, lifts: false }]
        : written;
    }),
  );
}

/** An override file that lifts them. Terraform merges `lifecycle` argument by argument: `ignore_changes` stays. */
export function liftingOverride(protections: readonly Protection[]) {
  const resource: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const { type, name, argument, lifts } of protections) {
    const block = ((resource[type] ??= {})[name] ??= {});
    if (argument === PREVENT_DESTROY) block['lifecycle'] = { prevent_destroy: lifts };
    else block[argument] = lifts;
  }
  return { resource };
}

/** JSON has a block as an object or as a list of one. */
function preventsDestroy({ lifecycle }: Attributes): boolean {
  const [block] = [lifecycle].flat() as [{ prevent_destroy?: unknown } | undefined];
  return block?.prevent_destroy === true || block?.prevent_destroy === 'true';
}
