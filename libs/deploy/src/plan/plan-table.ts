import Table from 'cli-table3';
import type { PlannedResource, PlanSummary } from './plan-summary.js';

/** A stack and what was planned for it. */
export interface PlannedStack {
  readonly stack: string;
  readonly summary: PlanSummary;
  readonly seconds: number;
}

/** A line for each stack, then what changes in each: addresses and names of attributes, never values. */
export function planTable(planned: readonly PlannedStack[]): string {
  const table = new Table({
    head: ['stack', 'create', 'update', 'replace', 'destroy', 'seconds'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  });
  for (const { stack, summary, seconds } of planned) {
    const { create, update, replace, destroy } = summary;
    table.push([stack, create, update, replace, destroy, seconds.toFixed(1)]);
  }
  return [table.toString(), ...planned.flatMap(planDetails)].join('\n');
}

const SIGNS = {
  create: '+',
  update: '~',
  replace: '-/+',
  destroy: '-',
  import: '<-',
  move: '->',
  forget: '.',
} as const;

/** What changes in a stack, in lines. */
export function planDetails({ stack, summary: { resources, outputs, hasChanges } }: PlannedStack): string[] {
  if (!hasChanges) return [];
  return [
    '',
    `${stack}:`,
    ...resources.map((resource) => `  ${lineOf(resource)}`),
    ...(outputs.length === 0 ? [] : [`  outputs that change: ${outputsInWords(outputs)}`]),
  ];
}

/** What the engine publishes for other stacks has names that nobody reads. */
function outputsInWords(outputs: readonly string[]): string {
  const own = outputs.filter((name) => !name.startsWith('cross-stack-output-'));
  const others = outputs.length - own.length;
  return [...own, ...(others === 0 ? [] : [`${others} for other stacks`])].join(', ');
}

function lineOf({ address, action, attributes, forcing, movedFrom }: PlannedResource): string {
  const named = attributes.map((name) => (forcing.includes(name) ? `${name} (forces it)` : name));
  // A resource may also be replaced for a cause that no attribute shows.
  const others = forcing.filter((name) => !attributes.includes(name)).map((name) => `${name} (forces it)`);
  const what = [...named, ...others].join(', ');
  return [
    `${SIGNS[action].padStart(3)} ${address}`,
    movedFrom && `  moved from ${movedFrom}`,
    what && `  ${what}`,
    action === 'forget' && '  leaves the state, and stays in AWS',
  ]
    .filter(Boolean)
    .join('');
}
