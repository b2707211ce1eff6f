import { writeFileSync } from 'node:fs';
import type { TerraformJson } from '@ashlar/graph';
import { TerraformFailed, type TerraformRoot } from '@ashlar/terraform';
import { liftingOverride, PREVENT_DESTROY, protectionsOf } from './protections.js';

/** A protection of a resource instance that stood, and was lifted so that it could be destroyed. */
export interface Lifted {
  readonly address: string;
  readonly argument: string;
}

const OVERRIDE = 'protections_override.tf.json';
const PLAN = 'lift.tfplan';

/**
 * Lifts the protections of what stands, in the copy of a stack that a rehearsal made. Returns them, and what
 * `prevent_destroy` should have kept from being destroyed but didn't.
 */
export async function liftProtections(
  root: TerraformRoot,
  json: TerraformJson,
): Promise<{ lifted: readonly Lifted[]; unprotected: readonly string[] }> {
  const protections = protectionsOf(json);
  if (protections.length === 0) return { lifted: [], unprotected: [] };
  const standing = await root.stateList();
  const lifted = protections.flatMap(({ address, argument }) =>
    standing
      .filter((instance) => isOf(instance, address))
      .map((instance) => ({ address: instance, argument })),
  );
  const prevented = lifted.filter(({ argument }) => argument === PREVENT_DESTROY);
  const refusals = prevented.length > 0 ? await refusalsToDestroy(root) : [];
  const unprotected = prevented
    .map(({ address }) => address)
    .filter(
      (address) => !refusals.some((refusal) => refusal.includes(`${address} has lifecycle.prevent_destroy`)),
    );

  writeFileSync(root.path(OVERRIDE), JSON.stringify(liftingOverride(protections), null, 2));
  const changed = protections.filter(
    ({ address, argument }) =>
      argument !== PREVENT_DESTROY && standing.some((instance) => isOf(instance, address)),
  );
  if (changed.length > 0) {
    // Only those: after a failed apply, the rest would be built on.
    const targets = [...new Set(changed.map(({ address }) => `-target=${address}`))];
    await root.plan(PLAN, ...targets);
    await root.apply(PLAN);
  }
  return { lifted, unprotected };
}

const isOf = (instance: string, block: string) => instance === block || instance.startsWith(`${block}[`);

/** Terraform plans a destroy without touching anything, and refuses: once for each instance that may not go. */
async function refusalsToDestroy(root: TerraformRoot): Promise<string[]> {
  try {
    await root.plan(PLAN, '-destroy', '-refresh=false');
    return [];
  } catch (error) {
    if (!(error instanceof TerraformFailed)) throw error;
    return error.diagnostics.map(({ detail = '' }) => detail);
  }
}
