import type { DriftedResource } from './drift-of.js';
import type { StackDrift } from './drift-stacks.js';

export const hasDrift = (all: readonly StackDrift[]) => all.some(({ drift = [] }) => drift.length > 0);

/** What was changed outside of Terraform, for people. Failures last, where the eye is. */
export function driftReport(all: readonly StackDrift[]): string {
  const read = all.filter(({ drift }) => drift !== undefined);
  const drifted = read.filter(({ drift = [] }) => drift.length > 0);
  return [
    ...drifted.map(({ stack, drift = [] }) => [`${stack}:`, ...drift.map(lineOf)].join('\n')),
    ...(read.length === 0 ? [] : [totalOf(read.length, drifted.length)]),
    ...all.flatMap(({ stack, drift, error }) =>
      drift === undefined && error === undefined ? [`${stack} was not compared: interrupted`] : [],
    ),
    ...all.flatMap(({ error }) => error?.message ?? []),
  ].join('\n\n');
}

const lineOf = ({ address, what, attributes }: DriftedResource) =>
  what === 'deleted'
    ? `  - ${address}  deleted outside of Terraform`
    : `  ~ ${address}  ${attributes.join(', ')}`;

function totalOf(read: number, drifted: number): string {
  const stacks = `${read} stack${read === 1 ? '' : 's'} compared with AWS`;
  return drifted === 0
    ? `${stacks}, no drift`
    : `${stacks}, ${drifted} with drift: \`ashlar plan\` shows what an apply would set back; what shall stay belongs into the code`;
}

/** The same for programs. */
export const driftJson = (all: readonly StackDrift[]): string =>
  JSON.stringify(
    all.map(({ stack, seconds, drift, error }) => ({
      stack,
      seconds: Math.round(seconds * 10) / 10,
      ...(drift === undefined ? {} : { drift }),
      ...(error === undefined ? {} : { error: error.message }),
    })),
    null,
    2,
  );
