import { type FailureCode, firstToMend } from '../failures/deploy-error.js';
import type { StackPlan } from './plan-stacks.js';
import { planTable } from './plan-table.js';

/** What was planned, for people: failures last, where the eye is. */
export function planReport(plans: readonly StackPlan[], { isSet = false } = {}): string {
  const planned = plans.flatMap(({ stack, seconds, summary }) =>
    summary === undefined ? [] : [{ stack, seconds, summary }],
  );
  const rest = plans.flatMap(({ stack, summary, error }) =>
    summary === undefined && error === undefined ? [`${stack} was not planned: interrupted`] : [],
  );
  return [
    ...(planned.length === 0 ? [] : [planTable(planned)]),
    ...(planned.length === 0 ? [] : ['', totalOf(planned, isSet)]),
    ...rest,
    ...plans.flatMap(({ error }) => (error === undefined ? [] : ['', error.message])),
  ].join('\n');
}

function totalOf(
  planned: readonly { readonly summary: { readonly hasChanges: boolean } }[],
  isSet: boolean,
): string {
  const changed = planned.filter(({ summary }) => summary.hasChanges).length;
  const stacks = `${planned.length} stack${planned.length === 1 ? '' : 's'} planned`;
  if (changed === 0) return `${stacks}, no changes`;
  return isSet
    ? `${stacks}, ${changed} with changes`
    : `${stacks}, ${changed} with changes; apply exactly this with \`ashlar apply --planned\` and the same stacks`;
}

/** The same for programs. */
export const planJson = (plans: readonly StackPlan[]): string =>
  JSON.stringify(
    plans.map(({ stack, seconds, folder, summary, error }) => ({
      stack,
      seconds: Math.round(seconds * 10) / 10,
      ...(summary === undefined ? {} : { folder, ...summary }),
      ...(error === undefined ? {} : { error: error.message, exitCode: exitCodeOf([error]) }),
    })),
    null,
    2,
  );

/** Of several failures, the code of the one that has to be mended first. */
export function exitCodeOf(errors: readonly Error[]) {
  return firstToMend(errors.map((error) => (error as { exitCode?: FailureCode }).exitCode ?? 1));
}
