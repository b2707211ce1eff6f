import type { InputError } from '@ashlar/core';
import Table from 'cli-table3';

/** What became of a stack that was to be changed. */
export type Outcome = {
  readonly stack: string;
  /** Of planning and applying. */
  readonly seconds: number;
} & (
  | { readonly became: 'changed'; readonly changed: string }
  | { readonly became: 'unchanged'; readonly remark?: string }
  | { readonly became: 'failed'; readonly error: InputError; readonly changed?: string }
  | { readonly became: 'interrupted'; readonly changed: string }
  | { readonly became: 'not begun'; readonly because: string }
);

/** Whether there is nothing left to be done for a stack. */
export const isDone = ({ became }: Outcome) => became === 'changed' || became === 'unchanged';

/** What became of each stack, why those failed that did, and the command that goes on. */
export function outcomeReport(outcomes: readonly Outcome[], command: string): string {
  const table = new Table({
    head: ['stack', 'outcome', 'seconds'],
    colAligns: ['left', 'left', 'right'],
    style: { head: [], border: [], compact: true },
  });
  for (const outcome of outcomes) table.push([outcome.stack, inWords(outcome), outcome.seconds.toFixed(1)]);
  const left = outcomes.filter((outcome) => !isDone(outcome)).map(({ stack }) => stack);
  const errors = outcomes.flatMap((outcome) => (outcome.became === 'failed' ? outcome.error.message : []));
  return [
    table.toString(),
    ...errors.flatMap((message) => ['', message]),
    ...(left.length === 0 ? [] : ['', `to go on: ${command} ${left.join(' ')}`]),
  ].join('\n');
}

function inWords(outcome: Outcome): string {
  if (outcome.became === 'changed') return outcome.changed;
  if (outcome.became === 'unchanged') return outcome.remark ?? 'no changes';
  if (outcome.became === 'not begun') return `not begun: ${outcome.because}`;
  const { became, changed } = outcome;
  return changed === undefined ? became : `${became} after ${changed}`;
}
