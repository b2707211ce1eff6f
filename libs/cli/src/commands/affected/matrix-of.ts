import { type Comparison, expectedSeconds, matrixJson, MOST_LEGS, packLegs } from '@ashlar/changes';
import { accountOf, type StackJson } from '@ashlar/graph';
import { readDurations } from '../durations/read-durations.js';

export interface MatrixRequest {
  readonly legs?: string;
  readonly durations?: string;
}

/** The stacks that have to be planned, in legs. One that is gone has no sources to plan with. */
export function matrixOf(
  { changes }: Comparison,
  head: readonly StackJson[],
  { legs, durations }: MatrixRequest,
): string {
  const names = new Set(changes.flatMap(({ kind, name }) => (kind === 'gone' ? [] : [name])));
  const seconds = expectedSeconds(durations === undefined ? {} : readDurations(durations));
  const loads = head
    .filter(({ name }) => names.has(name))
    .map(({ name, json }) => ({ name, account: accountOf({ json }) ?? 'unknown', seconds: seconds(name) }));
  return matrixJson(packLegs(loads, legs === undefined ? MOST_LEGS : Number(legs)));
}
