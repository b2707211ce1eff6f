import Table from 'cli-table3';
import type { Validation } from './validate-stacks.js';

export const areValid = (all: readonly Validation[]) =>
  all.every(({ invalidities }) => invalidities.length === 0);

/** What Terraform found, for people: a line for each stack, and below them what is wrong, and where. */
export function validateReport(all: readonly Validation[]): string {
  const table = new Table({
    head: ['stack', 'valid', 'seconds'],
    colAligns: ['left', 'left', 'right'],
    style: { head: [], border: [], compact: true },
  });
  for (const { stack, invalidities, seconds } of all)
    table.push([stack, invalidities.length === 0 ? 'yes' : 'NO', seconds.toFixed(1)]);
  return [
    table.toString(),
    `${all.length} stacks, ${all.filter(({ invalidities }) => invalidities.length > 0).length} of them invalid`,
    ...all.flatMap(({ stack, invalidities }) =>
      invalidities.map(({ where, construct, what }) =>
        [
          `\n${stack}: ${where}`,
          ...(construct === undefined ? [] : [`  construct ${construct}`]),
          `  ${what.replaceAll('\n', '\n  ')}`,
        ].join('\n'),
      ),
    ),
  ].join('\n');
}

/** The same for programs. */
export const validateJson = (all: readonly Validation[]): string =>
  JSON.stringify(
    all.map(({ stack, seconds, invalidities }) => ({
      stack,
      seconds: Math.round(seconds * 10) / 10,
      valid: invalidities.length === 0,
      invalidities,
    })),
    null,
    2,
  );
