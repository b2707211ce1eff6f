import type { TerraformJson } from '@ashlar/graph';
import { type PlanIdentity, type StaleProblem, synthDigest } from '@ashlar/review';
import { OVERRIDE_FILE } from '@ashlar/terraform';
import { strFromU8, unzipSync } from 'fflate';

/** Where a saved plan holds what it was made of. */
const CODE = 'tfconfig/m-/';
const JSON_FILE = 'cdk.tf.json';

/**
 * Why a plan that was made just now is not of the code that was reviewed: somebody may synthesize while a set is being applied. The
 * plan itself says what Terraform has read.
 */
export function otherCode(
  plan: Uint8Array,
  { stack, synthSha256 }: Pick<PlanIdentity, 'stack' | 'synthSha256'>,
): StaleProblem[] {
  const files = unzipSync(plan, { filter: ({ name }) => name.startsWith(CODE) });
  const written = files[`${CODE}${JSON_FILE}`];
  const isReviewed =
    written !== undefined && synthDigest(JSON.parse(strFromU8(written)) as TerraformJson) === synthSha256;
  const beside = Object.keys(files)
    .map((name) => name.slice(CODE.length))
    .filter((name) => ![JSON_FILE, OVERRIDE_FILE].includes(name))
    .sort();
  const problem = (what: string, fix: string): StaleProblem => ({ field: 'synthSha256', what, fix });
  return [
    ...(isReviewed
      ? []
      : [
          problem(
            'its Terraform JSON was written anew while the set was being applied, and is another now',
            `synthesize the reviewed commit, and apply the set again; or plan it again: ashlar plan ${stack} --plan-set`,
          ),
        ]),
    ...beside.map((name) =>
      problem(
        `${name} lies beside its Terraform JSON, and is no part of what was reviewed`,
        'remove that file, and apply the set again',
      ),
    ),
  ];
}
