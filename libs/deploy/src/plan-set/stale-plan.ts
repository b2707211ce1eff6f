import type { EffectDifference, PlannedDanger, StaleProblem } from '@ashlar/review';
import { DeployError, failureCodes } from '../failures/deploy-error.js';

/** A plan that is no longer the one to apply. */
export const stalePlan = (where: string, problems: readonly StaleProblem[]) =>
  new DeployError([{ where, problems }], failureCodes.stale);

/** Planned anew it does the same, and nobody has said that this is enough. */
export const equalInEffect = (stack: string, problems: readonly StaleProblem[]) =>
  new DeployError(
    [
      {
        where: stack,
        problems: problems.map(({ what }) => ({
          what: `${what}; planned anew, it does the same`,
          fix: 'apply the set with --on-equivalent-replan apply, or plan again and have that reviewed',
        })),
      },
    ],
    failureCodes.stale,
  );

/** Planned anew it does something else. */
export const otherEffect = (
  stack: string,
  problems: readonly StaleProblem[],
  differences: readonly EffectDifference[],
) =>
  new DeployError(
    [
      {
        where: stack,
        problems: problems.map(({ what, fix }) => ({
          what: [`${what}; planned anew, it would do something else:`, ...differences.map(lineOf)].join('\n'),
          fix,
        })),
      },
    ],
    failureCodes.stale,
  );

/** A plan that could only be made now takes away what nobody has agreed to. */
export const needsApproval = (stack: string, deferred: string, dangers: readonly PlannedDanger[]) =>
  new DeployError(
    [
      {
        where: stack,
        problems: [
          {
            what: [`${deferred}; planned after that, it would:`, ...dangers.map(inWords)].join('\n'),
            fix: `what came before it is applied; plan ${stack} again, and have that reviewed: ashlar plan ${stack} --plan-set`,
          },
        ],
      },
    ],
    failureCodes.danger,
  );

const inWords = ({ address, action }: PlannedDanger) => `  ${action} ${address}`;

function lineOf({ address, was, is, attributes }: EffectDifference): string {
  const what = was === is ? `${is} with other values` : `${was} was reviewed, ${is} it would be`;
  return `  ${address}: ${what}${attributes.length === 0 ? '' : ` (${attributes.join(', ')})`}`;
}
