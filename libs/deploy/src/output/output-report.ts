import Table from 'cli-table3';
import type { StackOutputs } from './output-stacks.js';
import type { StackOutput } from './stack-outputs.js';

export interface OutputReportOptions {
  /** Prints the values of sensitive outputs too. @default false */
  readonly showSensitive?: boolean | undefined;
}

/** Outputs for people: what is for them first, then what other stacks read. Failures last, where the eye is. */
export function outputReport(all: readonly StackOutputs[], options: OutputReportOptions = {}): string {
  const blocks = all.flatMap(({ stack, outputs }) =>
    outputs === undefined ? [] : [`${stack}\n${tableOf(outputs, options)}`],
  );
  return [...blocks, ...all.flatMap(({ error }) => error?.message ?? [])].join('\n\n');
}

function tableOf(outputs: readonly StackOutput[], { showSensitive = false }: OutputReportOptions): string {
  if (outputs.length === 0) return 'no outputs';
  const table = new Table({ head: ['output', 'value'], style: { head: [], border: [], compact: true } });
  const forStacks = outputs.filter(({ attribute }) => attribute !== undefined);
  for (const output of [...outputs.filter((each) => !forStacks.includes(each)), ...forStacks]) {
    const { name, attribute, sensitive, value } = output;
    const title = attribute === undefined ? name : `${attribute} (for other stacks)`;
    table.push([title, sensitive && !showSensitive ? '(sensitive)' : shown(value)]);
  }
  return table.toString();
}

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** The same for programs, by stack and by name. The value of a sensitive output is absent, so that none is taken for it. */
export function outputJson(
  all: readonly StackOutputs[],
  { showSensitive = false }: OutputReportOptions = {},
): string {
  const outputsOf = (outputs: readonly StackOutput[]) =>
    Object.fromEntries(
      outputs.map(({ name, attribute, sensitive, value }) => [
        name,
        {
          sensitive,
          ...(attribute === undefined ? {} : { attribute }),
          ...(sensitive && !showSensitive ? {} : { value }),
        },
      ]),
    );
  const deployed = all.flatMap(({ stack, outputs }) =>
    outputs === undefined ? [] : [[stack, outputsOf(outputs)]],
  );
  return JSON.stringify(Object.fromEntries(deployed), null, 2);
}
