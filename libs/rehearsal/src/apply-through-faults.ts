import { type Progress, TerraformFailed, type TerraformRoot } from '@ashlar/terraform';

/** About one create of a security group in twenty large applies fails on moto with one of these. */
export const PASSING_FAULTS = /InvalidGroup\.Duplicate|InvalidPermission\.NotFound/;

/** Applies a saved plan, and plans and applies again when only a passing fault of moto ended it. */
export async function applyThroughFaults(
  root: TerraformRoot,
  plan: string,
  progress?: Progress,
): Promise<{ created: number; fault?: string | undefined }> {
  try {
    return { created: (await root.apply(plan, progress)).created };
  } catch (error) {
    if (!(error instanceof TerraformFailed) || !PASSING_FAULTS.test(error.message)) throw error;
    await root.plan(plan);
    await root.apply(plan, progress);
    return { created: (await root.stateList()).length, fault: PASSING_FAULTS.exec(error.message)?.[0] };
  }
}
